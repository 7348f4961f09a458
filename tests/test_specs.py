"""The services of `specs/`: what they compile to is kept, and read by eye when it changes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from building import ROOT, SPECS, compile_spec, read, spec_texts
from linting import EXAMPLES
from looking import found_in_spec
from svclang.model.nodes import Surroundings

EXPECTED = ROOT / "tests" / "expected"


@pytest.mark.parametrize("name", SPECS)
def test_a_spec_compiles_to_what_is_expected(name: str, update: bool) -> None:
    folder = EXPECTED / name
    texts = spec_texts(name)
    if update:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8")
    for file, text in texts.items():
        assert text == (folder / file).read_text(encoding="utf-8"), f"see {folder / file}"


def test_every_expected_file_belongs_to_a_spec() -> None:
    found = {f"{path.parent.name}/{path.name}" for path in EXPECTED.glob("*/*")}
    assert found == {f"{name}/{file}" for name in SPECS for file in spec_texts(name)}


@pytest.mark.parametrize("name", SPECS)
def test_a_spec_has_neither_errors_nor_warnings(name: str) -> None:
    assert [found.message for found in compile_spec(name).diagnostics] == []


@pytest.mark.parametrize("stage", ["dev", "prod"])
@pytest.mark.parametrize("name", SPECS)
def test_the_linter_finds_nothing_in_a_spec(name: str, stage: str) -> None:
    path = f"specs/{name}/{name}.svc"
    around = Surroundings(stage, today=EXAMPLES.today, exists=lambda file: (ROOT / file).exists())
    found = found_in_spec({path: read(path)}, around)
    assert [f"{one.rule}: {one.message}" for one in found] == []


@pytest.mark.parametrize("name", SPECS)
def test_the_stage_changes_what_it_overrides_and_little_else(name: str) -> None:
    dev, prod = (spec_texts(name, stage)[f"{name}.template.yaml"] for stage in ("dev", "prod"))
    changed = set(dev.splitlines()) ^ set(prod.splitlines())
    assert 0 < len(changed) < len(dev.splitlines()) / 10


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_output_does_not_depend_on_the_hash_seed(seed: str) -> None:
    code = "import building; print(*building.spec_texts('bookings').values(), sep='')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT / "tests",
        env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONUTF8": "1"},
    )
    assert done.stdout == "".join(spec_texts("bookings").values()) + "\n"

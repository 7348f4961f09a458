"""Facts about the repository itself: its layers, its wheel, and what its documents say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import svclang
from building import ROOT, SPECS, compile_text, spec_texts
from environments import environment

TRACKED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=True,
).stdout.splitlines()
SNIPPET = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
DOCUMENTS = [name for name in TRACKED if name.endswith(".md")]


def snippets(document: str, language: str) -> list[str]:
    text = (ROOT / document).read_text(encoding="utf-8")
    return [body for kind, body in SNIPPET.findall(text) if kind == language]


def test_imports_point_one_way() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [str(linter), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_package_says_what_each_of_its_modules_is_for() -> None:
    table = str(svclang.__doc__).split("\n\n")[3]
    described = re.findall(r"^    (\w+) ", table, re.MULTILINE)
    there = {path.stem for path in (ROOT / "compiler" / "svclang").iterdir()}
    assert {*described} == there - {"__init__", "__main__", "__pycache__", "py"}


def test_importing_the_compiler_loads_no_checker_and_no_parser() -> None:
    code = "import sys, svclang.cli.main; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    heavy = {"lark", "cfnlint", "jsonschema", "openapi_spec_validator", "yaml", "dataclasses"}
    assert loaded & heavy == set()


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `svc` of the built wheel, installed alone in an environment of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    return environment(folder / "env", str(wheel)) / "svc"


def test_the_wheel_installed_alone_compiles_every_spec(installed: Path, tmp_path: Path) -> None:
    sources = [f"specs/{name}/{name}.svc" for name in SPECS]
    env = {**os.environ, "SVC_CACHE_DIR": str(tmp_path / "cache")}
    done = subprocess.run(
        [str(installed), "build", *sources, "-o", str(tmp_path / "out")],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for name in SPECS:
        for file in (each for each in spec_texts(name) if "swagger" in each):
            written = (tmp_path / "out" / file).read_text(encoding="utf-8")
            assert written == spec_texts(name)[file]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_service_in_a_document_compiles(document: str) -> None:
    for text in snippets(document, "svc"):
        if re.search(r"^service ", text, re.MULTILINE):
            compiled = compile_text(text)
            found = [d for d in compiled.diagnostics if d.severity == "error"]
            assert [d.message for d in found] == [], text


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_of_a_document_leads_to_a_file(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    text = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    missing = [name for name in targets if not (ROOT / document).parent.joinpath(name).exists()]
    assert missing == []


def test_the_project_names_no_machine_and_no_registry() -> None:
    words = ("/work" + "/", "/home" + "/", "pypi" + ".org", "files.python" + "hosted")
    named = [
        (name, word)
        for name in TRACKED
        if (ROOT / name).suffix not in (".png",) and (ROOT / name).is_file()
        for word in words
        if word in (ROOT / name).read_text(encoding="utf-8", errors="replace")
    ]
    assert named == []

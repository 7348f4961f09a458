"""`depfile`: dependencies in Make's words."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from svclang.cli.depfile import Rule, depfile, escape, target

AWKWARD = ["plain", "a b", "a$b", "a#b", "a:b", "a%b", "a\\b", "a\\ b", "a[b]*", "~a", "ä'\"b"]


def test_the_outputs_depend_on_the_sources() -> None:
    rule = Rule(["out/a.swagger.yaml", "out/a.template.yaml"], ["a.svc"])
    assert depfile([rule]) == "out/a.swagger.yaml out/a.template.yaml: a.svc\n"


def test_each_import_has_a_rule_of_its_own_so_that_it_may_vanish() -> None:
    rules = [Rule(["a.yaml"], ["a.svc", "lib.svc"]), Rule(["b.yaml"], ["b.svc", "lib.svc"])]
    assert depfile(rules) == "a.yaml: a.svc lib.svc\n\nb.yaml: b.svc lib.svc\n\nlib.svc:\n"


def test_a_source_that_is_named_itself_has_no_rule_of_its_own() -> None:
    rules = [Rule(["a.yaml"], ["a.svc", "b.svc"]), Rule(["b.yaml"], ["b.svc"])]
    assert "\nb.svc:\n" not in depfile(rules)


@pytest.mark.parametrize(
    ("name", "escaped"),
    [("a b", "a\\ b"), ("a$b", "a$$b"), ("a#b", "a\\#b"), ("a:b", "a\\:b"), ("a\\ b", "a\\\\\\ b")],
)
def test_what_make_would_read_otherwise_is_escaped(name: str, escaped: str) -> None:
    assert escape(name) == escaped


@pytest.fixture(params=AWKWARD)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with an output, newer than its source and its import, and a Makefile for it."""
    if shutil.which("make") is None:
        pytest.skip("needs make")
    output, source, library = (f"{request.param}.{kind}" for kind in ("out", "svc", "lib.svc"))
    for age, name in enumerate((source, library, output), 1):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (age, age))
    rules = depfile([Rule([output], [source, library])])
    (tmp_path / "Makefile").write_text(f"{target(output)}:\n\t@echo rebuilt\n\n{rules}")
    return tmp_path


def rebuilt(folder: Path) -> bool:
    """Whether Make finds the output out of date."""
    (output,) = folder.glob("*.out")
    command = ["make", output.name]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return "rebuilt" in ran.stdout


def test_make_leaves_an_output_that_is_newer_than_its_sources(made: Path) -> None:
    assert not rebuilt(made)


def test_make_rebuilds_an_output_that_is_older_than_an_import(made: Path) -> None:
    (library,) = made.glob("*.lib.svc")
    os.utime(library, (9, 9))
    assert rebuilt(made)


def test_make_rebuilds_an_output_whose_import_is_gone(made: Path) -> None:
    (library,) = made.glob("*.lib.svc")
    library.unlink()
    assert rebuilt(made)

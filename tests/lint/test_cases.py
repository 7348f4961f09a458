"""Each file of `cases/lint` says itself what is found in it, and nothing else may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import case_files, mismatches
from linting import lint_case
from svclang.lint.registry import names

CASES = case_files("lint")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_found_is_what_is_marked(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    problems = mismatches(text, lint_case(text, path.stem))
    assert not problems, "\n".join(["", *problems])


def test_every_rule_has_a_case_of_its_name() -> None:
    assert set(names()) - {path.stem for path in CASES} == set()

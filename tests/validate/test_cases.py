"""Each file of `cases/validate` says itself what is found in it, and nothing else may be.

`// stage: prod` in the first line says which stage is built. Of the linter, the rules are asked
whose findings are marked.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import compile_text
from cases import case_files, marks, mismatches
from svclang.lint.registry import group_of


@pytest.mark.parametrize("path", case_files("validate"), ids=lambda path: path.stem)
def test_what_is_found_is_what_is_marked(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    stage = re.match(r"// stage: (\S+)", text)
    rules = {mark.rule for mark in marks(text) if group_of(mark.rule)}
    found = compile_text(text, stage[1] if stage else "dev", rules).diagnostics
    problems = mismatches(text, found)
    assert not problems, "\n".join(["", *problems])

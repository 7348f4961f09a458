"""The fixes of what the cases find: each takes its finding away, and brings nothing else about."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cases import case_files
from linting import fixed, lint_case

CASES = case_files("lint")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_fix_removes_its_finding_and_adds_none(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = lint_case(text, path.stem)
    before = Counter((one.rule, one.message) for one in found)
    for one in found:
        if one.fix is not None:
            mended = fixed(text, one.fix)
            after = Counter((left.rule, left.message) for left in lint_case(mended, path.stem))
            gone = before - after
            assert (one.rule, one.message) in gone, f"{one.message}\n{mended}"
            assert not after - before, f"{one.message}\n{mended}"

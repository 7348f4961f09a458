"""Every fix that is offered in a case repairs what it is offered for, and harms nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cases import case_files
from editing import edited
from linting import lint_case
from svclang.diagnostics import Diagnostic


@pytest.mark.parametrize("path", case_files("lint"), ids=lambda path: path.stem)
def test_a_fix_removes_its_finding_and_adds_none(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = lint_case(text, path.stem)
    before = counted(found)
    for one in found:
        if one.fix is not None:
            after = counted(lint_case(edited(text, one.fix.edits), path.stem))
            assert after <= before, one.message
            assert after[one.rule, one.message] < before[one.rule, one.message]


def counted(found: tuple[Diagnostic, ...]) -> Counter[tuple[str, str]]:
    """How often what is found, errors included."""
    return Counter((one.rule, one.message) for one in found)

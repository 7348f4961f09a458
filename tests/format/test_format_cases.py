"""Cases of the formatter: a text, and behind `// --- becomes` what it is to become."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import case_files
from svclang.format import format_text

_BREAK = "// --- becomes\n"
CASES = case_files("format")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_text_becomes_what_is_expected(path: Path, update: bool) -> None:
    given, found, expected = path.read_text(encoding="utf-8").partition(_BREAK)
    made = format_text(given)
    assert made is not None, "its syntax is wrong"
    if update:
        path.write_text(f"{given}{_BREAK}{made}", encoding="utf-8")
        return
    assert found, f"`{_BREAK.strip()}` is missing; write what is expected with `pytest --update`"
    assert made == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_shows_something(path: Path) -> None:
    given, _, expected = path.read_text(encoding="utf-8").partition(_BREAK)
    assert given != expected

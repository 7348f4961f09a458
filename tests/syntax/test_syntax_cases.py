"""Each file of `cases/syntax` says itself what is wrong with it, and nothing else may be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import case_files, mismatches
from svclang.source import Source
from svclang.syntax import parse


@pytest.mark.parametrize("path", case_files("syntax"), ids=lambda path: path.stem)
def test_what_is_found_is_what_is_marked(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    problems = mismatches(text, parse(Source(path.name, text)).diagnostics)
    assert not problems, "\n".join(["", *problems])

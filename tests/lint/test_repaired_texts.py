"""What whole texts of `cases/fixes` look like when they are repaired.

Beside each `NAME.svc` stand `NAME.safe` and `NAME.unsafe`: the text after the fixes that are safe,
and after all of them. `pytest --update` rewrites both.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import case_files
from looking import NAME, found_when_built
from svclang.format import format_text
from svclang.lint.fixing import fix_source


@pytest.mark.parametrize("path", case_files("fixes"), ids=lambda path: path.stem)
@pytest.mark.parametrize("how", ["safe", "unsafe"])
def test_a_text_is_repaired_as_is_kept(path: Path, how: str, update: bool) -> None:
    fixed = fix_source(
        lambda texts: found_when_built(texts[NAME]),
        {NAME: path.read_text(encoding="utf-8")},
        format_text,
        unsafe=how == "unsafe",
    )
    kept = path.with_suffix(f".{how}")
    if update:
        kept.write_text(fixed.texts[NAME], encoding="utf-8")
    assert fixed.texts[NAME] == kept.read_text(encoding="utf-8")

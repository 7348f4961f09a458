"""What we show to others is in the form that we ask of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import ROOT
from manual import snippets
from svclang.format import format_text

_SPECS = sorted(ROOT.glob("specs/*/*.svc"))
_PAGES = [ROOT / "README.md", ROOT / "docs" / "manual.md"]


@pytest.mark.parametrize("path", _SPECS, ids=lambda path: path.stem)
def test_a_spec_is_formatted(path: Path) -> None:
    text = path.read_bytes().decode()
    assert format_text(text) == text, "write it with `svc fmt specs`"


@pytest.mark.parametrize("page", _PAGES, ids=lambda path: path.stem)
def test_the_snippets_of_a_page_are_formatted(page: Path, update: bool) -> None:
    text = page.read_text(encoding="utf-8")
    right = [one for one in snippets(text, "svc") if one.is_formatted and format_text(one.text)]
    if update:
        for snippet in right:
            fenced = "```svc\n{}```"
            text = text.replace(
                fenced.format(snippet.text), fenced.format(format_text(snippet.text))
            )
        page.write_text(text, encoding="utf-8")
        return
    for snippet in right:
        assert format_text(snippet.text) == snippet.text, "write it with `pytest --update`"

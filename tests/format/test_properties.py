"""What is true of any text whose syntax is right, whatever rules of the grammar it uses."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from building import ROOT
from format.sources import alternatives, is_right, texts, written
from format.trees import meaning, strayed
from fuzz.effort import fuzzed
from manual import snippets
from svclang.format import format_text

_FILES = [*sorted((ROOT / "tests" / "cases").rglob("*.svc")), *sorted(ROOT.glob("specs/*/*.svc"))]
_RULES = [rule for rules in alternatives().values() for rule in rules]
_PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def holds(text: str) -> None:
    """Formatting keeps meaning and comments, and formatting once more changes nothing."""
    once = format_text(text)
    assert once is not None
    assert meaning(once) == meaning(text)
    assert strayed(text, once) == []
    assert format_text(once) == once


@fuzzed(60)
@given(st.sampled_from(_RULES).flatmap(texts))
def test_formatting_keeps_the_meaning_and_is_done_at_once(text: str) -> None:
    assume(is_right(text))
    holds(text)


@pytest.mark.parametrize("name", alternatives())
def test_it_does_so_for_each_alternative_of_each_rule(name: str) -> None:
    random = Random(name)
    for rule in alternatives()[name]:
        right = 0
        for _ in range(40):
            text = written(random.choice, rule)
            if is_right(text):
                holds(text)
                right += 1
            if right == 3:
                break
        assert right, f"no text uses {rule}"


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_it_does_so_for_the_cases_and_the_specs(path: Path) -> None:
    text = path.read_bytes().decode()
    if is_right(text):
        holds(text)


@pytest.mark.parametrize("page", _PAGES, ids=lambda path: path.stem)
def test_it_does_so_for_the_snippets_of_the_docs(page: Path) -> None:
    for snippet in snippets(page.read_text(encoding="utf-8"), "svc"):
        if is_right(snippet.text):
            holds(snippet.text)

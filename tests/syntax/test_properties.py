"""What is true of any text at all."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cases import case_files
from svclang.source import Source, Span
from svclang.syntax import parse
from svclang.syntax.nodes import File

_BRACKETS = ["{", "}", "(", ")", "[", "]"]
_SIGNS = ["->", "=>", "=", ":", ",", ";", "|", "&", "?", "..", ".", "-", "#", "\\", "é", "\t", "\n"]
_QUOTES = ['"', '"""', "'", "/", "//", "///", "/*", "${", "${a}", "/^a$/", '"a"', "/users/{id}"]
_WORDS = ["a.b", "x", "y", "GET", "1", "1..2", "10s", "100/s", "key", "takes", "mock", "with"]
_KEYWORDS = ["type", "api", "function", "enum", "error", "param", "secret", "every", "stage"]
_TOKENS = [*_BRACKETS, *_SIGNS, *_QUOTES, *_WORDS, *_KEYWORDS]
SOUP = st.lists(st.sampled_from(_TOKENS), max_size=60).map(" ".join)
CASE = st.sampled_from([path.read_text(encoding="utf-8") for path in case_files("trees")])


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A text with something taken out of it and something else put in."""
    text = draw(CASE)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 4))
        text = text[:start] + draw(st.sampled_from(["", *_TOKENS])) + text[end:]
    return text


def spans(node: Any) -> list[Span]:
    """All spans in what a file holds."""
    if isinstance(node, Span):
        return [node]
    return [span for item in node for span in spans(item)] if isinstance(node, tuple) else []


def well_formed(text: str, source: Source | None = None) -> File:
    file = parse(source or Source("test.svc", text))
    assert all(0 <= span.start <= span.end <= len(text) for span in spans(tuple(file)))
    assert [found for found in file.diagnostics if not found.message] == []
    return file


@given(st.text())
@settings(deadline=None)
def test_any_text_gives_a_file(text: str) -> None:
    well_formed(text)


@given(SOUP)
@settings(deadline=None)
def test_any_row_of_words_and_signs_gives_a_file(text: str) -> None:
    well_formed(text)


@given(broken())
@settings(deadline=None)
def test_a_broken_text_gives_the_same_file_each_time(text: str) -> None:
    source = Source("test.svc", text)
    assert well_formed(text, source) == well_formed(text, source)


@given(broken())
@settings(deadline=None)
def test_what_is_not_understood_is_said(text: str) -> None:
    file = well_formed(text)
    assert not (file.lost or file.damaged) or file.diagnostics

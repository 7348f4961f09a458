"""Edits in tests: fixes and the text that they speak of in, the text after them out."""

from __future__ import annotations

from collections.abc import Iterable

from svclang.diagnostics import Diagnostic, Edit
from svclang.source import Source, Span


def span_of(text: str, part: str) -> Span:
    """Where a part of a text stands first."""
    at = text.index(part)
    return Span(Source("test.svc", text), at, at + len(part))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made, none of which may touch another."""
    behind = len(text)
    for edit in sorted(edits, key=lambda each: each.span[1:], reverse=True):
        assert edit.span.end <= behind
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        behind = edit.span.start
    return text


def repaired(text: str, found: Iterable[Diagnostic]) -> str:
    """A text with everything repaired that can be."""
    return edited(text, (edit for one in found if one.fix for edit in one.fix.edits))

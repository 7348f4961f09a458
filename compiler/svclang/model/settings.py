"""What a setting comes to: its number where it can be known, and the statement that says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..source import Span
from .nodes import Given, Settings


def number_of(settings: Settings, name: str, usual: int | None = None) -> int | None:
    """The number that a setting is, in the unit of its form; None where nobody knows it yet.

    `usual` is what holds where the setting is not given.
    """
    given = settings.get(name)
    if given is None:
        return usual
    value = given.value
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def statement_at(words: Span, name: str) -> Span:
    """The whole statement of a setting of some words, which may be given several times."""
    source, start, end = words
    return Span(source, source.text.rindex(name, 0, start), end)


def times(given: Given | None) -> Iterator[tuple[Mapping[str, Any], Span]]:
    """Every time that a setting is given, with its words."""
    if given is not None:
        yield from zip(given.value, given.spans, strict=True)

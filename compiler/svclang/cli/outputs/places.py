"""Spans as people and programs know them: a path, lines and columns.

In: a `Span`. Out: a `Place`, whose lines and columns count from 1, columns in characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...named_tuples import NamedTuple

if TYPE_CHECKING:
    from ...source import Span


class Place(NamedTuple):
    """Where a span starts and ends; the end is the first character that is not in it.

    `start` and `end` are offsets from 0, in characters.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int

    def __str__(self) -> str:
        """What editors jump to: `photos.svc:61:13`."""
        return f"{self.path}:{self.line}:{self.column}"


def place(span: Span) -> Place:
    """The place of a span, which is kept within its text."""
    source, size = span.source, len(span.source.text)
    start = min(max(span.start, 0), size)
    end = min(max(span.end, start), size)
    first, last = source.position(start), source.position(end)
    return Place(source.name, *first, *last, start, end)


def is_stream(name: str) -> bool:
    """Whether a source is no file, as `<stdin>` is."""
    return name.startswith("<") and name.endswith(">")

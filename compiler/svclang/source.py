"""Source text, and places in it.

In: the name and text of a `.svc` file. Out: `Span`s, half-open ranges of character offsets that
every tree node, model node, document node and diagnostic carries, and the line and column that a
person knows them by.
"""

from __future__ import annotations

from bisect import bisect_right

from .named_tuples import NamedTuple

BLANKS = " \t\r\f\ufeff"
"""The characters of a line that say nothing."""


class Source:
    """One file: the name that messages show, its text, and an index of its lines.

    `name` is the path as the user wrote it, `<stdin>` for standard input.
    """

    __slots__ = ("_starts", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._starts: list[int] | None = None

    def __repr__(self) -> str:
        return f"Source({self.name!r})"

    @property
    def starts(self) -> list[int]:
        """The offset at which each line starts; made when first asked for."""
        if self._starts is None:
            starts = [0]
            find = self.text.find
            at = find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = find("\n", at + 1)
            self._starts = starts
        return self._starts

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both from 1, columns in characters."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its line end."""
        starts = self.starts
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r")


class Span(NamedTuple):
    """The characters from `start` up to, but not with, `end` of a source."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """What stands at this place."""
        return self.source.text[self.start : self.end]

    @property
    def line(self) -> int:
        """The line that the span starts in, from 1."""
        return self.source.position(self.start)[0]

    def holds(self, other: Span) -> bool:
        """Whether another place is a part of this one."""
        return self.source is other.source and self.start <= other.start and other.end <= self.end

    def to(self, other: Span) -> Span:
        """From the start of this span to the end of `other`."""
        return Span(self.source, self.start, other.end)


# --- Lines of a text ------------------------------------------------------------------------------


def line_start(text: str, offset: int) -> int:
    """Where the line begins that an offset stands in."""
    return text.rfind("\n", 0, offset) + 1


def next_line(text: str, offset: int) -> int:
    """Where the line behind that of an offset begins; the end of the text where there is none."""
    return text.find("\n", offset) + 1 or len(text)


def begins_line(text: str, offset: int) -> bool:
    """Whether nothing but blanks stands before an offset in its line."""
    return not text[line_start(text, offset) : offset].strip(BLANKS)


def is_doc(text: str, offset: int = 0) -> bool:
    """Whether the comment at an offset has three slashes, and not more."""
    return text.startswith("///", offset) and not text.startswith("////", offset)

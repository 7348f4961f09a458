"""A text that does not parse, cut into its statements at the top level.

In: a text. Out: one chunk after the other, each with what is wrong with its brackets and with the
edits with which it parses nevertheless. A statement goes on as long as a bracket is open or lines
are indented deeper than its first; in a text whose brackets do not fit, a declaration at the start
of a line begins a statement in any case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..named_tuples import NamedTuple
from .brackets import Brackets, Edit, Lines, blank
from .piece import DEEPEST, MOST
from .scan import CLOSERS, OPENERS, Bracket, first_word, line_end, next_beginning
from .words import BEGINNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..diagnostics import Diagnostic
    from ..source import Source
    from .scan import Event, Scanner

_OVERRIDE = re.compile(r"\w+[ \t]*\w*[ \t]*\{[^{}\n]*\}[ \t]*$", re.MULTILINE)
_INDENT = re.compile(r"[ \t\r\f\ufeff]*")


class Chunk(NamedTuple):
    """A statement with the comments above it; its first word stands at `first`.

    `edits` make its brackets fit, and `told` are those whose places the `diagnostics` are about.
    """

    start: int
    first: int
    end: int
    diagnostics: tuple[Diagnostic, ...]
    edits: tuple[Edit, ...]
    told: tuple[Edit, ...]


def fits(scanner: Scanner, text: str) -> bool:
    """Whether each bracket of a text has its counterpart."""
    opened: list[Bracket] = []
    for event in scanner.events(text, 0, len(text), opened):
        if event.sign in OPENERS:
            opened.append(Bracket(event.sign, event.start))
            if len(opened) > DEEPEST:
                return False
        elif event.sign in CLOSERS and (not opened or opened.pop().sign != CLOSERS[event.sign]):
            return False
    return not opened


class Cutter:
    """Cuts one text. `comments` are the places of the comments in what has been cut so far."""

    def __init__(self, scanner: Scanner, source: Source, text: str) -> None:
        self._scanner = scanner
        self._source = source
        self._text = text
        self.fits = fits(scanner, text)
        self.comments: list[tuple[int, int]] = []
        self._begin(0)

    def chunks(self) -> Iterator[Chunk]:
        """The statements, in order."""
        text = self._text
        while self._start < len(text):
            stop = None
            for event in self._scanner.events(text, self._start, len(text), self._brackets.opened):
                self._take(event)
                stop = self._stop(event) if event.end > self._first else None
                if stop is not None:
                    break
            stop = stop or len(text)
            if self._first < len(text):
                yield self._chunk(stop)
            self._begin(stop)

    def _begin(self, start: int) -> None:
        """A statement starts here, with the comments above it."""
        self._start = start
        self._first = first_word(self._text, start)
        self._brackets = Brackets(self._source, self._text)
        self._see_line(self._text.rfind("\n", start, self._first) + 1 or start)
        self._indent = self._width  # of its first line
        self._below: Lines | None = None
        self._boundary: int | None = None  # where it ends, if nothing that follows belongs to it

    def _see_line(self, start: int) -> None:
        found = _INDENT.match(self._text, start)
        self._line = start
        self._word = found.end() if found else start
        self._width = self._word - start
        self._brackets.line(start, self._word)

    def _take(self, event: Event) -> None:
        sign, at, end = event
        if sign == "//":
            if not self.comments or self.comments[-1][0] < at:
                self.comments.append((at, end))
        elif sign in OPENERS:
            self._brackets.open(sign, at, self._below)
        elif sign in CLOSERS:
            self._brackets.close(sign, at, self._below)
        elif sign == '"':
            self._brackets.swallow(at, end)

    def _stop(self, event: Event) -> int | None:
        """Where the statement ends, if that is clear now."""
        if event.sign in OPENERS and self._brackets.too_deep:
            return next_beginning(self._text, event.end, len(self._text))
        if event.sign in CLOSERS and len(self._brackets.diagnostics) >= MOST:
            return len(self._text)
        if event.sign == ";":
            return None if self._brackets.opened or self._closes_behind(event) else event.end
        return self._stop_at_line_end(event) if event.sign == "\n" else None

    def _closes_behind(self, event: Event) -> bool:
        """Whether a brace is closed behind a `;` that may have been opened in front of it."""
        if self.fits:
            return False
        rest = self._text[event.end : line_end(self._text, event.end, len(self._text))]
        return rest.count("}") > rest.count("{")

    def _stop_at_line_end(self, event: Event) -> int | None:
        line = self._line
        self._see_line(event.end)
        if self._brackets.opened:
            begins = not self.fits and BEGINNING.match(self._text, event.end)
            return event.end if begins and not self._is_override(event.end) else None
        self._boundary = self._boundary or event.end
        following = self._text[self._word : self._word + 2]
        if following in ("", "//") or following[0] == "\n":
            return None
        if following[0] in "{)]}" or self._width > self._indent:
            self._below = self._below or Lines(event.end, self._code_end(line, event.start))
            self._boundary = None
        return self._boundary

    def _is_override(self, at: int) -> bool:
        """Whether a line that begins like a declaration is one of a stage, which holds such."""
        stage = self._text.startswith("stage", self._first) and len(self._brackets.opened) == 1
        return stage and bool(_OVERRIDE.match(self._text, at))

    def _code_end(self, line: int, end: int) -> int:
        """Where the last word of a line ends."""
        if self.comments and self.comments[-1][1] == end:
            end = self.comments[-1][0]
        return line + len(self._text[line:end].rstrip())

    def _chunk(self, stop: int) -> Chunk:
        brackets, start = self._brackets, self._start
        if brackets.too_deep or len(brackets.diagnostics) >= MOST:
            whole = (blank(self._text, start, stop),)
            return Chunk(start, self._first, stop, tuple(brackets.diagnostics), whole, whole)
        brackets.finish(stop)
        edits, told = tuple(brackets.edits), tuple(brackets.told)
        return Chunk(start, self._first, stop, tuple(brackets.diagnostics), edits, told)

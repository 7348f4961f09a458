"""A look at brackets, strings and line ends alone, for texts that do not parse.

In: a text and the grammar's shapes of strings, paths, patterns and comments. Out: its events, and
the parts of a statement that stand around an offset. Takes time in proportion to the text.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from ..named_tuples import NamedTuple
from .words import BEGINNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OPENERS = {"(": ")", "[": "]", "{": "}"}
CLOSERS = {closer: opener for opener, closer in OPENERS.items()}

_NOTHING = re.compile(r"(?:[\s\ufeff;]|//[^\n]*+)*+")
_URL = re.compile(r"\w://")
_REST_OF_URL = re.compile(r"//(?:[^\s;,(){}\[\]]|\{\w++\+?\}|\$\{[\w.]++\})*+")
_ENDS = ("\n", ";")
_ENTRY = re.compile(r'\s*(?:"[^"\n]*"|[\w.-]+)[ \t]*:')
_PARENTHESIS = re.compile(r"\\.|[()]")
_MOST_UNCLOSED = 50  # texts between three quotes; what follows them is not looked at


class Event(NamedTuple):
    """What matters to the shape of a text.

    A sign (a bracket, commas, `;` or a line end), a comment (`//`), or a string or a pattern that
    nothing closes (`"`).
    """

    sign: str
    start: int
    end: int


class Bracket(NamedTuple):
    """A bracket that is open."""

    sign: str
    start: int


class Part(NamedTuple):
    """A part of a statement, and in how many of the statement's brackets it stands."""

    start: int
    end: int
    depth: int


class Scanner:
    """Finds events in texts; `shapes` are the grammar's regular expressions by name."""

    def __init__(self, shapes: Mapping[str, str]) -> None:
        self._outside, self._inside = (
            re.compile(
                rf"(?:[^\n;,()\[\]{{}}\"/]|(?<=[0-9])/(?=[A-Za-z])|{shape}"
                rf"|{shapes['TEXT']}|{shapes['STRING']})*+"
                rf"(?:(?P<sign>[\n;()\[\]{{}}]|,++)|(?P<comment>{shapes['COMMENT']})|(?P<open>[\"/]))"
            ).match
            for shape in (shapes["PATH"], shapes["REGEX"])
        )

    def events(self, text: str, start: int, end: int, opened: list[Bracket]) -> Iterator[Event]:
        """What stands between two offsets.

        The caller keeps in `opened` which brackets are open: inside of `( )`, `/` begins a pattern
        and elsewhere a path.
        """
        pos = start
        unclosed = 0
        while True:
            match = self._inside if opened and opened[-1].sign == "(" else self._outside
            found = match(text, pos, end)
            if found is None:
                return
            kind, pos = found.lastgroup or "", found.end()
            at = found.start(kind)
            if kind == "sign":
                yield Event(found["sign"][0], at, pos)
            elif kind == "comment" and not _URL.match(text, at - 2):
                yield Event("//", at, pos)
            elif text.startswith('"""', at):
                unclosed += 1
                pos = end if unclosed > _MOST_UNCLOSED else next_beginning(text, at, end)
                yield Event('"', at, pos)
            elif kind == "comment":
                pos = end_of_url(text, at, end)
            elif text[at] == '"' or match == self._inside:
                line = line_end(text, at, end)
                pos = line if text[at] == '"' else pattern_end(text, at, line)
                yield Event('"', at, pos)
                if pos == line:
                    yield from _closers_behind(text, at, pos, opened)

    def parts(self, text: str, start: int, end: int, at: int) -> Parts:
        """The parts of a statement that stand around an offset."""
        return Parts(self._parts(text, start, end, at))

    def _parts(self, text: str, start: int, end: int, at: int) -> Iterator[list[Part]]:
        opened: list[Bracket] = []
        frames = [_Frame("", start, 0)]
        depth = 0  # of brackets that are opened behind the offset
        for event in self.events(text, first_word(text, start), end, opened):
            sign, frame = event.sign, frames[-1]
            before = event.start < at
            if sign in OPENERS:
                opened.append(Bracket(sign, event.start))
                frames += [_Frame(sign, event.end, len(frames))] if before else []
                depth += not before
            elif sign in CLOSERS:
                del opened[-1:]
                if depth:
                    depth -= 1
                elif len(frames) > 1:
                    if not before and not frame.told:
                        yield frame.parts(text, event.start)
                    del frames[-1]
            elif before:
                frame.before(event)
            elif not depth:
                frame.after(event)
                if frame.line_end and not frame.told:
                    frame.told = True
                    yield frame.parts(text, end)
        yield from (frame.parts(text, end) for frame in reversed(frames) if not frame.told)


class Parts:
    """The parts of a statement that stand around an offset, the innermost first.

    For each bracket around the offset, and for the statement itself, they are two: up to the commas
    next to it, one of them included, and up to the ends of lines or `;`, which do not count inside
    `( )` and `[ ]`. The statement itself is its first line with all that belongs to it, or else the
    lines below that one. `inner` is the innermost, `line` the innermost that goes up to the ends of
    lines. The rest is looked for only where it is asked for.
    """

    def __init__(self, groups: Iterator[list[Part]]) -> None:
        first = next(groups)
        self.inner, self.line = first[0], first[-1]
        self._groups = chain([first], groups)

    def __iter__(self) -> Iterator[Part]:
        """All of them, once."""
        return chain.from_iterable(self._groups)


class _Frame:
    """The brackets around an offset, or the statement, while its parts are looked for."""

    __slots__ = ("depth", "item", "item_end", "line", "line_end", "sign", "start", "told")

    def __init__(self, sign: str, start: int, depth: int) -> None:
        self.sign = sign
        self.depth = depth
        self.start = self.line = self.item = start
        self.line_end = self.item_end = 0  # not found yet
        self.told = False

    def before(self, event: Event) -> None:
        """Sees what stands directly in these brackets in front of the offset."""
        if event.sign == ",":
            self.item = event.end
        elif event.sign in _ENDS and (
            self.sign == "{" or (not self.sign and self.line == self.start)
        ):
            self.line = self.item = event.end

    def after(self, event: Event) -> None:
        """Sees what stands directly in these brackets behind the offset."""
        if event.sign == ",":
            self.item_end = self.item_end or self.line_end or event.end
        elif event.sign in _ENDS and self.sign == "{":
            self.line_end = self.line_end or event.start

    def parts(self, text: str, end: int) -> list[Part]:
        """The item and the line around the offset, in brackets that end at `end`.

        The first item of a line may be what the others are said about: then the line goes whole.
        """
        line = Part(self.line, self.line_end or end, self.depth)
        alone = self.item > self.line or self.sign in ("(", "[")
        if not alone and not _ENTRY.match(text, self.item):
            return [line]
        if self.item_end:
            return [Part(self.item, self.item_end, self.depth), line]
        return [Part(self.item - (self.item > self.line), line.end, self.depth), line]


def first_word(text: str, start: int) -> int:
    """Where the first thing stands that is neither blank nor a comment."""
    found = _NOTHING.match(text, start)
    return found.end() if found else start


def line_end(text: str, at: int, end: int) -> int:
    """Where the line of an offset ends, or the text."""
    found = text.find("\n", at, end)
    return found if found >= 0 else end


def end_of_url(text: str, at: int, end: int) -> int:
    """Where a URL without quotes ends, that goes on with `//`."""
    found = _REST_OF_URL.match(text, at, end)
    return found.end() if found else end


def pattern_end(text: str, at: int, end: int) -> int:
    """Where a pattern ends that nothing closes: at the `)` of its constraints, or the line's end.

    Parentheses of its own come in pairs.
    """
    depth = 0
    for found in _PARENTHESIS.finditer(text, at, end):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if depth < 0:
            return found.start()
    return end


def next_beginning(text: str, at: int, end: int) -> int:
    """Where the next line begins that is a declaration's first, or the end."""
    while (at := text.find("\n", at, end) + 1) > 0:
        if BEGINNING.match(text, at, end):
            return at
    return end


def _closers_behind(text: str, at: int, end: int, opened: list[Bracket]) -> Iterator[Event]:
    """The brackets behind an unclosed string, as far as they close what its line has opened."""
    inner = len(text[at:end].rstrip(" \t\r)]},;"))
    line = text.rfind("\n", 0, at)
    for offset in range(at + max(inner, 1), end):
        sign = text[offset]
        if sign not in CLOSERS or not opened:
            continue
        if opened[-1].sign == CLOSERS[sign] and opened[-1].start > line:
            yield Event(sign, offset, offset + 1)

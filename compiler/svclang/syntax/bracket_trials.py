"""What may have been meant where brackets do not fit: edits that are worth a try.

In: a statement, a bracket of it without a counterpart, and where the parser stumbles. Out: trials,
the likeliest first. A bracket that stands there twice is taken out, two that close in the wrong
order change places, and one that is missing is put in front of a word or at the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..named_tuples import NamedTuple
from ..source import line_start
from .scan import CLOSERS, OPENERS, line_end

_MOST = 8  # words in front of a place, and brackets, that are tried
_NEARBY = 1_000  # characters around a place in which brackets are looked at
_DOUBLED = re.compile(r"([(){}\[\]])[ \t]*(?=\1)")
_CROSSED = re.compile(r"([)}\]])([ \t]*)(?!\1)([)}\]])")
_SEPARATOR = re.compile(r"(?<![ \t(\[{,:])[ \t(\[{,:]++(?=\S)")
_BRACE = re.compile(r"[{}]")
_BLANKS = re.compile(r"[ \t]*")
_COMMENT = re.compile(r"\s//")
_ALONE = re.compile(r"\w+[ \t]*\}")


class Trial(NamedTuple):
    """What is to stand between two offsets: a bracket, nothing, or two that changed places."""

    start: int
    end: int
    text: str


def trials(text: str, start: int, end: int, wrong: Iterable[int], first: int) -> Iterator[Trial]:
    """What may have been meant by a statement with wrong brackets that stumbles at `first`."""
    near = max(start, first - _NEARBY), min(end, first + _NEARBY)
    yield from _crossed(text, *near, first)
    yield from _doubled(text, *near, first)
    for at in wrong:
        sign = text[at]
        if sign in OPENERS:
            places = _ends(text, at, end) if sign == "{" else iter(())
            yield from _written(OPENERS[sign], places)
            yield from _written(OPENERS[sign], _words(text, at + 1, first))
        else:
            if sign != "}":
                yield Trial(at, at + 1, "")
            early = _early(text, start, at) if sign == "}" else []
            words = _words(text, start, min(first, at))
            yield from _written(CLOSERS[sign], (each for each in words if text[each:at].strip()))
            for place in early:
                yield from _written(CLOSERS[sign], _openings(text, start, place))
                yield Trial(place, place + 1, "")


def _written(sign: str, places: Iterable[int]) -> Iterator[Trial]:
    return (Trial(place, place, sign) for place in places)


def _crossed(text: str, start: int, end: int, first: int) -> list[Trial]:
    """Closing brackets next to each other, in the other order."""
    found = [
        Trial(start + each.start(), start + each.end(), f"{each[3]}{each[2]}{each[1]}")
        for each in _CROSSED.finditer(text[start:end])
    ]
    return _nearest(found, first)


def _doubled(text: str, start: int, end: int, first: int) -> list[Trial]:
    """Brackets that stand behind the same one, taken out."""
    places = (start + each.end() for each in _DOUBLED.finditer(text[start:end]))
    return _nearest([Trial(place, place + 1, "") for place in places], first)


def _nearest(found: list[Trial], place: int) -> list[Trial]:
    return sorted(found, key=lambda trial: abs(trial.start - place))[:_MOST]


def _words(text: str, start: int, first: int) -> Iterator[int]:
    """Where an error is, and then where the words in front of it begin or end, on its line."""
    yield first
    line = max(line_start(text, first), start)
    for each in _separators(text, line, first):
        yield each.end()
        yield each.start()
    if line > start:
        yield line - 1


def _separators(text: str, start: int, end: int) -> list[re.Match[str]]:
    """What stands between the last words of a part of a line, the last first."""
    found = [*_SEPARATOR.finditer(text, max(start, end - _NEARBY), end)]
    return found[: -_MOST - 1 : -1]


def _openings(text: str, start: int, closer: int) -> Iterator[int]:
    """Where a brace can begin that is closed on its line: rather not in front of a lone word."""
    line = max(line_start(text, closer), start)
    if "{" in text[line:closer]:
        return
    words = [each.end() for each in _separators(text, line, closer)]
    alone = [place for place in words if _ALONE.match(text, place, closer + 1)]
    yield from (place for place in words if place not in alone)
    yield from alone


def _ends(text: str, at: int, end: int) -> Iterator[int]:
    """Where a brace can end: with its line, or where the lines are indented deeper no longer."""
    stop = line_end(text, at, end)
    if text[at + 1 : stop].strip():
        yield code_end(text, at, stop)
    indent = _indent(text, line_start(text, at))
    last = stop
    while stop < end:
        start, stop = stop + 1, line_end(text, stop + 1, end)
        if text[start:stop].strip():
            if _indent(text, start) <= indent:
                break
            last = stop
    yield code_end(text, at, last)


def _early(text: str, start: int, end: int) -> list[int]:
    """Braces that close another line's in the middle of a line, the last ones first."""
    opened: list[int] = []
    found = []
    for each in _BRACE.finditer(text, start, end):
        at = each.start()
        if each[0] == "{":
            opened.append(at)
        elif opened and "\n" in text[opened.pop() : at] and not _begins_line(text, at):
            found.append(at)
    return found[: -_MOST - 1 : -1]


def code_end(text: str, start: int, end: int) -> int:
    """Where the code of the line ends that ends at `end`, comments and blanks left out."""
    line = max(line_start(text, end), start)
    comment = _COMMENT.search(text, line, end)
    return line + len(text[line : comment.start() if comment else end].rstrip())


def _begins_line(text: str, at: int) -> bool:
    return not text[line_start(text, at) : at].strip()


def _indent(text: str, start: int) -> int:
    found = _BLANKS.match(text, start)
    return len(found[0]) if found else 0

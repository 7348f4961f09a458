"""Where the bracket is missing, or is one too many, that leaves another one without a counterpart.

In: a statement with one bracket that does not fit, and a way to parse a text. Out: the error with
the place where a bracket must be written, or taken out, so that the statement parses; and the edit
that does so, where the text has room for it.

    function get_user(id: uuid -> User      `)` is missing in front of `->`
    type Address street: string }           `{` is missing in front of `street`
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Diagnostic, Related
from ..source import Source, Span
from .brackets import Edit
from .scan import CLOSERS, OPENERS, line_end
from .unexpected import Problem

if TYPE_CHECKING:
    from .chunks import Chunk

_BLANKS = re.compile(r"[ \t]+")
_MOST = 8  # words in front of an error, and brackets, that are tried

Stumble = Callable[[str, int, int], int]
"""Where the part of a text between two offsets stops to make sense; its end, where it never does.
"""


class _Trial(NamedTuple):
    """A sign that is written between two offsets, or nothing where a bracket is taken out."""

    start: int
    end: int
    sign: str


def explain_bracket(
    source: Source, text: str, chunk: Chunk, fits: Callable[[str], bool], stumble: Stumble
) -> Problem | None:
    """The error about a bracket of a statement, with the one that is missing or too many."""
    (found,) = chunk.diagnostics
    at, start, end = found.span.start, chunk.start, chunk.end
    sign = text[at]
    if found.rule not in ("unclosed-bracket", "unmatched-bracket") or found.related:
        return None
    first = stumble(text, start, end)
    for trial in dict.fromkeys(_trials(text, chunk, at, first)):
        tried = f"{text[: trial.start]}{trial.sign}{text[trial.end :]}"
        last = end + len(tried) - len(text)
        if fits(tried[start:last]) and stumble(tried, start, last) >= last:
            return _problem(source, text, found, sign, trial)
    return None


def _trials(text: str, chunk: Chunk, at: int, first: int) -> Iterator[_Trial]:
    sign = text[at]
    if sign in OPENERS:
        doubled = text.find(sign, at + 1, first + 1)
        if doubled >= 0 and not text[at + 1 : doubled].strip():
            yield _Trial(doubled, doubled + 1, "")
        places = _line_ends(text, at, chunk.end) if sign == "{" else _words(text, at + 1, first)
        yield from (_Trial(place, place, OPENERS[sign]) for place in places)
    else:
        early = _early(text, chunk.first, at) if sign == "}" else {}
        yield from (_Trial(place, place + 1, "") for place in early if early[place])
        places = _words(text, chunk.first, min(first, at))
        yield from (_Trial(place, place, CLOSERS[sign]) for place in places)
        yield from (_Trial(place, place + 1, "") for place in early if not early[place])


def _words(text: str, start: int, first: int) -> Iterator[int]:
    """Where an error is, and then where the words in front of it begin, and the line does."""
    yield first
    line = max(text.rfind("\n", 0, first) + 1, start)
    words = [found.end() for found in re.finditer(r"[ \t(\[{,:]+(?=\S)", text[line:first])]
    yield from (line + word for word in reversed(words[-_MOST:]))
    if line > start:
        yield line - 1


def _line_ends(text: str, at: int, end: int) -> Iterator[int]:
    """Where a brace can end: with its line, or where the lines are indented deeper no longer."""
    stop = line_end(text, at, end)
    if text[at + 1 : stop].strip():
        yield _code_end(text, at, stop)
    start = text.rfind("\n", 0, at) + 1
    indent = _width(text, start)
    last = stop
    while stop < end:
        start, stop = stop + 1, line_end(text, stop + 1, end)
        if text[start:stop].strip():
            if _width(text, start) <= indent:
                break
            last = stop
    yield _code_end(text, at, last)


def _early(text: str, start: int, end: int) -> dict[int, bool]:
    """Braces that close another line's in the middle of a line, and whether behind another one."""
    opened: list[int] = []
    found = {}
    for each in re.finditer(r"[{}\n]", text[start:end]):
        at = start + each.start()
        if each[0] == "{":
            opened.append(at)
        elif each[0] == "}" and opened and "\n" in text[opened.pop() : at]:
            begins = text[text.rfind("\n", 0, at) + 1 : at].strip()
            if begins:
                found[at] = begins.endswith("}")
    return dict([*found.items()][-_MOST:])


def _code_end(text: str, start: int, end: int) -> int:
    """Where the code of a line ends, comments and blanks left out."""
    comment = re.search(r"\s//", text[start:end].rpartition("\n")[2])
    line = text.rfind("\n", start, end) + 1 or start
    return line + len(text[line : line + comment.start() if comment else end].rstrip())


def _width(text: str, start: int) -> int:
    found = _BLANKS.match(text, start)
    return found.end() - start if found else 0


def _problem(source: Source, text: str, found: Diagnostic, sign: str, trial: _Trial) -> Problem:
    place, where = _place(source, text, trial)
    edit = _edit(text, trial)
    other = Related(found.span, "this closes nothing")
    if not trial.sign:
        bracket = text[trial.start]
        message = f"`{bracket}` is one too many"
        return Problem(
            found._replace(message=message, span=place, label="", related=(), help="take it out")
            if sign in OPENERS
            else found._replace(
                message=message, span=place, label="", related=(other,), help="take it out"
            ),
            edit,
        )
    missing = f"`{trial.sign}` is missing {where} this"
    if sign in OPENERS:
        return Problem(found._replace(related=(Related(place, missing),)), edit)
    message = f"`{trial.sign}` is missing"
    return Problem(
        found._replace(message=message, span=place, label=missing, related=(other,), help=""),
        edit,
    )


def _place(source: Source, text: str, trial: _Trial) -> tuple[Span, str]:
    """The word that the bracket is missing in front of, or behind; or the bracket itself."""
    if not trial.sign:
        return Span(source, trial.start, trial.end), ""
    behind = re.match(r"[^\S\n]*(\w+|[^\s\w]+)", text[trial.start :])
    if behind and not text.startswith("//", trial.start + behind.start(1)):
        return Span(source, trial.start + behind.start(1), trial.start + behind.end(1)), "in front of"
    before = re.search(r"(?:[^\s(){}\[\],;]+|\S)\s*\Z", text[: trial.start])
    start = before.start() if before else trial.start
    return Span(source, start, start + len(text[start : trial.start].rstrip())), "behind"


def _edit(text: str, trial: _Trial) -> Edit | None:
    """The edit that does it, where the text has room."""
    if not trial.sign:
        return Edit(trial.start, trial.end, " ")
    for start in (trial.start, trial.start - 1):
        if text[start : start + 1] in (" ", "\t"):
            return Edit(start, start + 1, trial.sign)
    return None

"""Statements that go on in the next line, which they cannot, and what to write instead.

    function get_user(id: uuid) -> User      `throws` stands in the line that its function begins in
      throws NotFound

In: a token that cannot stand where it stands. Out: what is said about it, if that is why, with the
edit that joins the lines. Inside of `( )` and `[ ]` lines end anywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..advice import Advice, say
from ..diagnostics import Diagnostic, Fix
from ..diagnostics import Edit as SourceEdit
from ..source import Span
from .brackets import Edit
from .unexpected import ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .unexpected import Problem, Unexpected

CONTINUING = {
    "throws": "function",
    "->": "function",
    "with": "type",
    "without": "type",
}
"""What no line begins with, and the kind of declaration that it belongs to."""

_GAP = re.compile(r"[ \t\r]*(?://[^\n]*)?\n\s*")
_WORD = re.compile(r"\w+|->")
_COMMENT = re.compile(r"(?<=\s)//[^\n]*")
_COMMENT_FIRST = re.compile(r"\A[ \t]*//[^\n]*")
_ALTERNATIVES = re.compile(r"[ \t]*(?://[^\n]*)?\n[ \t]*[|&][^\n]*(?:\n[ \t]*[|&][^\n]*)*")
_ALTERNATIVES_BELOW = re.compile(
    r"[ \t]*(?://[^\n]*)?\n[ \t]*(?:\"[^\"\n]*\"|\w+)(?=[ \t\r]*(?:\n|[|&]|//))"
    r"[^\n]*(?:(?<=[|&])\n[^\n]*)*"
)
_NAMING = re.compile(r"\w+[ \t]+by\b|[^{}\n]*\b(?:throws|without)\b")
_INSIDE = "inside of parentheses, lines can end anywhere"


def explain_continued_line(u: Unexpected) -> Problem | None:
    """The error about a token, if a statement goes on in the next line."""
    return _alternatives(u) or _signature(u) or _list(u)


def continued(span: Span) -> Diagnostic:
    """The error about a word at the start of a line that belongs into the line above it."""
    message, help_ = _words(span.text)
    text = span.source.text
    end = len(text[: span.start].rstrip())
    advice: Advice = say(help_)
    if end and not _has_comment(text, end):
        edit = SourceEdit(Span(span.source, end, span.start), " ")
        advice = Advice(help=help_, fix=Fix(help_, (edit,), safe=True))
    return Diagnostic("syntax", message, span, **advice)


def _words(word: str) -> tuple[str, str]:
    message = f"`{word}` stands in the line that its {CONTINUING[word]} begins in"
    return message, f"put it at the end of the line above; {_INSIDE}"


def _signature(u: Unexpected) -> Problem | None:
    """`throws NotFound` or `-> User` in a line of its own."""
    word = _WORD.match(u.text, u.statement)
    if u.depth or not word or word[0] not in CONTINUING:
        return None
    end = len(u.text[: word.start()].rstrip())
    if "\n" not in u.text[end : word.start()] or not end:
        return None
    (message, help_), place = _words(word[0]), word.span()
    if _has_comment(u.text, end):
        return u.error(message, "", help_, place=place)
    fix = Edit(end, word.start(), " ")
    edit = Edit(end, word.start(), " " * (word.start() - end)) if end > u.declaration else None
    return u.error(message, "", help_, place=place, edit=edit, fix=fix)


def _alternatives(u: Unexpected) -> Problem | None:
    """Alternatives of which each has a line."""
    before = u.before
    if before is None:
        return None
    if before.type in ("COLON", "EQUAL", "BAR", "AMPERSAND") and u.kind == "_END":
        start = before.end_pos
    elif before.type == "_END" and u.kind in ("BAR", "AMPERSAND"):
        start = before.start_pos
    else:
        return None
    shape = _ALTERNATIVES_BELOW if before.type in ("BAR", "AMPERSAND") else _ALTERNATIVES
    found = shape.match(u.text, start)
    if not found:
        return None
    joined = " ".join(_COMMENT.sub("", found[0]).split())
    written = joined.lstrip("|& ") if before.type in ("COLON", "EQUAL") else joined
    sign = found.end() - len(_COMMENT_FIRST.sub("", found[0]).lstrip())
    edit = Edit(*found.span(), f" {written}".ljust(len(found[0])))
    message = "a type goes on in the next line only in parentheses"
    help_ = "write all of it in one line, or put parentheses around it"
    fix = None if _COMMENT.search(found[0]) else Edit(*found.span(), f" {written}")
    return u.error(message, "", help_, place=(sign, sign + 1), edit=edit, fix=fix)


def _list(u: Unexpected) -> Problem | None:
    """A comma at the end of a line, or before a closing bracket that takes none."""
    before = u.before
    if before is None or before.type not in ("COMMA", "THROWS") or u.kind not in ENDS:
        return None
    place = (before.start_pos, before.end_pos)
    gaps = [*_gaps(u, place[1])] if u.kind == "_END" else []
    if not gaps and before.type == "COMMA":
        rewriting = u.writing("", *place)
        return u.error("nothing follows this `,`", "", "leave it out", place=place, **rewriting)
    if not gaps:
        return None
    start, end = gaps[0].start(), gaps[-1].end()
    ends = [each.end() for each in gaps[:-1]]
    between = [u.text[at : gap.start()] for at, gap in zip(ends, gaps[1:], strict=True)]
    padded = " " * len(gaps[0][0])
    for words, gap in zip(between, gaps[1:], strict=True):
        padded += words + " " * len(gap[0])
    fix = (
        None
        if any("//" in gap[0] for gap in gaps)
        else Edit(start, end, " ".join(["", *between, ""]))
    )
    message, help_ = f"a line does not end with `{before}`", "write it without the line end"
    if before.type == "THROWS" or _NAMING.match(u.text, u.statement):
        help_ += ", or put the names in parentheses"
    edit = Edit(start, end, padded)
    return u.error(message, "", help_, place=place, edit=edit, fix=fix)


def _gaps(u: Unexpected, at: int) -> Iterator[re.Match[str]]:
    """The line ends behind commas up to which a statement goes on."""
    indent = _indent(u.text, u.statement)
    while gap := _GAP.match(u.text, at):
        behind = gap.end()
        if _indent(u.text, behind) <= indent or u.text[behind : behind + 1] in "/)]}":
            return
        yield gap
        line = u.text.find("\n", behind)
        code = u.text[behind : line if line >= 0 else len(u.text)].rstrip()
        if not code.endswith(","):
            return
        at = behind + len(code)


def _has_comment(text: str, end: int) -> bool:
    """Whether the line that ends there has a comment behind it."""
    return "//" in text[text.rfind("\n", 0, end) + 1 : end]


def _indent(text: str, at: int) -> int:
    """How far the line of an offset is indented."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return len(line) - len(line.lstrip())

"""Where a bracket that is never closed should have been.

In: the bracket with the rest of its line. Out: the help that says what to write, and the place that
shows where a brace of several lines must have ended: in front of the next line that stands no
deeper. Of everything else the line itself tells it.
"""

from __future__ import annotations

import re

from ..advice import Advice, say, write
from ..diagnostics import Related
from ..source import Span, line_start
from .scan import CLOSERS, OPENERS

_COMMENT = re.compile(r"(?<=\s)//[^\n]*")
_FALSE_COMMENT = re.compile(r"(?<=\s)//[^\s/][^\n]*")
_LINE = re.compile(r"\n([ \t]*)(?!//|\s)(\w+|.)")
_LONGEST = 40  # characters of what is repeated in a help


def unclosed(span: Span, text: str) -> tuple[Advice, tuple[Related, ...]]:
    """What to do, and the place that tells why; the span begins with the bracket."""
    sign, closer = text[span.start], OPENERS[text[span.start]]
    comment = _FALSE_COMMENT.search(text, span.start, span.end)
    if comment and comment[0].count(closer) > comment[0].count(sign):
        return say(f"`//` begins a comment, and this one holds a `{closer}`"), ()
    inner = _COMMENT.sub("", text[span.start + 1 : span.end]).strip()
    if sign == "{":
        help_, related = _brace(span, text, inner)
        return say(help_), related
    inner = inner.split("->")[0].rstrip()
    if not inner or len(inner) > _LONGEST or not _is_balanced(inner):
        return say(f"add `{closer}` where it ends"), ()
    end = text.index(inner, span.start + 1) + len(inner)
    place = span._replace(start=end, end=end)
    return write(place, closer, f"write `{sign}{inner}{closer}`", safe=False), ()


def _brace(span: Span, text: str, inner: str) -> tuple[str, tuple[Related, ...]]:
    if inner:
        return "write `}` at the end of this line, or where it ends", ()
    start = line_start(text, span.start)
    indent = len(text[start : span.start]) - len(text[start : span.start].lstrip())
    for below in _LINE.finditer(text, span.end):
        if len(below[1]) <= indent:
            place = Span(span.source, *below.span(2))
            help_ = f"write `}}` in a line above `{below[2]}`"
            return help_, (Related(place, "no longer belongs to it"),)
    return "write `}` at the end of the file", ()


def _is_balanced(text: str) -> bool:
    return all(text.count(sign) == text.count(closer) for closer, sign in CLOSERS.items())

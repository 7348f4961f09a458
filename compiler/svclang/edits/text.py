"""Edits that need the text alone.

    a { b 1; c 2 }  without `b 1`  →  a { c 2 }

In: the place of what an edit is about. Out: an `Edit`, or the `Fix` that makes it.
"""

from __future__ import annotations

from ..diagnostics import Edit, Fix
from ..source import BLANKS, Span, begins_line, is_doc, line_start, next_line

_SIGNS = (",", ";")
_ENDS = ("\n", "//", "}", ")", "]")
"""What stands behind the last thing of a line, or of brackets."""


# --- Writing --------------------------------------------------------------------------------------


def replacing(span: Span, text: str, title: str = "", *, safe: bool = True) -> Fix:
    """The fix that writes a text in the place of a span; unless it is named otherwise, as that."""
    return Fix(title or f"write `{text}`", (Edit(span, text),), safe)


def putting_before(span: Span, text: str) -> Edit:
    """The edit that puts a text in front of a place."""
    return Edit(span._replace(end=span.start), text)


def putting_behind(span: Span, text: str) -> Edit:
    """The edit that puts a text behind a place."""
    return Edit(span._replace(start=span.end), text)


# --- Taking out -----------------------------------------------------------------------------------


def taking_out(span: Span) -> Edit:
    """The edit that takes a statement, an item or words out, and leaves no line or sign behind.

    With it go its line, if nothing else stands there, and the doc comment above it; of the signs
    `,` and `;` around it, one. A comment behind it stays.
    """
    text, end = span.source.text, behind_sign(span.source.text, span.end)
    if not begins_line(text, span.start) or text[end : end + 1] not in ("", "\n"):
        return Edit(within_line(span), "")
    line = line_start(text, span.start)
    above = _before(text, line, BLANKS + "\n")
    closes = text.startswith((")", "]"), _behind(text, end, BLANKS + "\n"))
    if closes and text.endswith(",", 0, above):
        return Edit(span._replace(start=above - 1), "")
    return Edit(span._replace(start=_docs(text, line), end=next_line(text, end)), "")


def taking_out_comment(comment: Span) -> Edit:
    """The edit that takes a comment out, with its line if nothing else stands there."""
    text = comment.source.text
    if not begins_line(text, comment.start):
        return Edit(comment._replace(start=_before(text, comment.start)), "")
    line = line_start(text, comment.start)
    return Edit(comment._replace(start=line, end=next_line(text, comment.end)), "")


def within_line(span: Span) -> Span:
    """What goes when something is taken out of a line that holds more: one of the signs beside it.

    That is the one behind it, so that neighbours can go too, or the one in front of the last. What
    stands behind words is the end of a statement, and not the whole: the `;` behind it stays.
    """
    text = span.source.text
    begin, end = _before(text, span.start), _behind(text, span.end)
    is_first = begins_line(text, span.start)
    is_whole = is_first or text[begin - 1] in "{[(,;"
    is_separated = text.startswith(_SIGNS if is_whole else ",", end)
    end = _behind(text, end + 1) if is_separated else end
    is_last = text.startswith(_ENDS, end) or end == len(text)
    if text.endswith(_SIGNS, 0, begin) and (is_last or not is_separated):
        return span._replace(start=_before(text, begin - 1))
    if is_first or is_separated:
        ends_line = is_separated and text[end : end + 1] in ("", "\n")
        return span._replace(start=begin if ends_line else span.start, end=end)
    return span._replace(start=begin)


def behind_sign(text: str, at: int) -> int:
    """Where blanks end that stand at an offset, and the sign with them if one is there."""
    end = _behind(text, at)
    return _behind(text, end + 1) if text.startswith(_SIGNS, end) else end


def _before(text: str, at: int, blanks: str = BLANKS) -> int:
    while at > 0 and text[at - 1] in blanks:
        at -= 1
    return at


def _behind(text: str, at: int, blanks: str = BLANKS) -> int:
    while at < len(text) and text[at] in blanks:
        at += 1
    return at


def _docs(text: str, line: int) -> int:
    """Where the doc comment begins that stands right above a line; else, where that begins."""
    while line:
        above = line_start(text, line - 1)
        if not is_doc(text, _behind(text, above)):
            break
        line = above
    return line

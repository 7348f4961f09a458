"""Slips of the keyboard: a word or a sign that stands there twice, or not at all.

In: a token that cannot stand where it stands. Out: what is said about it, if it is such a slip.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .brackets import Edit, blank
from .words import METHODS

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_TWICE = re.compile(r"(?<![\w.])(\w+)[ \t]+(?=\1[ \t]*\Z)")
_WITHOUT_TYPE = re.compile(r"->[ \t]*\Z")
_BRACES_BEHIND_ARROW = re.compile(r"(->)[ \t]*\{\s*\Z")
_MARKS_BEHIND = {"throws": "type", "returns": "target"}
_LONGEST = 200  # characters in front of a token that are looked at


def explain_slip(u: Unexpected) -> Problem | None:
    """The error about a token, if it is the consequence of a slip."""
    for explain in (
        _doubled,
        _doubled_before,
        _nothing_behind_arrow,
        _braces_behind_arrow,
        _route_in_setting,
    ):
        if problem := explain(u):
            return problem
    return None


def _doubled(u: Unexpected) -> Problem | None:
    """`a: : int`, `-> -> f`."""
    if u.before is None or u.before != u.word or not u.word.strip() or u.kind in ("STRING", "TEXT"):
        return None
    edit, fix = blank(u.text, u.start, u.end), Edit(u.before.end_pos, u.end, "")
    return u.error(f"`{u.word}` stands here twice", "", "leave it out once", edit=edit, fix=fix)


def _doubled_before(u: Unexpected) -> Problem | None:
    """`type type User { … }`."""
    if u.before is None or u.before.type != "NAME":
        return None
    found = _TWICE.search(u.text, max(0, u.before.end_pos - _LONGEST), u.before.end_pos)
    if not found:
        return None
    place = (u.before.start_pos, u.before.end_pos)
    edit, fix = blank(u.text, *place), Edit(found.end(1), u.before.end_pos, "")
    message, help_ = f"`{u.before}` stands here twice", "leave it out once"
    return u.error(message, "", help_, place=place, edit=edit, fix=fix)


def _nothing_behind_arrow(u: Unexpected) -> Problem | None:
    """`function f() -> throws NotFound`, `GET /a -> returns 201`."""
    before = u.before
    if before is None or before.type not in ("NAME",) or before not in _MARKS_BEHIND:
        return None
    if not _WITHOUT_TYPE.search(u.text, max(0, before.start_pos - _LONGEST), before.start_pos):
        return None
    what = _MARKS_BEHIND[before]
    place = (before.start_pos, before.end_pos)
    help_ = f"write the {what}" + (", or leave `->` out" if what == "type" else "")
    message = f"the {what} is missing behind `->`"
    return u.error(message, f"expected a {what}", help_, place=place)


def _braces_behind_arrow(u: Unexpected) -> Problem | None:
    """`function f() -> { memory 1GB }`."""
    if u.accepts != {"COLON"} or u.before is None:
        return None
    start = max(0, u.before.start_pos - _LONGEST)
    found = _BRACES_BEHIND_ARROW.search(u.text, start, u.before.start_pos)
    if not found:
        return None
    edit = blank(u.text, *found.span(1))
    help_ = "write the type, or leave `->` out"
    message = "the type is missing behind `->`"
    return u.error(message, "expected a type", help_, place=found.span(1), edit=edit)


def _route_in_setting(u: Unexpected) -> Problem | None:
    """`auth none GET /hello -> hello`."""
    before = u.before
    if u.kind != "PATH" or before is None or before.upper() not in METHODS or not u.depth:
        return None
    if before.start_pos == u.statement:
        return None
    gap = u.text[before.start_pos - 1 : before.start_pos]
    place = (before.start_pos, before.end_pos)
    edit = u.instead(";", before.start_pos - 1, before.start_pos) if gap in (" ", "\t") else None
    help_ = "put it on a line of its own, or `;` in front of it"
    end = len(u.text[: before.start_pos].rstrip(" \t"))
    message, fix = "a route begins behind a setting", Edit(end, end, ";")
    return u.error(message, "", help_, place=place, edit=edit, fix=fix)

"""The mistakes in `takes`, `gives` and `key`, and what to write instead.

In: a token that cannot stand where it stands. Out: what is said about it, if a setting that holds
types is wrong there, with an edit where the rest can be understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .brackets import Edit, blank
from .words import meant_of

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_KEYED = re.compile(r"(?:key|takes|gives)[ \t]*(:)[ \t]*[\w.-]*[ \t]*\Z")
_NEAR = re.compile(r"(\w+)[ \t]+[\w.-]+[ \t]*:")
_BRACES = re.compile(r"\{([^{}\n]*)\}")


def explain_contract(u: Unexpected) -> Problem | None:
    """The error about a token, if a setting that holds types is wrong there."""
    if not u.depth:
        return None
    return _keyed(u) or _misspelt(u) or _in_braces(u) or _type_alone(u)


def _keyed(u: Unexpected) -> Problem | None:
    """`key: id: string`."""
    found = _KEYED.match(u.text, u.statement, u.start)
    if not found or u.kind not in ("COLON", "QUESTION", "LPAR", "LSQB"):
        return None
    message = "the value of a setting follows its name without `:`"
    edit, fix = blank(u.text, *found.span(1)), Edit(*found.span(1), "")
    place = found.span(1)
    return u.error(message, "", "leave it out", place=place, edit=edit, fix=fix)


def _misspelt(u: Unexpected) -> Problem | None:
    """`take query.dry: bool?`."""
    found = _NEAR.match(u.text, u.statement, u.start)
    meant = meant_of(found[1], ("takes", "gives")) if found else None
    if not found or not meant or found[1] == meant or u.kind == "_END":
        return None
    place = found.span(1)
    fix = Edit(*place, meant)
    gap = u.text[place[1] : place[1] + 2].isspace()
    edit = Edit(place[0], place[1] + 1, meant) if gap and len(meant) == len(found[1]) + 1 else None
    message, label = f"a route has no setting `{found[1]}`", "not a setting"
    return u.error(message, label, f"write `{meant}`", place=place, edit=edit, fix=fix)


def _in_braces(u: Unexpected) -> Problem | None:
    """`takes { query.dry: bool? }`."""
    found = _BRACES.match(u.text, u.start)
    if u.before is None or u.before.type != "TAKES" or not found:
        return None
    inner = found[1].strip()
    message, help_ = "what a route takes stands without braces", f"write `takes {inner}`"
    edit, fix = Edit(*found.span(), f" {found[1]} "), Edit(*found.span(), inner)
    return u.error(message, "", help_, place=found.span(), edit=edit, fix=fix)


def _type_alone(u: Unexpected) -> Problem | None:
    """`takes Order`."""
    before = u.before
    if u.accepts != {"COLON"} or before is None or not before[0].isupper():
        return None
    if u.text[u.statement : before.start_pos].strip() != "takes":
        return None
    place = (before.start_pos, before.end_pos)
    message, help_ = "what of the request has this type is missing", f"write `body: {before}`"
    fix = Edit(place[0], place[0], "body: ")
    return u.error(message, "", help_, place=place, fix=fix)

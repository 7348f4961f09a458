"""The mistakes in the signatures of functions, and what to write instead.

In: a token that cannot stand where it stands. Out: what is said about it, if it is part of a wrong
signature, with an edit where the rest can be understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .brackets import Edit, blank

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_THROWS = re.compile(r"[ \t]*(throws\b[\w \t,]*?)[ \t]*(->[ \t]*[\w.\[\](): \t?]*[\w\]\)?])")
_PARAMETERS = re.compile(r"\w+[ \t]*:(?:(?!throws\b|->)[\w.\[\]()?|\"=:, \t-])+")
_IN_BRACKETS = re.compile(r"\[([\w \t,]*)\]|\{([\w \t,]*)\}")
_NAMED_BODY = re.compile(r"function[ \t]+\w+[ \t]*(\{[^{}]*\})[ \t]*\Z")
_THROWING = frozenset(("errors", "except", "fails", "raise", "raises", "throw", "throwing"))
_OR = re.compile(r"\||\b(?:and|or)\b")
_RESULT = re.compile(r"[ \t]*((?:[^;,{}()/\n]|\([^()\n]*+\))*+)")
_THROWS_BEHIND = re.compile(r"[ \t]throws\b")
_RETURNING = frozenset(("returns", "return", "gives", "as"))


def explain_signature(u: Unexpected) -> Problem | None:
    """The error about a token, if it is part of a wrong signature."""
    if u.keyword != "function":
        return None
    for explain in _KNOWN:
        if problem := explain(u):
            return problem
    return None


def _throws_bracketed(u: Unexpected) -> Problem | None:
    """`throws [A, B]`."""
    found = _IN_BRACKETS.match(u.text, u.start)
    if u.before is None or u.before.type != "THROWS" or not found:
        return None
    names = ", ".join((found[1] or found[2] or "").replace(",", " ").split())
    message, help_ = "errors stand behind `throws` without brackets", f"write `throws {names}`"
    edit = Edit(*found.span(), f" {found[0][1:-1]} ")
    fix = Edit(*found.span(), names)
    return u.error(message, "", help_, place=found.span(), edit=edit, fix=fix)


def _throws_or(u: Unexpected) -> Problem | None:
    """`throws A | B`."""
    found = _OR.match(u.text, u.start)
    if not found or not {"COMMA", "LBRACE"} <= u.accepts or "BAR" in u.accepts or u.depth:
        return None
    edit, fix = u.instead(","), Edit(len(u.text[: u.start].rstrip()), found.end(), ",")
    return u.error("errors stand with `,` between them", "", "write `,`", edit=edit, fix=fix)


def _throws_number(u: Unexpected) -> Problem | None:
    """`throws 404`."""
    if u.before is None or u.before.type != "THROWS" or u.kind not in ("NUMBER", "STRING"):
        return None
    help_ = 'declare `error NAME 404 "…"`, and write its name'
    return u.error("`throws` names errors that are declared", "not a name", help_)


def _throwing(u: Unexpected) -> Problem | None:
    """`-> User raises NotFound`."""
    if u.kind != "NAME" or u.word not in _THROWING or "THROWS" not in u.accepts:
        return None
    edit, fix = u.instead("throws"), Edit(u.start, u.end, "throws")
    message = "the errors of a function stand behind `throws`"
    return u.error(message, "", "write `throws`", edit=edit, fix=fix)


def _result_behind(u: Unexpected) -> Problem | None:
    """`throws NotFound -> User`."""
    start = u.text.rfind(" throws", u.declaration, u.start)
    found = _THROWS.match(u.text, start) if start >= 0 else None
    if u.kind != "ARROW" or u.depth or not found or found.start(2) != u.start:
        return None
    written = f"{found[2]} {found[1]}"
    place = (found.start(1), found.end(2))
    message = "what a function returns stands in front of its errors"
    help_ = f"write `{written}`"
    return u.error(message, "", help_, place=found.span(2), **u.writing(written, *place))


def _colon(u: Unexpected) -> Problem | None:
    """`function f: (id: uuid)`."""
    if u.kind != "COLON" or "LPAR" not in u.accepts or u.before is None or u.depth:
        return None
    if not u.text[u.end :].lstrip(" \t").startswith("("):
        return None
    message, edit = "no `:` stands in front of parameters", blank(u.text, u.start, u.end)
    fix = Edit(u.before.end_pos, u.end, "")
    return u.error(message, "", "leave it out", edit=edit, fix=fix)


def _in_braces(u: Unexpected) -> Problem | None:
    """`function f { id: uuid } -> User`."""
    found = _NAMED_BODY.search(u.text, u.declaration, u.start)
    if u.kind != "ARROW" and u.word != "throws":
        return None
    if u.depth or not found or found.start() != u.declaration or ":" not in found[1]:
        return None
    start, end = found.span(1)
    written = f"({found[1][1:-1].strip()})"
    message = "the parameters of a function stand in parentheses"
    edit, fix = Edit(start, end, f"({found[1][1:-1]})"), Edit(start, end, written)
    help_ = f"write `{written}`"
    return u.error(message, "", help_, place=(start, end), edit=edit, fix=fix)


def _no_parentheses(u: Unexpected) -> Problem | None:
    """`function f id: uuid -> User`."""
    found = _PARAMETERS.match(u.text, u.start, u.line_end)
    if u.depth or "LPAR" not in u.accepts or u.kind != "NAME" or not found:
        return None
    written = found[0].rstrip()
    place = (u.start, u.start + len(written))
    message, help_ = "the parameters of a function stand in parentheses", f"write `({written})`"
    start = u.before.end_pos if u.before else u.start
    fix = Edit(start, place[1], f"({written})")
    return u.error(message, "", help_, place=place, fix=fix)


def _result(u: Unexpected) -> Problem | None:
    """`function f(): string`, `function f() returns string`, `function f() string`."""
    if not {"ARROW", "THROWS"} <= u.accepts or u.kind not in ("COLON", "NAME", "LSQB"):
        return None
    is_bare = u.kind == "LSQB" or (u.kind == "NAME" and u.word not in _RETURNING)
    if is_bare and (u.depth or "LPAR" in u.accepts):
        return None
    start = u.start if is_bare else u.end
    found = _RESULT.match(u.text, start)
    written = _THROWS_BEHIND.split(found[1], maxsplit=1)[0].strip() if found else ""
    message, help_ = "what a function returns stands behind `->`", f"write `-> {written or '…'}`"
    if is_bare:
        return u.error(message, "expected `->`", help_, fix=Edit(u.start, u.start, "-> "))
    room = u.end + (u.text[u.end : u.end + 1] == " ")
    edit, fix = u.instead("->", u.start, room), Edit(u.start, u.end, " ->") if written else None
    return u.error(message, "", help_, edit=edit, fix=fix)


_KNOWN = (
    _throws_bracketed,
    _throws_or,
    _throws_number,
    _throwing,
    _result_behind,
    _colon,
    _in_braces,
    _no_parentheses,
    _result,
)

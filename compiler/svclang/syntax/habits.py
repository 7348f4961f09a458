"""The mistakes that habits from other languages and formats lead to, and what to write instead.

In: a token that cannot stand where it stands. Out: what is said about it, if it is such a habit,
with an edit where the rest of the statement can be understood.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from .brackets import Edit, blank
from .unexpected import Rewriting
from .words import METHODS

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_METHOD = rf"(?i:{'|'.join(METHODS)})"
_QUOTED = re.compile(rf'{_METHOD}[ \t]+("([^"\n]*)")')
_MORE_METHODS = re.compile(rf"(?:[ \t]*+[,|][ \t]*+{_METHOD}\b)++")
_STAR = re.compile(r"\*[ \t]*+/")
_TYPE = re.compile(r":[ \t]*+((?:[^,;={}()/\n]|\([^()\n]*+\))*+)")
_TARGET = re.compile(r'(?:"[^"\n]*"|[\w.-]++)(?:\([^()\n]*+\))?')
_KEYED_TARGET = re.compile(rf"[ \t]*+({_TARGET.pattern})")
_STATUS = re.compile(r"\w++:?[ \t]*+([0-9]++)")
_RATE = re.compile(r"/[ \t]*+([A-Za-z]++)")
_WITH_COLONS = re.compile(r"(?:arn:aws|\w++::)[^\s;,()\[\]{}\"]*+")
_SCOPE = re.compile(r"[\w.-]++/[\w./:*-]*+")
_CALL = re.compile(r"\b(auth[ \t]+\w+\()\Z")
_EXTENDS = re.compile(r"\w++[ \t]++(\w++(?:[ \t]*+,[ \t]*+\w++)*+)([ \t]*+\{)?")
_REQUIRED = re.compile(r"\{[ \t]*+(?:required|optional|nullable)\b[^{}\n]*+\}")
_GROUP = re.compile(r"(/[^\s{};]*+(?:\{[^{}\s]*\}[^\s{};]*+)*+)[ \t]*+\{\s*+\Z")
_INSIDE = re.compile(r"(?:[^}/]++|//[^\n]*+|/)*+")
_KEYED = re.compile(rf"\b({_METHOD}):[ \t]([\w.]++)([ \t]*+,)?")
_LONGEST_PATH = 200


def explain_habit(u: Unexpected) -> Problem | None:
    """The error about a token, if a habit has led to it."""
    for explain in _KNOWN:
        if problem := explain(u):
            return problem
    return None


def _quoted_path(u: Unexpected) -> Problem | None:
    found = _QUOTED.match(u.text, u.statement)
    if u.kind != "ARROW" or u.before is None or not found or u.before.end_pos != found.end():
        return None
    path = f"/{found[2].lstrip('/')}"
    message, place = "a path is written without quotes", found.span(1)
    if re.search(r"\s", path):
        return u.error(message, "", f"write `{path}`", place=place)
    return u.error(message, "", f"write `{path}`", place=place, **u.writing(path, *place))


def _no_slash(u: Unexpected) -> Problem | None:
    """`GET users/{id} -> f`."""
    before = u.before
    if u.kind != "PATH" or before is None or before.end_pos != u.start or not u.depth:
        return None
    words = u.text[u.statement : before.start_pos].split(maxsplit=1)
    if len(words) != 1 or words[0].upper() not in METHODS:
        return None
    place = (before.start_pos, u.end)
    edit = Edit(place[0] - 1, place[0], "/") if u.text[place[0] - 1] == " " else None
    help_, fix = f"write `/{before}{u.word}`", Edit(place[0], place[0], "/")
    return u.error("a path begins with `/`", "", help_, place=place, edit=edit, fix=fix)


def _more_methods(u: Unexpected) -> Problem | None:
    """`GET,POST /y -> f`."""
    before = u.before
    if u.kind not in ("COMMA", "BAR") or before is None or before.upper() not in METHODS:
        return None
    found = _MORE_METHODS.match(u.text, u.start)
    if not u.depth or not found or before.start_pos != u.statement:
        return None
    place, edit = (u.statement, found.end()), blank(u.text, *found.span())
    help_ = "write one route for each, or `ANY`"
    return u.error("a route has one method", "", help_, place=place, edit=edit)


def _star(u: Unexpected) -> Problem | None:
    """`* /z -> f`."""
    if "PATH" not in u.accepts or not _STAR.match(u.text, u.start):
        return None
    room = u.text[u.start - 1 : u.start] == u.text[u.end : u.end + 1] == " "
    edit = Edit(u.start - 1, u.end + 1, "ANY") if room else None
    message, fix = "a route of all methods is written `ANY`", Edit(u.start, u.end, "ANY")
    return u.error(message, "", "write `ANY`", edit=edit, fix=fix)


def _keyed_route(u: Unexpected) -> Problem | None:
    """`/x: { get: f }`, as in OpenAPI."""
    before = u.before
    if u.kind != "COLON" or before is None or before.upper() not in METHODS:
        return None
    if not u.begins_statement or not u.accepts & {"PATH", "ARROW"}:
        return None
    start = max(0, u.statement - _LONGEST_PATH)
    group = _GROUP.search(u.text, start, u.statement)
    path = group[1].rstrip(":") if group else ""
    target = _KEYED_TARGET.match(u.text, u.end)
    help_ = f"write `{before.upper()} -> {target[1] if target else '…'}`"
    help_ += f" in a group `{path} {{ … }}`" if path else ""
    place = (u.statement, target.end() if target else u.end)
    message = "a route is written with its method and `->`"
    start = group.start(1) + len(path) if group else u.statement
    edit, fix = (_unkeyed(u, start, sign) if target else None for sign in ("->", " -> "))
    return u.error(message, "", help_, place=place, edit=edit, fix=fix)


def _unkeyed(u: Unexpected, start: int, arrow: str) -> Edit | None:
    """The edit that makes routes of all that stands in the braces around the token."""
    inside = _INSIDE.match(u.text, u.statement)
    end = inside.end() if inside else u.line_end
    head = u.text[start : u.statement].replace(":", " ")
    body, size = _KEYED.subn(partial(_as_route, arrow), u.text[u.statement : end])
    return Edit(start, end, head + body) if size else None


def _as_route(arrow: str, found: re.Match[str]) -> str:
    comma = found[3].replace(",", ";") if found[3] else ""
    return f"{found[1].upper()}{arrow}{found[2]}{comma}"


def _optional_name(u: Unexpected) -> Problem | None:
    """`a?: string`."""
    if u.kind != "QUESTION" or u.accepts != {"COLON"} or u.before is None:
        return None
    found = _TYPE.match(u.text, u.end)
    written = found[1].rstrip().removesuffix("?") if found else ""
    help_ = f"write `{u.before}: {written or '…'}?`"
    edit = Edit(u.start, u.end, " ")
    fix = None
    if found and written:
        end = found.start(1) + len(written)
        fix = Edit(u.start, end, f"{u.text[u.end : end]}?")
        if u.text.startswith("?", end):
            fix = Edit(u.start, u.end, "")
        else:
            edit = fix
    return u.error("`?` stands behind the type", "", help_, edit=edit, fix=fix)


def _required(u: Unexpected) -> Problem | None:
    """`a: string { required: true }`."""
    found = _REQUIRED.match(u.text, u.start)
    if u.kind != "LBRACE" or not found or not {"COMMA", "EQUAL"} <= u.accepts:
        return None
    message = "a field is required unless its type ends in `?`"
    edit, fix = blank(u.text, *found.span()), _without(u, *found.span())
    is_optional = u.text.startswith(("optional", "nullable"), u.end)
    place, safe = found.span(), not is_optional
    return u.error(message, "", "leave it out", place=place, edit=edit, fix=fix, safe=safe)


def _async(u: Unexpected) -> Problem | None:
    """`-> async f`."""
    found = _TARGET.match(u.text, u.start)
    if u.before is None or u.before != "async" or "ASYNC" not in u.accepts or not found:
        return None
    place = (u.before.start_pos, found.end())
    gap = u.text[u.before.end_pos : u.start]
    edit = Edit(*place, f"{found[0]}{gap}async")
    help_ = f"write `{found[0]} async`"
    return u.error("`async` stands behind the target", "", help_, place=place, edit=edit, fix=edit)


def _status(u: Unexpected) -> Problem | None:
    """`f return 201`."""
    found = _STATUS.match(u.text, u.start)
    if u.kind != "NAME" or "RETURNS" not in u.accepts or not found:
        return None
    message, help_ = "a route's status stands behind `returns`", f"write `returns {found[1]}`"
    edit, fix = blank(u.text, *found.span()), Edit(*found.span(), f"returns {found[1]}")
    safe = found[0].startswith("return")
    return u.error(message, "", help_, place=found.span(), edit=edit, fix=fix, safe=safe)


def _rate(u: Unexpected) -> Problem | None:
    """`throttle 100 / s`."""
    found = _RATE.match(u.text, u.start)
    if u.before is None or u.before.type != "NUMBER" or not found:
        return None
    written = f"{u.before}/{found[1]}"
    place = (u.before.start_pos, found.end())
    message = "a rate is written without blanks"
    return u.error(message, "", f"write `{written}`", place=place, **u.writing(written, *place))


def _pattern(u: Unexpected) -> Problem | None:
    """`string("^a$")`."""
    if u.kind != "STRING" or "REGEX" not in u.accepts or u.before is None or len(u.word) < 3:
        return None
    inner = u.word[1:-1].replace("\\\\", "\\")
    written = "/" + re.sub(r"(?<!\\)/", r"\\/", inner) + "/"
    rewriting = u.writing(written) if inner[0] != "*" else Rewriting(edit=None, fix=None)
    name = re.search(r"[\w.]*\Z", u.text[max(0, u.before.start_pos - 30) : u.before.start_pos])
    if u.before.type == "LPAR" and u.text.startswith(")", u.end) and name:
        written = f"{name[0]}({written})"
    return u.error("a pattern stands between slashes", "", f"write `{written}`", **rewriting)


def _with_colons(u: Unexpected) -> Problem | None:
    """`AWS::SNS::Topic` and `arn:aws:…` without quotes."""
    before = u.before.start_pos if u.before else u.start
    starts = (u.start, before, max(0, before - len("arn:")))
    found = next(filter(None, (_WITH_COLONS.match(u.text, start) for start in starts)), None)
    if not found or u.kind not in ("NAME", "COLON"):
        return None
    what = "an ARN" if found[0].startswith("arn") else "a type of CloudFormation"
    start, end = found.span()
    room = u.text[start - 1 : start] == u.text[end : end + 1] == " "
    edit = Edit(start - 1, end + 1, f'"{found[0]}"') if room else None
    message, fix = f"{what} stands in double quotes", Edit(start, end, f'"{found[0]}"')
    return u.error(message, "", f"write `{fix.text}`", place=(start, end), edit=edit, fix=fix)


def _scope(u: Unexpected) -> Problem | None:
    """`auth p(orders/read)`."""
    before = u.before
    if before is None or u.word[:1] != "/" or not {"RPAR", "COMMA"} <= u.accepts:
        return None
    found = _SCOPE.match(u.text, before.start_pos)
    if not found or before.end_pos != u.start or before.type not in ("NAME", "DOTTED"):
        return None
    head = _CALL.search(u.text, max(0, before.start_pos - 30), before.start_pos)
    help_ = f'write `{head[1]}"{found[0]}")`' if head else f'write `"{found[0]}"`'
    # Shorter by the quotes, so that everything keeps its place.
    edit = Edit(*found.span(), f'"{found[0][:-2]}"')
    message, fix = (
        "text that holds `/` stands in double quotes",
        Edit(*found.span(), f'"{found[0]}"'),
    )
    return u.error(message, "", help_, place=found.span(), edit=edit, fix=fix)


def _extends(u: Unexpected) -> Problem | None:
    """`type Y extends T { … }`."""
    found = _EXTENDS.match(u.text, u.start)
    if u.kind != "NAME" or u.keyword != "type" or u.depth or not found or u.before is None:
        return None
    if not {"EQUAL", "LBRACE"} <= u.accepts:
        return None
    types = " & ".join(part.strip() for part in found[1].split(","))
    written, place = f"= {types}{' &' if found[2] else ''}", (u.start, found.end(1))
    help_ = f"write `type {u.before} = {types}{' & { … }' if found[2] else ''}`"
    message, rewriting = "a type is made of others with `=` and `&`", u.writing(written, *place)
    return u.error(message, "", help_, place=place, **rewriting)


def _without(u: Unexpected, start: int, end: int) -> Edit:
    """The edit that takes a text out, with the blanks in front of it."""
    return Edit(len(u.text[:start].rstrip(" \t")), end, "")


_KNOWN = (
    _quoted_path,
    _no_slash,
    _more_methods,
    _star,
    _keyed_route,
    _optional_name,
    _required,
    _async,
    _status,
    _rate,
    _pattern,
    _with_colons,
    _scope,
    _extends,
)

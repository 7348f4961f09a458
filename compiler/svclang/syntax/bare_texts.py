"""Text without quotes, and text that is put together otherwise, and what to write instead.

In: a token that cannot stand where it stands. Out: what is said about it, if text is meant there,
with an edit where the rest can be understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .brackets import Edit, blank

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_URL = re.compile(
    r"(?<![A-Za-z0-9+])[A-Za-z][A-Za-z0-9+]*+://(?:[^\s;,(){}\[\]]|\{\w++\+?\}|\$\{[\w.]++\})*+"
)
_WITH_COLONS = re.compile(r"(?<![\w\"/.-])[\w.-]+(?::[\w/*.@-]+)+")
_WITH_SLASHES = re.compile(r"[\w.-]+(?:/[\w.:*-]+)+")
_PATTERN = re.compile(r"/(?:\\[^\n]|\[(?:\\[^\n]|[^\]\\\n])*\]|[^/\\\n\[])+/")
_ADDED = re.compile(r"\+[ \t]*([A-Za-z_][\w.]*)(?![\w(])")
_ADDED_TEXT = re.compile(r"\+[ \t]*\"((?:[^\"\\\n]|\\.)*)\"")
_TAGGED = re.compile(r"!(?:Ref|GetAtt|Sub)\b[ \t]*")
_RUNTIME = re.compile(r"runtime[ \t]+([a-z]+)[ \t]+([0-9][\w.]*)")
_LONGEST = 200  # characters of a line in front of a token that are looked at


def explain_bare_text(u: Unexpected) -> Problem | None:
    """The error about a token, if text is meant there."""
    for explain in _KNOWN:
        if problem := explain(u):
            return problem
    return None


def _url(u: Unexpected) -> Problem | None:
    start = u.text.rfind("\n", 0, u.start) + 1
    places = (u.start, u.before.start_pos if u.before else u.start)
    for found in _URL.finditer(u.text, start, max(u.line_end, u.end)):
        if any(found.start() <= place < found.end() for place in places):
            help_ = f'write `"{found[0]}"`'
            place, fix = found.span(), Edit(*found.span(), f'"{found[0]}"')
            message, shorter = "a URL stands in double quotes", f'"{found[0].replace("s", "", 1)}"'
            # Plain HTTP and the blank behind leave room for the quotes.
            room = found[0].startswith("https") and u.text[found.end() : found.end() + 1] == " "
            edit = Edit(found.start(), found.end() + 1, shorter) if room else None
            return u.error(message, "", help_, place=place, edit=edit, fix=fix)
    return None


def _star(u: Unexpected) -> Problem | None:
    """`cors *`, `read by *`."""
    before = u.before
    if not u.text.startswith("*", u.start) or before is None or not u.depth:
        return None
    if before == "by":
        help_ = "name those that need it"
        return u.error("leave is given to each function by its name", "", help_)
    if before.start_pos != u.statement or "STRING" not in u.accepts:
        return None
    fix = Edit(u.start, u.start + 1, '"*"')
    message, place = "text stands in double quotes", (u.start, u.start + 1)
    return u.error(message, "", 'write `"*"`', place=place, fix=fix)


def _tag_of_cloudformation(u: Unexpected) -> Problem | None:
    """`!Ref log_level`, `!GetAtt users.arn`."""
    found = _TAGGED.match(u.text, u.start)
    if not found:
        return None
    edit, fix = blank(u.text, *found.span()), Edit(*found.span(), "")
    place = (u.start, u.start + len(found[0].rstrip()))
    message, help_ = "a reference is a name alone", f"leave `{found[0].rstrip()}` out"
    return u.error(message, "", help_, place=place, edit=edit, fix=fix)


def _put_together(u: Unexpected) -> Problem | None:
    """`"shop-" + stage`, `stage + "-shop"`."""
    before = u.before
    if not u.text.startswith("+", u.start) or before is None:
        return None
    name, text = _ADDED.match(u.text, u.start), _ADDED_TEXT.match(u.text, u.start)
    found = name or text
    if not found or before.type not in ("NAME", "DOTTED", "STRING"):
        return None
    first = before[1:-1] if before.type == "STRING" else f"${{{before}}}"
    second = found[1] if text else f"${{{found[1]}}}"
    edit = blank(u.text, u.start, found.end())
    fix = Edit(before.start_pos, found.end(), f'"{first}{second}"')
    message, help_ = "texts are put together with `${…}`", f"write `{fix.text}`"
    return u.error(message, "", help_, place=(u.start, u.start + 1), edit=edit, fix=fix)


def _pattern(u: Unexpected) -> Problem | None:
    """`pattern /^Bearer .+$/`."""
    found = _PATTERN.match(u.text, u.start)
    if not found or u.before is None or u.before != "pattern" or not u.begins_statement:
        return None
    written = '"' + found[0][1:-1].replace("\\/", "/").replace("\\", "\\\\") + '"'
    message, help_ = "this pattern stands in double quotes", f"write `{written}`"
    rewriting = u.writing(written, *found.span())
    return u.error(message, "", help_, place=found.span(), **rewriting)


def _with_colons(u: Unexpected) -> Problem | None:
    """`{ aws:SourceVpce: id }`, `Resource: execute-api:/*`."""
    if u.kind != "COLON" or not u.depth or u.before is None:
        return None
    line = max(u.text.rfind("\n", 0, u.start) + 1, u.start - _LONGEST)
    for found in _WITH_COLONS.finditer(u.text, line, u.line_end):
        if found.start() <= u.before.start_pos and u.start <= found.end():
            return _quoted(u, found, ":")
    return None


def _with_slashes(u: Unexpected) -> Problem | None:
    """`zone Europe/Berlin`."""
    before = u.before
    if before is None or not u.text.startswith("/", u.start) or before.end_pos != u.start:
        return None
    if before.type not in ("NAME", "DOTTED") or before.start_pos == u.statement or not u.depth:
        return None
    found = _WITH_SLASHES.match(u.text, before.start_pos)
    return _quoted(u, found, "/") if found else None


def _quoted(u: Unexpected, found: re.Match[str], sign: str) -> Problem:
    """Text that is to stand in quotes; the rest is read with it two signs shorter."""
    message = f"text that holds `{sign}` stands in double quotes"
    edit, fix = Edit(*found.span(), f'"{found[0][:-2]}"'), Edit(*found.span(), f'"{found[0]}"')
    return u.error(message, "", f"write `{fix.text}`", place=found.span(), edit=edit, fix=fix)


def _number_or_text(u: Unexpected) -> Problem | None:
    """`returns "201"`, `enum Size { small = 1 }`."""
    if u.accepts == {"NUMBER"} and u.kind == "STRING" and u.word[1:-1].isdigit():
        number = u.word[1:-1]
        message = "a number stands without quotes"
        return u.error(message, "", f"write `{number}`", **u.writing(number))
    if u.accepts == {"STRING"} and u.kind == "NUMBER" and u.depth:
        fix = Edit(u.start, u.end, f'"{u.word}"')
        return u.error("text stands in double quotes", "", f"write `{fix.text}`", fix=fix)
    return None


def _runtime(u: Unexpected) -> Problem | None:
    """`runtime nodejs 22.x`."""
    found = _RUNTIME.match(u.text, u.statement)
    if u.kind != "UNKNOWN" or not found or not found.start(1) < u.start < found.end():
        return None
    written, place = f"{found[1]}{found[2]}", (found.start(1), found.end())
    message, help_ = "the name of a runtime holds no blanks", f"write `{written}`"
    return u.error(message, "", help_, place=place, fix=Edit(*place, written))


def _nothing_behind_dot(u: Unexpected) -> Problem | None:
    """`query.`."""
    before = u.before
    if before is None or before.end_pos != u.start or before.type not in ("NAME", "DOTTED"):
        return None
    if u.kind != "UNKNOWN" or u.text[u.start] != ".":
        return None
    place = (before.start_pos, u.start + 1)
    message, help_ = f"a name is missing behind `{before}.`", f"as in `{before}.name`"
    return u.error(message, "", help_, place=place)


_KNOWN = (
    _url,
    _star,
    _tag_of_cloudformation,
    _put_together,
    _pattern,
    _with_colons,
    _with_slashes,
    _number_or_text,
    _runtime,
    _nothing_behind_dot,
)

"""The mistakes in declarations of errors, and what to write instead.

In: a token that cannot stand where it stands. Out: what is said about it, if it is part of a wrong
declaration of an error, with an edit where the rest can be understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .brackets import Edit, blank

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_STATUS_FIRST = re.compile(r"([0-9]+)[ \t]+([A-Za-z_]\w*)")
_ERROR_CALL = re.compile(r"\([ \t]*([0-9]+)[ \t]*(?:,[ \t]*(\"[^\"\n]*\")[ \t]*)?\)")
_ERROR_BODY = re.compile(r"error[ \t]+(\w+)[ \t]*\{")
_ERROR_ENTRY = re.compile(
    r"\b(status(?:_?code)?|code|message)\b[ \t]*[:=]?[ \t]*([0-9]+|\"[^\"\n]*\")", re.IGNORECASE
)
_FIELDS = re.compile(r"\([ \t]*\w+[ \t]*:[^{}\n]*\)|\w+[ \t]*:[\w.\[\]()?, \t:]*[\w\])?]")
_SAYS = re.compile(r"[^;{}/\"\n]*+")


def explain_error(u: Unexpected) -> Problem | None:
    """The error about a token, if it is part of a wrong declaration of an error."""
    if u.keyword != "error":
        return None
    for explain in _KNOWN:
        if problem := explain(u):
            return problem
    return None


def _status_first(u: Unexpected) -> Problem | None:
    """`error 404 NotFound`."""
    found = _STATUS_FIRST.match(u.text, u.start)
    if u.depth or u.accepts != {"NAME"} or not found:
        return None
    written = f"{found[2]} {found[1]}"
    message, help_ = "the status of an error stands behind its name", f"write `error {written}`"
    rewriting = u.writing(written, *found.span())
    return u.error(message, "", help_, place=found.span(), **rewriting)


def _quoted_status(u: Unexpected) -> Problem | None:
    """`error NotFound "404" "…"`."""
    before = u.before
    if u.depth or u.kind != "STRING" or before is None or before.type != "STRING":
        return None
    status = before[1:-1]
    if not status.isdigit():
        return None
    place = (before.start_pos, before.end_pos)
    message, help_ = "the status of an error stands without quotes", f"write `{status}`"
    return u.error(message, "", help_, place=place, **u.writing(status, *place))


def _in_parentheses(u: Unexpected) -> Problem | None:
    """`error NotFound(404, "…")`."""
    found = _ERROR_CALL.match(u.text, u.start)
    if u.depth or u.kind != "LPAR" or not found:
        return None
    written = " ".join(filter(None, found.groups()))
    message, help_ = "an error has its status right behind its name", f"write ` {written}`"
    edit = Edit(*found.span(), f" {written}".ljust(len(found[0])))
    fix = Edit(*found.span(), f" {written}")
    help_ = f"write `{u.before} {written}`"
    return u.error(message, "", help_, place=found.span(), edit=edit, fix=fix)


def _said_in_braces(u: Unexpected) -> Problem | None:
    """`error NotFound { status: 404, message: "…" }`."""
    head = _ERROR_BODY.match(u.text, u.declaration)
    if not u.depth or not head:
        return None
    end = u.text.find("}", head.end())
    if end < 0:
        return None
    said = [each[2] for each in _ERROR_ENTRY.finditer(u.text, head.end(), end)]
    if not said:
        return None
    written = " ".join(sorted(said, key=lambda value: value.startswith('"')))
    place, fix = (head.end() - 1, end + 1), Edit(head.end() - 1, end + 1, written)
    message = "the status and the message of an error stand in front of its fields"
    help_ = f"write `error {head[1]} {written}`"
    only = not _ERROR_ENTRY.sub("", u.text[head.end() : end]).strip(" \t\r\n,;")
    edit = blank(u.text, *place)
    return u.error(message, "", help_, place=place, edit=edit, fix=fix if only else None)


def _stray_sign(u: Unexpected) -> Problem | None:
    """`error NotFound: 404`, `error NotFound 404: "…"`."""
    behind = u.text[u.end : u.line_end].lstrip(" \t")
    wanted = "NUMBER" if behind[:1].isdigit() else "STRING" if behind[:1] == '"' else ""
    if u.depth or u.kind not in ("COLON", "EQUAL", "COMMA") or wanted not in u.accepts:
        return None
    start = u.before.end_pos if u.before else u.start
    message, edit = "an error is declared without signs in between", blank(u.text, u.start, u.end)
    end = len(u.text) - len(u.text[u.end :].lstrip(" \t"))
    fix = Edit(start, end, " ")
    return u.error(message, "", "leave it out", edit=edit, fix=fix)


def _status_last(u: Unexpected) -> Problem | None:
    """`error NotFound "…" 404`."""
    before = u.before
    if u.depth or u.kind != "NUMBER" or before is None or before.type != "STRING":
        return None
    place, written = (before.start_pos, u.end), f"{u.word} {before}"
    message = "the status of an error stands in front of its message"
    return u.error(message, "", f"write `{written}`", place=place, **u.writing(written, *place))


def _bare_fields(u: Unexpected) -> Problem | None:
    """`error NotFound 404 "…" (id: uuid)`."""
    found = _FIELDS.match(u.text, u.start, u.line_end)
    if u.depth or u.kind not in ("LPAR", "NAME") or "LBRACE" not in u.accepts or not found:
        return None
    inner = found[0].strip().removeprefix("(").removesuffix(")").strip()
    message, help_ = "the fields of an error stand in braces", f"write `{{ {inner} }}`"
    edit, fix = blank(u.text, *found.span()), Edit(*found.span(), f"{{ {inner} }}")
    return u.error(message, "", help_, place=found.span(), edit=edit, fix=fix)


def _message(u: Unexpected) -> Problem | None:
    """`error NotFound 404 not found`."""
    if u.depth or u.kind not in ("NAME", "DOTTED"):
        return None
    found = _SAYS.match(u.text, u.start)
    if "STRING" not in u.accepts or u.before is None or not found:
        return None
    says = found[0].rstrip()
    place = (u.start, u.start + len(says))
    edit = blank(u.text, *place)
    message, help_, fix = "what it says stands in quotes", f'write `"{says}"`', f'"{says}"'
    return u.error(message, "", help_, place=place, edit=edit, fix=Edit(*place, fix))


_KNOWN = (
    _status_first,
    _quoted_status,
    _in_parentheses,
    _said_in_braces,
    _stray_sign,
    _status_last,
    _bare_fields,
    _message,
)

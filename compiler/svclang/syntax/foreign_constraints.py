"""Constraints and defaults as other languages write them, and what to write instead.

In: a token that cannot stand where it stands. Out: what is said about it, if a constraint, a
default or a word of another language has led to it, with an edit where the rest is understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .brackets import Edit, blank

if TYPE_CHECKING:
    from .unexpected import Problem, Unexpected

_NUMBERS = r"[0-9.]+[ \t]*(?:\.\.[ \t]*[0-9]*)?|\.\.[ \t]*[0-9]+"
_RANGE = re.compile(_NUMBERS)
_IN_BRACKETS = re.compile(rf"\[[ \t]*((?:{_NUMBERS}))[ \t]*\]")
_KEYED = re.compile(r"(\w+)[ \t]*[:=][ \t]*(\"[^\"\n]*\"|/(?:\\.|[^/\\\n])+/|[\w.]+)[ \t]*(?:,|$)")
_DEFAULT = re.compile(r"default(?:s|ed)?\b[ \t]*(?:to\b[ \t]*|:=?[ \t]*|=[ \t]*)?")
_LEAST = frozenset(("from", "ge", "gte", "min", "minimum", "minitems", "minlength"))
_MOST = frozenset(("le", "lte", "max", "maximum", "maxitems", "maxlength", "to"))
_EXACT = frozenset(("len", "length", "size"))
_PATTERN = frozenset(("match", "matches", "pattern", "regex"))
_NEEDED = frozenset(("!", "mandatory", "notnull", "required"))
_MAYBE = frozenset(("nullable", "optional"))


def explain_foreign_constraint(u: Unexpected) -> Problem | None:
    """The error about a token, if a constraint of another language has led to it."""
    for explain in _KNOWN:
        if problem := explain(u):
            return problem
    return None


def _keyed(u: Unexpected) -> Problem | None:
    """`string(min: 1, max: 80)`, `string(maxLength=80)`."""
    if u.kind not in ("COLON", "EQUAL") or not u.in_parentheses or u.before is None:
        return None
    if u.accepts != {"COMMA", "RPAR"}:
        return None
    opened = u.text.rfind("(", 0, u.start)
    closed = u.text.find(")", u.start, u.line_end)
    message = "a length or a range is written with `..`, and without its name"
    written = _constraints(u.text[opened + 1 : closed]) if closed > opened else ""
    if not written:
        return u.error(message, "", "as in `string(1..80)`")
    place, help_ = (opened + 1, closed), f"write `({written})`"
    return u.error(message, "", help_, place=place, **u.writing(written, *place))


def _constraints(inner: str) -> str:
    """The constraints that are given by their names; empty where they mean nothing."""
    least = most = ""
    others = []
    found = [*_KEYED.finditer(inner.strip())]
    if len("".join(each[0] for each in found)) != len(re.sub(r",\s+", ",", inner.strip())):
        return ""
    for each in found:
        key, value = each[1].lower().replace("_", ""), each[2]
        if key in _LEAST:
            least = value
        elif key in _MOST:
            most = value
        elif key in _EXACT:
            others.append(value)
        elif key in _PATTERN:
            others.append("/" + value[1:-1].replace("/", r"\/") + "/" if value[0] == '"' else value)
        else:
            return ""
    return ", ".join([f"{least}..{most}", *others] if least or most else others)


def _in_brackets(u: Unexpected) -> Problem | None:
    """`string[1..80]`."""
    before, found = u.before, _IN_BRACKETS.match(u.text, u.start)
    if u.kind != "LSQB" or before is None or before.end_pos != u.start or not found:
        return None
    if "LPAR" not in u.accepts:
        return None
    message, help_ = "a length or a range stands in parentheses", f"write `{before}({found[1]})`"
    rewriting = u.writing(f"({found[1]})", *found.span())
    return u.error(message, "", help_, place=found.span(), **rewriting)


def _bare(u: Unexpected) -> Problem | None:
    """`string 1..80`."""
    before, found = u.before, _RANGE.match(u.text, u.start)
    if u.kind not in ("NUMBER", "DOTS") or before is None or "LPAR" not in u.accepts or not found:
        return None
    if not {"QUESTION", "BAR"} <= u.accepts:
        return None
    written = found[0].rstrip()
    place = (u.start, u.start + len(written))
    message, help_ = "a length or a range stands in parentheses", f"write `{before}({written})`"
    edit, fix = blank(u.text, *place), Edit(before.end_pos, place[1], f"({written})")
    return u.error(message, "", help_, place=place, edit=edit, fix=fix)


def _three_dots(u: Unexpected) -> Problem | None:
    """`string(1...80)`."""
    before = u.before
    if before is None or before.type != "DOTS" or before.end_pos != u.start:
        return None
    if not u.text.startswith(".", u.start):
        return None
    edit, fix = Edit(u.start, u.start + 1, " "), Edit(u.start, u.start + 1, "")
    place, message = (before.start_pos, u.start + 1), "a range is written with `..`"
    return u.error(message, "", "write `..`", place=place, edit=edit, fix=fix)


def _flags(u: Unexpected) -> Problem | None:
    """`string(/^a$/i)`."""
    before = u.before
    if u.kind != "NAME" or before is None or before.type != "REGEX" or before.end_pos != u.start:
        return None
    help_ = f"leave `{u.word}` out"
    if "i" in u.word:
        help_ += ", and write `[Aa]` where both are meant"
    edit, fix = blank(u.text, u.start, u.end), Edit(u.start, u.end, "")
    safe = "i" not in u.word
    return u.error("a pattern has no flags", "", help_, edit=edit, fix=fix, safe=safe)


def _unique(u: Unexpected) -> Problem | None:
    """`[string] unique`, `[string](..10) unique`."""
    before = u.before
    if u.word != "unique" or before is None or before.type not in ("RSQB", "RPAR"):
        return None
    if "QUESTION" not in u.accepts:
        return None
    message, edit = "`unique` is a constraint of the list", blank(u.text, u.start, u.end)
    if "LPAR" in u.accepts:
        fix, help_ = Edit(before.end_pos, u.end, "(unique)"), "write `[…](unique)`"
    else:
        fix, help_ = Edit(before.start_pos, u.end, ", unique)"), "write `, unique)`"
    return u.error(message, "", help_, edit=edit, fix=fix)


def _default(u: Unexpected) -> Problem | None:
    """`int default 20`."""
    found = _DEFAULT.match(u.text, u.start)
    if u.kind != "NAME" or "EQUAL" not in u.accepts or not found:
        return None
    words = found[0].rstrip()
    place = (u.start, u.start + len(words))
    message, help_ = "a default stands behind `=`", f"write `=` in place of `{words}`"
    return u.error(message, "", help_, place=place, **u.writing("=", *place))


def _needed(u: Unexpected) -> Problem | None:
    """`string required`, `string!`, `string optional`."""
    word = u.word.lower().replace("_", "") or u.text[u.start : u.start + 1]
    if u.kind not in ("NAME", "UNKNOWN") or "QUESTION" not in u.accepts or u.before is None:
        return None
    if word in _NEEDED:
        message = "a value must be there unless its type ends in `?`"
        end = u.start + len(word)
        edit, fix = blank(u.text, u.start, end), Edit(u.before.end_pos, end, "")
        return u.error(message, "", "leave it out", place=(u.start, end), edit=edit, fix=fix)
    if word not in _MAYBE:
        return None
    message = "what may be missing has a type that ends in `?`"
    fix = Edit(u.before.end_pos, u.end, "?")
    return u.error(message, "", "write `?`", edit=u.instead("?"), fix=fix)


_KNOWN = (
    _keyed,
    _in_brackets,
    _bare,
    _three_dots,
    _flags,
    _unique,
    _default,
    _needed,
)

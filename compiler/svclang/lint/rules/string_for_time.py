"""A time that may be any text.

What it finds
    A field or parameter of the type `string`, without a pattern, whose name says that it is a point
    in time: `created_at`, `due_date`, `birthday`, `timestamp`.

Why it is bad
    One caller sends `2025-12-31`, the next one `31.12.25`, and a third one milliseconds. As `date`
    or `datetime` it has one form, which is told to callers, and days are checked in bodies.

Example
    type Order { id: uuid, created_at: string }

    function get_order(id: uuid) -> Order

Use instead
    type Order { id: uuid, created_at: datetime }

    function get_order(id: uuid) -> Order

Sources
    https://smithy.io/2.0/guides/model-linters.html#shouldhaveusedtimestamp
    https://opensource.zalando.com/restful-api-guidelines/#169
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import say, write
from ...syntax.nodes import Field, NamedType, Pattern
from ..rule import Context, Finding, Rule
from ..words import listed, words_of
from ..written_fields import bare_type, own_name, written_fields

_DAYS = listed("birthdate birthday date dateofbirth")
_DONE = listed("changed created deleted ended expired expires finished modified published started")
_DONE |= listed("updated")
_IRREGULAR = listed("born begun built done left lost made paid read seen sent sold taken written")
_MOMENTS = listed("datetime timestamp")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such field."""
    for field in written_fields(context):
        type_ = bare_type(field.type)
        if isinstance(type_, NamedType) and type_.name.text == "string" and not _has_form(type_):
            better = _type_of(own_name(field))
            if better:
                yield _finding(field, type_, better)


def _has_form(type_: NamedType) -> bool:
    return any(isinstance(each, Pattern) for each in type_.constraints)


def _type_of(name: str) -> str:
    """The type of what has such a name; empty where it is no point in time."""
    words = words_of(name)
    if not words:
        return ""
    *before, last = words
    if last in _DAYS or "".join(words) in _DAYS:
        return "datetime" if {*before} & _DONE else "date"
    if {last, "".join(words)} & _MOMENTS or (last in ("at", "on", "time") and {*before} & _DONE):
        return "datetime"
    if last == "at" and before and (before[-1].endswith("ed") or before[-1] in _IRREGULAR):
        return "datetime"
    return "datetime" if len(words) == 1 and last in _DONE else ""


def _finding(field: Field, type_: NamedType, better: str) -> Finding:
    return Finding(
        f"`{own_name(field)}` is a point in time, and any text may stand there",
        type_.span,
        # A default is checked against the type.
        **say(f"write `{better}`") if field.default else write(type_.span, better, safe=False),
    )


RULE = Rule("string-for-time", check)

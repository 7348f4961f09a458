"""One name for texts here and for numbers there.

What it finds
    Fields of declared types and errors that have the same name and are text in one, a number or a
    Boolean in another. Names that say nothing of what they hold (`value`, `id`, `number`) are
    passed over, and so are those of the option `except`.

Why it is bad
    Who knows the one believes to know the other. Code that handles both has to look twice, and
    tools that put the data of several answers into one table cannot.

Example
    type Room   { floor: int }
    type Ticket { floor: string }

    function get_room(id: uuid) -> Room
    function get_ticket(id: uuid) -> Ticket

Use instead
    type Room   { floor: int }
    type Ticket { floor: int }

    function get_room(id: uuid) -> Room
    function get_ticket(id: uuid) -> Ticket

Sources
    https://github.com/IBM/openapi-validator/blob/main/docs/ibm-cloud-rules.md
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.types import Choice, DeclaredType, Field, Scalar, Struct, Type, underlying
from ..rule import Context, Finding, Option, Rule
from ..words import listed

_VAGUE = listed("code data default id key max min name number result state status type value")
_KINDS = {
    **dict.fromkeys(("int", "long", "float"), "a number"),
    **dict.fromkeys(("string", "uuid", "email", "uri", "date", "datetime", "bytes"), "text"),
    "bool": "`true` or `false`",
}


def check(context: Context) -> Iterator[Finding]:
    """A finding for each field that is something else than the first one of its name."""
    fine = _VAGUE | {*context.options["except"]}
    types = context.model.types
    first: dict[str, Field] = {}
    told: set[object] = set()
    for field in _fields(context):
        other = first.setdefault(field.name.text, field)
        kind, known = _kind(field.type, types), _kind(other.type, types)
        differs = kind and known and kind != known
        if differs and field.name.text not in fine and field.name.span not in told:
            told.add(field.name.span)
            yield _finding(field, other, kind, known)


def _fields(context: Context) -> Iterator[Field]:
    for declared in context.model.types.values():
        if isinstance(declared.type, Struct):
            yield from declared.type.fields
    for error in context.model.errors.values():
        yield from error.fields


def _kind(type_: Type, types: dict[str, DeclaredType]) -> str:
    below = underlying(type_, types)
    if isinstance(below, Choice):
        return "text"
    return _KINDS.get(below.kind, "") if isinstance(below, Scalar) else ""


def _finding(field: Field, other: Field, kind: str, known: str) -> Finding:
    return Finding(
        f"`{field.name.text}` is {kind} here and {known} elsewhere",
        field.type.span,
        related=(Related(other.type.span, f"{known} here"),),
        help="let both have one type, or give one of them another name",
    )


RULE = Rule(
    "inconsistent-field",
    check,
    options={"except": Option((), "names of fields that may be anything")},
)

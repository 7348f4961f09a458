"""A name that is written unlike others of its kind.

What it finds
    Functions, parameters, fields, resources and outputs that are not in `snake_case`; types, enums
    and errors that are not in `PascalCase`; and members of enums that have a value of their own and
    are in neither `snake_case` nor capitals. Names in quotes and the keys of tables, which others
    may have chosen, are passed over. The option `fields` says how fields and parameters of
    functions are written, which whoever calls the API sees: `snake_case`, `camelCase` or `any`.

Why it is bad
    Where a name is written in one way, everybody can tell what it is, and guess how it is spelt.

Example
    type order { id: string, sentAt: datetime? }

    function GetOrder(id: string) -> order

    api { auth iam; GET /orders/{id} -> GetOrder }

Use instead
    type Order { id: string, sent_at: datetime? }

    function get_order(id: string) -> Order

    api { auth iam; GET /orders/{id} -> get_order }
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...diagnostics import Fix
from ...edits.names import Names
from ...edits.text import replacing
from ...model.grants import screaming
from ...model.names import pascal
from ...syntax import nodes
from ...syntax.nodes import Name
from ..mentioned import mentioned
from ..rule import Context, Finding, Option, Rule
from ..trees import nodes_of, nodes_within

_SNAKE, _CAMEL, _PASCAL = "snake_case", "camelCase", "PascalCase"
_RIGHT = {
    _SNAKE: re.compile(r"_?[a-z][a-z0-9]*(_[a-z0-9]+)*"),
    _CAMEL: re.compile(r"_?[a-z][a-zA-Z0-9]*"),
    _PASCAL: re.compile(r"[A-Z][A-Za-z0-9]*"),
}
_CAPITALS = r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*"
_CASES: dict[type[Any], str] = {
    nodes.Service: _SNAKE,
    nodes.Param: _SNAKE,
    nodes.FunctionDeclaration: _SNAKE,
    nodes.AuthorizerDeclaration: _SNAKE,
    nodes.ApiDeclaration: _SNAKE,
    nodes.ResourceDeclaration: _SNAKE,
    nodes.RawResource: _SNAKE,
    nodes.Output: _SNAKE,
    nodes.TypeDeclaration: _PASCAL,
    nodes.EnumDeclaration: _PASCAL,
    nodes.ErrorDeclaration: _PASCAL,
}


def check(context: Context) -> Iterator[Finding]:
    """A finding for each name that is declared in another way."""
    for kind, case in _CASES.items():
        for declared in nodes_of(context, kind):
            name: Name | None = getattr(declared, "name", None)
            if name is not None and not _RIGHT[case].fullmatch(name.text):
                yield _finding(name, case, _renaming(context, declared, name, case))
    yield from _of_fields(context)
    for member in nodes_of(context, nodes.EnumMember):
        name = member.name
        right = re.fullmatch(_CAPITALS, name.text) or _RIGHT[_SNAKE].fullmatch(name.text)
        if member.value != name.text and _is_bare(name) and not right:
            yield _finding(name, _SNAKE, replacing(name.span, _written(name.text, _SNAKE)))


def _of_fields(context: Context) -> Iterator[Finding]:
    case = context.options["fields"]
    if case not in _RIGHT:
        return
    for field, around in nodes_within(context, nodes.Field):
        # What `key` and `takes` name is an attribute of a table, or a part of a request.
        chosen = isinstance(around, nodes.Setting) or not _is_bare(field.name)
        if not chosen and not _RIGHT[case].fullmatch(field.name.text):
            yield _finding(field.name, case, None)


def _finding(name: Name, case: str, fix: Fix | None) -> Finding:
    return Finding(
        f"`{name.text}` is not in `{case}`",
        name.span,
        help=f"call it `{_written(name.text, case)}`",
        fix=fix,
    )


def _renaming(context: Context, declared: Any, name: Name, case: str) -> Fix | None:
    """The fix that renames a declaration, where no other file and no text can name it."""
    found = context.once(mentioned)
    if isinstance(declared, nodes.Service) or name.text in found.elsewhere:
        return None
    return context.once(_names).renaming(name, _written(name.text, case))


def _names(context: Context) -> Names:
    return Names(context.files)


def _is_bare(name: Name) -> bool:
    return name.span.text == name.text


def _written(name: str, case: str) -> str:
    """A name in another case."""
    snake = screaming(name).lower()
    if case == _SNAKE:
        return snake
    words = pascal(snake) if name.isupper() else pascal(name)
    return words if case == _PASCAL else words[:1].lower() + words[1:]


RULE = Rule(
    "wrong-case",
    check,
    options={"fields": Option(_SNAKE, "how fields and parameters of functions are written")},
)

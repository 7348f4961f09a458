"""A `?` beside a default.

What it finds
    A field or parameter that has both a `?` behind its type and a default.

Why it is bad
    With a default it may be left out, and is never absent for those who read it: the `?` adds
    nothing, and makes them think that it might be.

Example
    function list_users(limit: int? = 20) -> [string]

Use instead
    function list_users(limit: int = 20) -> [string]
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Edit, Fix, Related
from ...source import Span
from ...syntax.nodes import Field, OptionalType
from ..rule import Context, Finding, Rule
from ..trees import nodes_of


def check(context: Context) -> Iterator[Finding]:
    """A finding for each `?` that means nothing."""
    for field in nodes_of(context, Field):
        if field.default is not None and isinstance(field.type, OptionalType):
            yield _finding(field.name.text, field.type, field.default.span)


def _finding(name: str, type_: OptionalType, default: Span) -> Finding:
    mark = Span(type_.span.source, type_.span.end - 1, type_.span.end)
    return Finding(
        f"`{name}` takes its default where it is absent: `?` adds nothing",
        mark,
        related=(Related(default, "the default"),),
        help="take the `?` out, or the default",
        fix=Fix("take the `?` out", (Edit(mark, ""),)),
    )


RULE = Rule("needless-optional", check, despite_errors=True)

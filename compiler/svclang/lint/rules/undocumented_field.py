"""A field or parameter that callers see and nobody describes.

What it finds
    A field of a declared structure in what a route takes or answers with, and a parameter in a
    path, a query or a header, that has no doc comment (`///`).

Why it is bad
    A name says less than whoever chose it believes: is `amount` in cents, does `limit` have a most?

Example
    function list_users(limit: int(1..100) = 20) -> { items: [string] }

    api {
      auth iam
      GET /users -> list_users
    }

Use instead
    function list_users(
      /// How many at most.
      limit: int(1..100) = 20,
    ) -> { items: [string] }

    api {
      auth iam
      GET /users -> list_users
    }

Sources
    https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.types import Field, Struct
from ..bound_routes import bound_routes, once_a_place
from ..rule import Context, Finding, Rule
from ..shown_types import shown_types


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such field and parameter."""
    return once_a_place(
        Finding(
            f"nobody says what `{field.name.text}` is",
            field.name.span,
            help="write a line above it, `/// What it is.`",
        )
        for field in _fields(context)
        if not field.doc
    )


def _fields(context: Context) -> Iterator[Field]:
    for declared in shown_types(context):
        if isinstance(declared.type, Struct):
            yield from declared.type.fields
    for bound in bound_routes(context):
        for binding in bound.bindings:
            if binding.source in ("path", "query", "header"):
                yield binding.field


RULE = Rule("undocumented-field", check, severity="note", on=False)

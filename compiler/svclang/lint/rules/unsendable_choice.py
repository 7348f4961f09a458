"""A choice that no query can hold.

What it finds
    A value with `|` or `;` in a closed set of texts that a route takes from the query.

Why it is bad
    API Gateway does not take `|` in a query unless it is encoded, which not every client does, and
    it splits the query at `;`, so that the function gets a part of the value.

Example
    function list_users(order: "name;asc" | "name;desc") -> [string]

    api {
      auth none
      GET /users -> list_users
    }

Use instead
    function list_users(order: "name-asc" | "name-desc") -> [string]

    api {
      auth none
      GET /users -> list_users
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Binding, Route
from ...model.types import Choice, of_each
from ..bound_routes import bound_routes, once_a_place
from ..rule import Context, Finding, Rule

_SPLITTING = ("|", ";")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each type with such a value, at its first use."""
    return once_a_place(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    for bound in bound_routes(context):
        for binding in bound.bindings:
            type_ = of_each(binding.field.type, context.model.types)
            if binding.source == "query" and isinstance(type_, Choice):
                yield from _of(type_, binding, bound.route)


def _of(type_: Choice, binding: Binding, route: Route) -> Iterator[Finding]:
    """At most one finding, of the first value that does not come through."""
    for value in type_.values:
        sign = next((sign for sign in _SPLITTING if sign in value), None)
        if sign is not None:
            yield Finding(
                f"`{value}` does not come through a query, which has no `{sign}` in it",
                type_.span,
                related=(Related(route.head, f"`{binding.field.name.text}` is taken there"),),
                help=f"write another sign for `{sign}`, such as `-` or `.`",
            )
            return


RULE = Rule("unsendable-choice", check)

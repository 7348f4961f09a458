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
from ...model.bindings import bindings_of
from ...model.types import Choice, ListOf, underlying
from ...source import Span
from ..rule import Context, Finding, Rule

_SPLITTING = ("|", ";")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each type with such a value, at its first use."""
    seen: set[Span] = set()
    types = context.model.types
    for api in context.model.apis:
        for route in api.routes:
            for binding in bindings_of(route, context.model).bindings:
                type_ = underlying(binding.field.type, types)
                type_ = underlying(type_.item, types) if isinstance(type_, ListOf) else type_
                if binding.source != "query" or not isinstance(type_, Choice):
                    continue
                wrong = next((v for v in type_.values if any(s in v for s in _SPLITTING)), None)
                if wrong is None or type_.span in seen:
                    continue
                seen.add(type_.span)
                sign = next(sign for sign in _SPLITTING if sign in wrong)
                yield Finding(
                    f"`{wrong}` does not come through a query, which has no `{sign}` in it",
                    type_.span,
                    related=(Related(route.head, f"`{binding.field.name.text}` is taken there"),),
                    help=f"write another sign for `{sign}`, such as `-` or `.`",
                )


RULE = Rule("unsendable-choice", check)

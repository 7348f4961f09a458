"""A constraint that API Gateway does not check.

What it finds
    A range, a length, a pattern or a closed set of a parameter that a route takes from its path,
    its query or a header.

Why it is bad
    API Gateway checks that such a parameter is there and not blank, and nothing else: whatever the
    caller sends reaches the function, a number that is none as text. In the body all of it is
    checked. The constraint does tell callers what is meant, and the function has to look anyway, so
    that this rule is off.

Example
    function list_users(limit: int(1..100) = 20) -> [string]

    api {
      auth none
      GET /users -> list_users
    }

Use instead
    type Search { limit: int(1..100) = 20 }

    function list_users(search: Search) -> [string]

    api {
      auth none
      POST /users/search -> list_users
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.types import Choice, ListOf, Scalar, Type, of_each, underlying
from ..bound_routes import bound_routes, once_a_place
from ..rule import Context, Finding, Rule

_UNCHECKED = ("path", "query", "header")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such constraint, at its first use."""
    return once_a_place(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    types = context.model.types
    for bound in bound_routes(context):
        for binding in bound.bindings:
            type_ = binding.field.type
            parts = (underlying(type_, types), of_each(type_, types))
            if binding.source in _UNCHECKED and any(map(_is_constrained, parts)):
                yield Finding(
                    f"API Gateway does not check this: what comes from the {binding.source} is"
                    " there, and that is all",
                    type_.span,
                    related=(Related(bound.route.head, "where it comes from"),),
                    help="check it in the function, or take it from the body",
                )


def _is_constrained(type_: Type) -> bool:
    if isinstance(type_, Scalar):
        return any(part is not None for part in (type_.low, type_.high, type_.pattern))
    ranged = isinstance(type_, ListOf) and (type_.low, type_.high) != (None, None)
    return isinstance(type_, Choice) or ranged


RULE = Rule("unchecked-parameter", check, severity="note", on=False)

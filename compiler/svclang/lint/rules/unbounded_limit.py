"""A limit that callers set as high as they like.

What it finds
    A parameter that says how many are wanted (`limit`, `page_size`, …) and has no upper bound of
    its own, of a function that a route calls.

Why it is bad
    `?limit=1000000` is one request: the function reads all that it can get at, runs into its
    timeout or its memory, and the bill of the table is paid by somebody else.

Example
    function list_users(limit: int = 20) -> { items: [string] }

    api {
      auth iam
      GET /users -> list_users
    }

Use instead
    function list_users(limit: int(1..100) = 20) -> { items: [string] }

    api {
      auth iam
      GET /users -> list_users
    }

Sources
    https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Binding, Model
from ...model.types import Scalar, underlying
from ..bound_routes import BoundRoute, bound_routes, once_a_place
from ..paging import is_limit
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such parameter, where it is declared."""
    return once_a_place(
        _finding(binding, bound)
        for bound in bound_routes(context)
        for binding in bound.bindings
        if binding.source == "query" and is_limit(binding.key) and _is_open(binding, context.model)
    )


def _is_open(binding: Binding, model: Model) -> bool:
    type_ = underlying(binding.field.type, model.types)
    return isinstance(type_, Scalar) and type_.kind in ("int", "long") and type_.high is None


def _finding(binding: Binding, bound: BoundRoute) -> Finding:
    return Finding(
        f"callers may ask for as many as they like: `{binding.field.name.text}` has no upper bound",
        binding.field.type.span,
        related=(Related(bound.route.head, "asked for here"),),
        help="write `int(1..100)`, or what a function can answer with in time, and let it look:"
        " API Gateway does not check a query",
    )


RULE = Rule("unbounded-limit", check)

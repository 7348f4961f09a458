"""A header that API Gateway does not hand on.

What it finds
    A parameter that comes from a header which API Gateway keeps to itself on the way to a function
    or a URL (`Expect`, `TE`, a signed `Authorization`), and a `header` of an answer that it does
    not send (`Trailer`, `Via`).

Why it is bad
    The parameter is always absent, and a required one makes every call fail. The header of the
    answer never arrives.

Example
    function upload(expected: string?)

    api {
      auth iam
      POST /files -> upload(expected: header.Expect)
    }

Use instead
    function upload(expected: string?)

    api {
      auth iam
      POST /files -> upload(expected: header.X-Expect)
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.mapped_headers import (
    DROPPED_BEFORE_FUNCTIONS,
    DROPPED_BEFORE_URLS,
    DROPPED_IN_ANSWERS,
    REMAPPED_IN_ANSWERS,
)
from ...diagnostics import Related
from ...model.nodes import Access, Binding, HttpTarget, Route
from ..answer_headers import answer_headers
from ..bound_routes import bound_routes, once_a_place
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each header that is lost on its way."""
    yield from _of_requests(context)
    yield from _of_answers(context)


def _of_requests(context: Context) -> Iterator[Finding]:
    for bound in bound_routes(context):
        for binding in bound.bindings:
            if binding.source == "header":
                yield from _of_request(binding, bound.route)


def _of_request(binding: Binding, route: Route) -> Iterator[Finding]:
    access, name = route.access, binding.key.lower()
    if name == "authorization" and access is not None and access.kind == "iam":
        yield _signed(binding, access)
    elif name in _dropped_before(route):
        yield Finding(
            f"API Gateway does not hand on the header `{binding.key}`",
            binding.span,
            help=f"take a header of another name, such as `X-{binding.key}`",
        )


def _dropped_before(route: Route) -> frozenset[str]:
    return DROPPED_BEFORE_URLS if isinstance(route.target, HttpTarget) else DROPPED_BEFORE_FUNCTIONS


def _signed(binding: Binding, access: Access) -> Finding:
    return Finding(
        "API Gateway keeps a signed `Authorization` header to itself",
        binding.span,
        related=(Related(access.span, "requests are signed"),),
        help="who called is in `context.identity.userArn`",
    )


def _of_answers(context: Context) -> Iterator[Finding]:
    return once_a_place(
        Finding(
            f"API Gateway does not send the header `{header.name.text}`",
            header.name.span,
            help="take it out",
        )
        for header in answer_headers(context)
        if header.name.text.lower() in DROPPED_IN_ANSWERS - REMAPPED_IN_ANSWERS
    )


RULE = Rule("dropped-header", check, despite_errors=True)

"""A `cache` that caches nothing.

What it finds
    `cache` on a route of another method than GET. Where a group or the API says it for all, it is
    passed over.

Why it is bad
    API Gateway caches answers to GET alone: whoever reads it is led astray.

Example
    function add_user(name: string)

    api {
      auth iam
      cache_cluster 0.5GB
      POST /users -> add_user { cache 5m; timeout 10s }
    }

Use instead
    function add_user(name: string)

    api {
      auth iam
      cache_cluster 0.5GB
      POST /users -> add_user { timeout 10s }
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...edits.statements import taking_out_statement
from ...model.caching import cached_routes, is_inherited
from ...model.nodes import Given, Route
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that says itself what has no effect."""
    for api in context.model.apis:
        for route, given in cached_routes(api):
            if route.method not in ("GET", "ANY") and not is_inherited(given, "cache", route):
                yield _finding(given, route, context)


def _finding(given: Given, route: Route, context: Context) -> Finding:
    return Finding(
        f"only answers to GET are cached, and this is {route.method}",
        given.span,
        related=(Related(route.head, "the route"),),
        help="take it out",
        fix=taking_out_statement(context.files, given.name),
    )


RULE = Rule("idle-cache", check, despite_errors=True)

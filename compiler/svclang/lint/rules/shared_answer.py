"""A cached answer that requests share which differ.

What it finds
    A cached route whose target gets the request as it is (a function without a signature, a URL)
    and that says nothing of what it takes.

Why it is bad
    API Gateway finds a cached answer again by the path and by what the route declares to take.
    Without that, `?page=2` is answered with page 1, and one caller with what another one asked for.

Example
    function list_users

    api {
      auth iam
      cache_cluster 0.5GB
      GET /users -> list_users { cache 5m }
    }

Use instead
    function list_users

    api {
      auth iam
      cache_cluster 0.5GB
      GET /users -> list_users { cache 5m; takes query.page: int? }
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.caching import cached_routes
from ...model.nodes import Api, FunctionTarget, Given, HttpTarget, Model, Route
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route whose cache cannot tell requests apart."""
    for api in context.model.apis:
        if _has_cluster(api):
            for route, given in cached_routes(api):
                if route.method in ("GET", "ANY") and _is_blind(route, context.model):
                    yield _finding(route, given)


def _has_cluster(api: Api) -> bool:
    cluster = api.settings.get("cache_cluster")
    return cluster is not None and not cluster.unread


def _is_blind(route: Route, model: Model) -> bool:
    target = route.target
    raw = isinstance(target, FunctionTarget) and not model.functions[target.function].called
    return (raw or isinstance(target, HttpTarget)) and not route.takes


def _finding(route: Route, given: Given) -> Finding:
    return Finding(
        "the cache cannot tell requests with different queries or headers apart",
        route.target.span,
        related=(Related(given.span, "cached here"),),
        help="say what they depend on, `takes query.NAME: string?`, or write `cache off`",
    )


RULE = Rule("shared-answer", check, despite_errors=True)

"""The cache of an API: that there is one, and that nobody gets another caller's answer.

An answer is found again by the parts of the path, the query and the headers that a route declares.
What else it depends on, API Gateway does not look at.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Related
from ..model.bindings import bindings_of
from ..model.caching import cached_routes
from ..model.nodes import Api, Given, Model, Route


def check_cache(api: Api, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the cache of an API, and with the routes that use it."""
    cluster = api.settings.get("cache_cluster")
    for route, given in cached_routes(api):
        if cluster is None:
            yield _without_cluster(given, api)
        elif not cluster.unread and route.method in ("GET", "ANY"):
            yield from _check_keys(given, route, model)


def _without_cluster(given: Given, api: Api) -> Diagnostic:
    return Diagnostic(
        "cache-without-cluster",
        "nothing is cached without a cache, which the API pays for by the hour",
        given.span,
        related=(Related(api.keyword, "has no `cache_cluster`"),),
        help="write `cache_cluster 0.5GB` into the API, or take `cache` out",
    )


def _check_keys(given: Given, route: Route, model: Model) -> Iterator[Diagnostic]:
    """What a cached answer depends on that is no part of its key."""
    for binding in bindings_of(route, model).bindings:
        if binding.source in ("auth", "context"):
            yield Diagnostic(
                "leaked-answer",
                "a cached answer goes to every caller, and this one depends on who calls",
                binding.span,
                label="no part of the cache's key",
                related=(Related(given.span, "cached here"),),
                help="write `cache off` into the route, or take what it depends on from the query"
                " or a header",
            )

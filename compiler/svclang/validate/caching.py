"""The cache of an API: that there is one, and that nobody gets another caller's answer.

An answer is found again by the parts of the path, the query and the headers that a route declares.
What else it depends on, API Gateway does not look at.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..advice import take_out
from ..diagnostics import Diagnostic, Related
from ..model.bindings import bindings_of
from ..model.nodes import Api, FunctionTarget, Given, HttpTarget, Model, Route
from .values import is_unread


def check_cache(api: Api, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the cache of an API, and with the routes that use it."""
    cluster = api.settings.get("cache_cluster")
    cached = [(route, given) for route in api.routes if (given := _cache(route))]
    for route, given in cached:
        if cluster is None:
            yield _without_cluster(given, api)
        if route.method != "GET" and not _is_inherited(given, route):
            yield _not_get(given, route)
        if route.method in ("GET", "ANY") and cluster is not None and not is_unread(cluster):
            yield from _keys(given, route, model)
    unread = any(is_unread(route.settings.get("cache")) for route in api.routes)
    useful = any(route.method in ("GET", "ANY") for route, _ in cached)
    if cluster is not None and not is_unread(cluster) and not useful and not unread:
        yield Diagnostic(
            "idle-cache-cluster",
            "this cache is paid for by the hour, and no route uses it",
            cluster.span,
            label="holds nothing",
            help="write `cache 5m` into a GET route, or take it out",
            severity="warning",
        )


def _cache(route: Route) -> Given | None:
    given = route.settings.get("cache")
    return given if given is not None and given.value else None


def _is_inherited(given: Given, route: Route) -> bool:
    return any(level.get("cache") is given for level in route.inherited)


def _without_cluster(given: Given, api: Api) -> Diagnostic:
    return Diagnostic(
        "cache-without-cluster",
        "nothing is cached without a cache, which the API pays for by the hour",
        given.span,
        related=(Related(api.keyword, "has no `cache_cluster`"),),
        help="write `cache_cluster 0.5GB` into the API, or take `cache` out",
    )


def _not_get(given: Given, route: Route) -> Diagnostic:
    related = (Related(route.head, "the route"),)
    if route.method == "ANY":
        return Diagnostic(
            "cached-write",
            "`ANY` is POST and DELETE too, and a cached answer is given without calling anything",
            given.span,
            related=related,
            help="cache a route of GET alone",
            severity="warning",
        )
    return Diagnostic(
        "idle-cache",
        f"only answers to GET are cached, and this is {route.method}",
        given.span,
        related=related,
        severity="warning",
        **take_out(given.whole, safe=False),
    )


def _keys(given: Given, route: Route, model: Model) -> Iterator[Diagnostic]:
    """What a cached answer depends on that is no part of its key."""
    for binding in bindings_of(route, model).bindings:
        if binding.source in ("auth", "context"):
            yield Diagnostic(
                "shared-answer",
                "a cached answer goes to every caller, and this one depends on who calls",
                binding.span,
                label="no part of the cache's key",
                related=(Related(given.span, "cached here"),),
                help="write `cache off` into the route, or take what it depends on from the query"
                " or a header",
            )
    target = route.target
    raw = isinstance(target, FunctionTarget) and not model.functions[target.function].called
    if (raw or isinstance(target, HttpTarget)) and not route.takes:
        yield Diagnostic(
            "shared-answer",
            "the cache cannot tell requests with different queries or headers apart",
            route.target.span,
            related=(Related(given.span, "cached here"),),
            help="say what they depend on, `takes query.NAME: string?`, or write `cache off`",
            severity="warning",
        )

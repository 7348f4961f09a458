"""Which routes of an API have their answers cached.

In: an API whose settings have been inherited. Out: its routes that want a cache, and the setting
that says so, their own or one that they inherit. Whether API Gateway caches them is another matter:
it does so for GET alone, and where there is a cache.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
"""

from __future__ import annotations

from .nodes import Api, Given, Route


def cached_routes(api: Api) -> list[tuple[Route, Given]]:
    """The routes that want their answers cached, with the setting that says so."""
    given = ((route, route.settings.get("cache")) for route in api.routes)
    return [(route, cache) for route, cache in given if cache is not None and cache.value]


def is_inherited(given: Given, name: str, route: Route) -> bool:
    """Whether the setting that holds for a route is one of its API's or its groups'."""
    return any(level.get(name) is given for level in route.inherited)

"""A cache that no route uses.

What it finds
    `cache_cluster` in an API of which no route of GET has a `cache`.

Why it is bad
    A cache is paid for by the hour, whether anything is in it or not.

Example
    function list_users() -> [string]

    api {
      auth iam
      cache_cluster 0.5GB
      GET /users -> list_users
    }

Use instead
    function list_users() -> [string]

    api {
      auth iam
      cache_cluster 0.5GB
      GET /users -> list_users { cache 5m }
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...edits.statements import taking_out_statement
from ...model.caching import cached_routes
from ...model.nodes import Api, Given
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each cache that holds nothing."""
    for api in context.model.apis:
        cluster = api.settings.get("cache_cluster")
        if cluster is not None and not cluster.unread and not _is_used(api):
            yield _finding(cluster, context)


def _is_used(api: Api) -> bool:
    """Whether an answer is cached, or may be where a setting could not be understood."""
    if any(route.method in ("GET", "ANY") for route, _ in cached_routes(api)):
        return True
    said = (route.settings.get("cache") for route in api.routes)
    return any(given.unread for given in said if given is not None)


def _finding(cluster: Given, context: Context) -> Finding:
    return Finding(
        "this cache is paid for by the hour, and no route uses it",
        cluster.span,
        label="holds nothing",
        help="write `cache 5m` into a GET route, or take it out",
        fix=taking_out_statement(context.files, cluster.name, safe=False),
    )


RULE = Rule("idle-cache-cluster", check, despite_errors=True)

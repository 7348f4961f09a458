"""A cached answer to what may be a write.

What it finds
    `cache` on a route of ANY. Where a group or the API says it for all, it is passed over.

Why it is bad
    ANY is POST and DELETE too. An answer from the cache is given without calling anything, and who
    reads `cache` there expects it to hold for all of them.

Example
    function users

    api {
      auth iam
      cache_cluster 0.5GB
      ANY /users -> users { takes query.page: int?; cache 5m }
    }

Use instead
    function users

    api {
      auth iam
      cache_cluster 0.5GB
      GET /users -> users { takes query.page: int?; cache 5m }
      ANY /users -> users
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.caching import cached_routes, is_inherited
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route of all methods that is cached by itself."""
    for api in context.model.apis:
        for route, given in cached_routes(api):
            if route.method == "ANY" and not is_inherited(given, "cache", route):
                yield Finding(
                    "`ANY` is POST and DELETE too, and a cached answer is given without calling"
                    " anything",
                    given.span,
                    related=(Related(route.head, "the route"),),
                    help="cache a route of GET alone",
                )


RULE = Rule("cached-write", check, despite_errors=True)

"""A preflight that asks for credentials.

What it finds
    A route of OPTIONS whose `auth` is not `none`, or that asks for a key.

Why it is bad
    Browsers send a preflight without credentials. It is refused, and with it every call that a
    script of another origin would have made.

Example
    function allow() -> string

    api {
      auth iam
      OPTIONS /users -> allow
    }

Use instead
    function allow() -> string

    api {
      auth iam
      OPTIONS /users -> allow { auth none }
    }

Sources
    https://fetch.spec.whatwg.org/#cors-preflight-fetch
    https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Access, Route
from ...model.usage_plans import asks_for_key
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route of OPTIONS that is closed."""
    for api in context.model.apis:
        for route in api.routes:
            if route.method == "OPTIONS" and route.access is not None:
                yield from _of_preflight(route, route.access)


def _of_preflight(route: Route, access: Access) -> Iterator[Finding]:
    asked = asks_for_key(route)
    if access.kind != "none" or asked is not None:
        yield Finding(
            f"`OPTIONS {route.path.text}` asks for credentials, which browsers never send with it",
            route.head,
            related=(Related(asked or access.span, "asked for here"),),
            help="write `auth none` into the route, or let `cors` make it",
        )


RULE = Rule("guarded-preflight", check, despite_errors=True)

"""An authorizer whose answer for one route is used for others.

What it finds
    An authorizer of a function that several routes ask, and whose answers are remembered: for 5
    minutes, unless `cache` says otherwise. One whose `source` has the route in it
    (`context.resourcePath`, `context.httpMethod`) is passed over.

Why it is bad
    API Gateway remembers the policy that the function answers with, and looks at it for every route
    that the same caller asks for. A function that allows the one route it was asked for locks the
    caller out of all others; one that allows `*` lets the caller into all of them. Whether yours
    answers for all routes cannot be seen from here, so that this rule is off.

Example
    function check_token
    function list_orders
    function delete_orders

    authorizer tokens -> check_token { pattern "^Bearer .+$" }

    api {
      auth tokens
      GET    /orders -> list_orders
      DELETE /orders -> delete_orders
    }

Use instead
    function check_token
    function list_orders
    function delete_orders

    authorizer tokens -> check_token { pattern "^Bearer .+$"; cache off }

    api {
      auth tokens
      GET    /orders -> list_orders
      DELETE /orders -> delete_orders
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Authorizer, Model, Route
from ..rule import Context, Finding, Rule

_ROUTES = frozenset({"httpMethod", "path", "resourceId", "resourcePath", "routeKey"})


def check(context: Context) -> Iterator[Finding]:
    """A finding for each authorizer that is asked once for several routes."""
    asking = _asking(context.model)
    for name, authorizer in context.model.authorizers.items():
        routes = asking.get(name, [])
        if len(routes) > 1 and _is_remembered(authorizer):
            cache = authorizer.settings.get("cache")
            yield Finding(
                f"what `{name}` answers for one route is used for {len(routes)} of them",
                cache.span if cache is not None else authorizer.name.span,
                related=tuple(Related(route.head, "asks it") for route in routes[:2]),
                help="let the function answer with a policy for all routes, write `cache off`, or"
                " put `context.resourcePath` and `context.httpMethod` into its `source`",
            )


def _asking(model: Model) -> dict[str, list[Route]]:
    """The routes that ask each authorizer, by its name."""
    found: dict[str, list[Route]] = {}
    for api in model.apis:
        for route in api.routes:
            if route.access is not None:
                found.setdefault(route.access.authorizer, []).append(route)
    return found


def _is_remembered(authorizer: Authorizer) -> bool:
    cache, source = authorizer.settings.get("cache"), authorizer.settings.get("source")
    if authorizer.function is None or (cache is not None and not cache.value):
        return False
    words = (source.value or ()) if source is not None else ()
    return not any(word.path[0] == "context" and word.path[-1] in _ROUTES for word in words)


RULE = Rule("cached-policy", check, severity="note", on=False)

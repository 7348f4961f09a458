"""A usage plan of an API or a route that asks for no key.

What it finds
    An API that a plan is `of`, or a `route` of a plan, where no key is asked for.

Why it is bad
    API Gateway counts requests by their keys. Where nobody has to send one, the plan counts
    nothing, and its limits protect nothing.

Example
    function list_orders

    api { auth iam; GET /orders -> list_orders }

    plan basic { of api; throttle 10/s burst 20 }
    key partner { plan basic }

Use instead
    function list_orders

    api { auth iam; key on; GET /orders -> list_orders }

    plan basic { of api; throttle 10/s burst 20 }
    key partner { plan basic }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Api, DeclaredResource
from ...model.usage_plans import asks_for_key
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each API and each route that a plan is for in vain."""
    for plan in of_kind(context, "plan"):
        opened = context.model.opened[plan.name.text]
        yield from _of_apis(plan, opened)
        yield from _of_routes(plan, opened)


def _of_apis(plan: DeclaredResource, opened: tuple[Api, ...]) -> Iterator[Finding]:
    of = plan.settings.get("of")
    apis = {api.name: api for api in opened} if of is not None else {}
    named = {word.path[0]: word for word in reversed((of.value or ()) if of is not None else ())}
    for name, word in named.items():
        if name in apis and not any(asks_for_key(route) for route in apis[name].routes):
            yield Finding(
                f"no route of `{name}` asks for a key, so that nothing is counted there",
                word.span,
                related=(Related(apis[name].keyword, "this API"),),
                help="write `auth key`, or `key on` beside its `auth`, into it or its routes",
            )


def _of_routes(plan: DeclaredResource, opened: tuple[Api, ...]) -> Iterator[Finding]:
    given = plan.settings.get("route")
    if given is None:
        return
    routes = [route for api in opened for route in api.routes]
    known = {f"{route.method} {route.path.text}": route for route in routes}
    first: set[str] = set()
    for each, span in zip(given.value, given.spans, strict=True):
        route = known.get(each["first"])
        if route is not None and each["first"] not in first and asks_for_key(route) is None:
            yield Finding(
                f"`{each['first']}` asks for no key, so that nothing is counted there",
                span,
                related=(Related(route.head, "this route"),),
                help="write `auth key` into it, or `key on` beside its `auth`",
            )
        first.add(each["first"])


RULE = Rule("plan-without-effect", check, despite_errors=True)

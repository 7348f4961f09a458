"""A route for which an API key is all that is asked for.

What it finds
    `auth key`, which asks for an API key and for nothing else.

Why it is bad
    A key tells one client from another, so that requests can be counted. It is no proof of who
    calls: it never expires, everybody in the client's company has it, it stands in logs and in
    scripts, and every key opens every API of its plan.

Example
    function list_orders

    api { auth key; GET /orders -> list_orders }

    plan basic { throttle 10/s burst 20 }
    key partner { plan basic }

Use instead
    function list_orders

    api { auth iam; key on; GET /orders -> list_orders }

    plan basic { throttle 10/s burst 20 }
    key partner { plan basic }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
    https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.nodes import Model
from ..bound_routes import once_a_place
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each `auth key`."""
    return once_a_place(_found(context.model))


def _found(model: Model) -> Iterator[Finding]:
    for api in model.apis:
        for route in api.routes:
            if route.access is not None and route.access.kind == "key":
                yield Finding(
                    "an API key counts requests, and proves to nobody who calls",
                    route.access.span,
                    help="write `auth iam` or an authorizer, and `key on` beside it; or say why a"
                    " key is enough: `// svc: allow(key-is-no-login) because …`",
                )


RULE = Rule("key-is-no-login", check)

"""A usage plan in a service where nothing asks for a key.

What it finds
    A plan that does not say what it is `of`, where no route of any API asks for a key.

Why it is bad
    API Gateway counts requests by their keys, and nobody has to send one: the plan limits nothing.

Example
    function list_orders

    api { auth iam; GET /orders -> list_orders }

    plan basic { throttle 10/s burst 20 }
    key partner { plan basic }

Use instead
    function list_orders

    api { auth iam; key on; GET /orders -> list_orders }

    plan basic { throttle 10/s burst 20 }
    key partner { plan basic }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each plan that opens no API."""
    for plan in of_kind(context, "plan"):
        if "of" not in plan.settings and not context.model.opened[plan.name.text]:
            yield Finding(
                f"no route asks for a key, so that `{plan.name.text}` is for nothing",
                plan.name.span,
                help="write `auth key` into an API or a route, or `key on` beside its `auth`",
            )


RULE = Rule("plan-without-api", check, despite_errors=True)

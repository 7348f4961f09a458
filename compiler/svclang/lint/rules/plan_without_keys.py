"""A usage plan that no key belongs to.

What it finds
    A plan that no `key` names. Where keys join plans as raw `resource`s, it is silent.

Why it is bad
    A plan holds for who calls with one of its keys. Without one it limits nobody, and routes that
    ask for a key are closed to all.

Example
    function list_orders

    api { auth key; GET /orders -> list_orders }

    plan basic { throttle 10/s burst 20 }

Use instead
    function list_orders

    api { auth key; GET /orders -> list_orders }

    plan basic { throttle 10/s burst 20 }
    key partner { plan basic }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.usage_plans import joined_by_hand, keyless_plans
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each plan that is nobody's."""
    if joined_by_hand(context.model):
        return
    for plan in keyless_plans(context.model):
        name = plan.name.text
        yield Finding(
            f"no key belongs to `{name}`, so that nobody can use it",
            plan.name.span,
            help=f"write `key partner {{ plan {name} }}`, or make keys by hand",
        )


RULE = Rule("plan-without-keys", check, despite_errors=True)

"""A usage plan that limits nothing.

What it finds
    A plan with neither a `throttle` nor a `quota`, and none for any `route`.

Why it is bad
    Its keys may be used without end. If they only tell clients apart, that is what was meant; where
    they were given to others, one of them can use up what all have.

Example
    function list_orders

    api { auth iam; key on; GET /orders -> list_orders }

    plan basic
    key partner { plan basic }

Use instead
    function list_orders

    api { auth iam; key on; GET /orders -> list_orders }

    plan basic { throttle 10/s burst 20; quota 10000/day }
    key partner { plan basic }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..resources import of_kind
from ..rule import Context, Finding, Rule

_LIMITS = frozenset({"throttle", "quota", "route"})


def check(context: Context) -> Iterator[Finding]:
    """A finding for each plan without a limit."""
    for plan in of_kind(context, "plan"):
        # What is written by hand may have one.
        if not (_LIMITS | {"cfn"}) & plan.settings.keys():
            yield Finding(
                f"`{plan.name.text}` lets its keys be used without end",
                plan.name.span,
                help="as in `throttle 10/s burst 20; quota 10000/day`",
            )


RULE = Rule("plan-without-limits", check, severity="note")

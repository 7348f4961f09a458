"""An API key that belongs to no plan.

What it finds
    A `key` that names no plan. Where keys join plans as raw `resource`s, it is silent.

Why it is bad
    A key opens the APIs of its plans, and nothing else: who sends this one is refused with 403.

Example
    key partner

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

from ...diagnostics import Fix
from ...edits.settings import putting_last
from ...model.nodes import DeclaredResource
from ...model.usage_plans import joined_by_hand, plans
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each key that opens nothing."""
    if joined_by_hand(context.model):
        return
    known = plans(context.model)
    for key in of_kind(context, "key"):
        if "plan" in key.settings:
            continue
        name = known[0].name.text if len(known) == 1 else "basic"
        yield Finding(
            f"`{key.name.text}` belongs to no plan, so that it opens nothing",
            key.name.span,
            help=f"write `plan {name}` into its braces"
            + ("" if known else ", and declare that plan"),
            fix=_joining(key, known[0]) if len(known) == 1 else None,
        )


def _joining(key: DeclaredResource, plan: DeclaredResource) -> Fix:
    said = f"plan {plan.name.text}"
    return Fix(f"write `{said}`", (putting_last(key.span, said),), safe=False)


RULE = Rule("key-without-plan", check, despite_errors=True)

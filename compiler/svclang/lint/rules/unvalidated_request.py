"""A request that nobody checks.

What it finds
    `validate off`, `validate body` or `validate params` on a route that takes a body or required
    parameters which are then not looked at.

Why it is bad
    Left alone, API Gateway refuses what does not fit the types, before anything runs. Without that,
    the function is called, and paid for, with whatever strangers send, and has to check it itself.

Example
    type Order { id: uuid, amount: int(1..10) }

    function place_order(order: Order)

    api { auth iam; POST /orders -> place_order { validate off } }

Use instead
    type Order { id: uuid, amount: int(1..10) }

    function place_order(order: Order)

    api { auth iam; POST /orders -> place_order }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Binding
from ..bound_routes import BoundRoute, bound_routes, once_a_place
from ..rule import Context, Finding, Rule
from ..settings import write_or_take_out

_CHECKED = {"all": ("body", "header", "query"), "body": ("body",), "params": ("header", "query")}


def check(context: Context) -> Iterator[Finding]:
    """A finding for each `validate` that leaves something out."""
    return once_a_place(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    for bound in bound_routes(context):
        validate = bound.route.settings.get("validate")
        lost = _unchecked(bound, _CHECKED.get(validate.value, ())) if validate is not None else None
        if validate is not None and lost is not None:
            what = "the body" if lost.source == "body" else f"`{lost.field.name.text}`"
            yield Finding(
                f"nobody checks {what} of what is sent to `{bound.route.method}"
                f" {bound.route.path.text}`",
                validate.span,
                related=(Related(lost.field.name.span, "taken from strangers"),),
                **write_or_take_out(validate.span, "validate", "on"),
            )


def _unchecked(bound: BoundRoute, checked: tuple[str, ...]) -> Binding | None:
    """Something that the route needs, or a body, that is not looked at."""
    for binding in bound.bindings:
        needed = binding.source == "body" or binding.field.required
        if needed and binding.source in _CHECKED["all"] and binding.source not in checked:
            return binding
    return None


RULE = Rule("unvalidated-request", check)

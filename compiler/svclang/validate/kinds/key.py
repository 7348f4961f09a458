"""What API Gateway would refuse of an API key.

In: a key, and the model. Out: diagnostics.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Diagnostic, Related
from ...model.nodes import DeclaredResource, Model
from ...model.usage_plans import planned_apis, plans_of
from ...source import Span
from ...syntax.nodes import Reference, Text


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one key."""
    yield from _check_plans(declared, model)
    yield from _check_value(declared, model)


def _check_plans(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """A key belongs to one plan of a stage at most."""
    name = declared.name.text
    given = declared.settings.get("plan")
    if given is None:
        return
    taken: dict[str, tuple[str, Span]] = {}
    for plan, span in zip(plans_of(declared, model), given.spans, strict=True):
        for api in planned_apis(plan, model):
            other = taken.setdefault(api.name, (plan.name.text, span))
            if other[1] is not span:
                yield Diagnostic(
                    "two-plans",
                    f"`{name}` is in a plan of `{api.name}` already, and can be in one only",
                    span,
                    related=(Related(other[1], f"`{other[0]}` opens it too"),),
                    help="take one out, or let each plan say which API it is `of`",
                )
                break


def _check_value(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """A key is the only one of its kind.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-keys.html
    """
    given = declared.settings.get("value")
    if given is None:
        return
    for other in model.declared.values():
        same = other.settings.get("value") if other.kind == "key" else None
        if other is declared:
            return
        if same is not None and _said(same.value) == _said(given.value):
            yield Diagnostic(
                "doubled-key",
                f"`{other.name.text}` has this value already",
                given.span,
                related=(Related(same.span, "there"),),
                help="give each its own",
            )
            return


def _said(value: object) -> str:
    return value.span.text if isinstance(value, Reference | Text) else str(value)

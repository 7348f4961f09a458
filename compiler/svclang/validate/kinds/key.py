"""What API Gateway would refuse of an API key, or take and quietly get wrong.

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

# https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
_MOST_PLANS = 10
_JOINING = "AWS::ApiGateway::UsagePlanKey"


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one key."""
    yield from _check_plans(declared, model)
    yield from _check_value(declared, model)


def _check_plans(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """A key belongs to one plan of a stage at most."""
    name = declared.name.text
    given = declared.settings.get("plan")
    if given is None:
        if not any(raw.type == _JOINING for raw in model.raw_resources.values()):
            yield Diagnostic(
                "key-without-plan",
                f"`{name}` belongs to no plan, so that it opens nothing",
                declared.name.span,
                help="write `plan basic` into its braces, and declare that plan",
                severity="warning",
            )
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
    if len(given.spans) > _MOST_PLANS:
        yield Diagnostic(
            "many-plans",
            f"a key is in {_MOST_PLANS} plans at most, where no more were asked for",
            given.spans[_MOST_PLANS],
            severity="warning",
        )


def _check_value(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """A key is a secret, and of its kind the only one.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-keys.html
    """
    given = declared.settings.get("value")
    if given is None:
        return
    if isinstance(given.value, str):
        yield Diagnostic(
            "secret-in-source",
            "whoever reads this file or the template knows the key",
            given.span,
            help="write `secret param partner_secret` and its name here, or let AWS choose one",
            severity="warning",
        )
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

"""What API Gateway would refuse of an API key.

In: all keys, and the model. Out: diagnostics.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...diagnostics import Diagnostic, Related
from ...model.nodes import DeclaredResource, Model
from ...model.usage_plans import plans_of
from ...source import Span
from ...syntax.nodes import Reference, Text


def check_all(declared: Sequence[DeclaredResource], model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the keys of a service."""
    for key in declared:
        yield from _check_plans(key, model)
    yield from _check_values(declared)


def _check_plans(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """A key belongs to one plan of a stage at most."""
    name = declared.name.text
    given = declared.settings.get("plan")
    if given is None:
        return
    taken: dict[str, tuple[str, Span]] = {}
    for plan, span in zip(plans_of(declared, model), given.spans, strict=True):
        for api in model.opened[plan.name.text]:
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


def _check_values(declared: Sequence[DeclaredResource]) -> Iterator[Diagnostic]:
    """A key is the only one of its kind.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-keys.html
    """
    first: dict[str, DeclaredResource] = {}
    for key in declared:
        given = key.settings.get("value")
        if given is None:
            continue
        other = first.setdefault(_said(given.value), key)
        if other is not key:
            yield Diagnostic(
                "doubled-key",
                f"`{other.name.text}` has this value already",
                given.span,
                related=(Related(other.settings["value"].span, "there"),),
                help="give each its own",
            )


def _said(value: object) -> str:
    return value.span.text if isinstance(value, Reference | Text) else str(value)

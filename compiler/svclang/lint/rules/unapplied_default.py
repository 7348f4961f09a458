"""A default that nothing fills in.

What it finds
    A default in what a request may leave out, where no mapping template applies it: in a list, in a
    map or in a structure that holds itself; in a structure of which a field has quotes in its name;
    and in any body that is passed on as it is.

Why it is bad
    Callers leave the value out, as they may, and the function does not get the default but nothing.

Example
    type Item { count: int = 1 }
    function order(items: { all: [Item] })

    api {
      auth iam
      POST /orders -> order
    }

Use instead
    type Item { count: int? }
    function order(items: { all: [Item] })

    api {
      auth iam
      POST /orders -> order
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.actions import action_of
from ...model.mapping_limits import addressable, nested_defaults, unapplied_defaults
from ...model.nodes import Binding, Model, Route, ServiceTarget
from ...model.types import Field
from ..bound_routes import BoundRoute, bound_routes, once_a_place
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such default, and for each name that keeps defaults from being applied."""
    return once_a_place(
        finding
        for bound in bound_routes(context)
        for binding in bound.bindings
        for finding in _of_binding(binding, bound, context.model)
    )


def _of_binding(binding: Binding, bound: BoundRoute, model: Model) -> Iterator[Finding]:
    route = bound.route
    if bound.calls:
        yield from _in_call(binding, route, model)
    elif isinstance(route.target, ServiceTarget):
        yield from _sent(binding, route, route.target, model)
    elif binding.field.default is not None:
        yield _unapplied(binding.field, route, "the request is passed on as it is")


def _in_call(binding: Binding, route: Route, model: Model) -> Iterator[Finding]:
    if binding.source == "body":
        why = "it stands in a list, in a map or in itself, which no template walks through"
        for found in unapplied_defaults(binding.field.type, model.types):
            if found.unnameable is not None:
                yield _unnameable(found.unnameable, found.within, route)
            else:
                yield _unapplied(found.field, route, why)


def _sent(binding: Binding, route: Route, target: ServiceTarget, model: Model) -> Iterator[Finding]:
    """An item is written field by field, with all defaults; any other body is sent on as it is."""
    if binding.source != "body":
        return
    why = "the body is sent on as it is"
    if binding.field.default is not None:
        yield _unapplied(binding.field, route, why)
    found = action_of(target, model)
    if found is not None and found[1].keys != "item":
        for field in nested_defaults(binding.field.type, model.types):
            yield _unapplied(field, route, why)


def _unnameable(field: Field, owner: str, route: Route) -> Finding:
    name = field.name.text
    character = next(one for one in name if not addressable(one)) if name else ""
    return Finding(
        f"API Gateway's templates cannot name a field with `{character}`, so no default of"
        f" {f'`{owner}`' if owner else 'this structure'} is filled in",
        field.name.span,
        related=(Related(route.head, "a request that can leave it out"),),
        help="give the field another name, or let the function fill the defaults in",
    )


def _unapplied(field: Field, route: Route, why: str) -> Finding:
    assert field.default is not None
    return Finding(
        f"the default of `{field.name.text}` is not filled in for a request: {why}",
        field.default.span,
        related=(Related(route.head, "a request that can leave it out"),),
        help="let the function fill it in, and write `?` for what may be absent",
    )


RULE = Rule("unapplied-default", check, despite_errors=True)

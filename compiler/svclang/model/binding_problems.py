"""What is said about parameters of a route's target that cannot be bound.

In: the route, the parameters and what they are bound to. Out: a diagnostic.
"""

from __future__ import annotations

from ..advice import write_nearest
from ..diagnostics import Diagnostic, Related, listed
from .nodes import Argument, Binding, Function, Route
from .types import Field, Named


def unknown_parameter(argument: Argument, function: Function, params: list[str]) -> Diagnostic:
    """An argument for a parameter that the function does not have."""
    name = argument.name.text
    return Diagnostic(
        "unknown-parameter",
        f"`{function.name.text}` has no parameter `{name}`",
        argument.name.span,
        related=(Related(function.name.span, "declared here"),),
        **write_nearest(argument.name.span, params, f"it has {listed(params)}", word=name),
    )


def bound_twice(second: Binding, first: Binding) -> Diagnostic:
    """Two parameters that come from one place, where only one can be declared."""
    names = f"`{first.field.name.text}` and `{second.field.name.text}`"
    if second.source == "body" and first.key != second.key:
        message = f"{names} overlap: the one is a part of the other"
        help_ = "bind the whole of the body, or fields of it that lie apart"
    else:
        where = f"`{second.source}.{second.key}`" if second.key else "the whole body"
        message = f"{names} both come from {where}"
        help_ = "one parameter is enough: let the function use it twice"
    if second.source == "header" and first.key != second.key:
        message = f"{names} come from one header: its name is the same in any case"
    return Diagnostic(
        "bound-twice",
        message,
        second.span,
        related=(Related(first.span, f"`{first.field.name.text}` comes from here"),),
        help=help_,
    )


def unbound(
    route: Route,
    structures: list[Field],
    taken: list[Binding],
    function: Function,
    *,
    has_body: bool,
) -> Diagnostic:
    """Structures of which nobody can say which is the body."""
    *others, last = (f"`{field.name.text}`" for field in structures)
    names = f"{', '.join(others)} and {last}" if others else last
    related = tuple(Related(field.span, "a structure") for field in structures)
    call = route.target.span.text
    label = f"`{function.name.text}` needs {names}"
    if not has_body:
        types = [f"`{one.type.name}`" for one in structures if isinstance(one.type, Named)]
        fields = list(dict.fromkeys(types))
        return Diagnostic(
            "unbound-parameter",
            f"a structure comes from the body of a request, and a {route.method} has none",
            route.target.span,
            label,
            related,
            f"use POST, PUT or PATCH, or give `{function.name.text}` the fields"
            f"{' of ' if fields else ''}{' and '.join(fields)} as parameters: single values come"
            " from the query",
        )
    message = (
        f"{names} cannot {'both' if len(structures) == 2 else 'all'} be the body"
        if len(structures) > 1
        else f"{names} cannot be the body, of which parts are bound already"
    )
    parts = ", ".join(f"{field.name.text}: body.{field.name.text}" for field in structures)
    return Diagnostic(
        "unbound-parameter",
        message,
        route.target.span,
        label,
        (*related, *(Related(binding.span, "bound here") for binding in taken[:1])),
        f"bind fields of the body, `{call}({parts})`, or make one structure of them",
    )

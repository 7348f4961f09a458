"""A variable of a path that nothing takes.

What it finds
    A variable whose value goes nowhere: no parameter of the function that is called comes from it,
    no argument of the action names it, and it is no part of the URL. Where an authorizer's function
    may look at the path, it is passed over.

Why it is bad
    It is most often called something else where it is wanted, so that callers who follow the path
    are asked for the same once more in the query, and the path itself is ignored.

Example
    function get_user(user_id: string) -> string

    api {
      auth iam
      GET /users/{id} -> get_user
    }

Use instead
    function get_user(id: string) -> string

    api {
      auth iam
      GET /users/{id} -> get_user
    }
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...advice import Advice, say, write
from ...diagnostics import Related, nearest
from ...model.actions import action_of
from ...model.calls import call_span
from ...model.nodes import Binding, FunctionTarget, HttpTarget, Model, Route, Segment, ServiceTarget
from ...model.types import ListOf
from ..bound_routes import BoundRoute, bound_routes, once_a_place
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each variable that nothing takes."""
    return once_a_place(
        finding
        for bound in bound_routes(context)
        if bound.sound
        for finding in _of_route(bound, context)
    )


def _of_route(bound: BoundRoute, context: Context) -> Iterator[Finding]:
    target, model = bound.route.target, context.model
    if isinstance(target, HttpTarget):
        yield from _of_url(bound.route, target)
    elif isinstance(target, ServiceTarget) and action_of(target, model) is not None:
        if not _may_be_authorized_by_path(bound.route, model):
            for variable in _untaken(bound):
                yield _finding(variable, bound.route, (), _in_action(target, variable))
    elif isinstance(target, FunctionTarget) and bound.calls:
        yield from _of_call(bound, target, context)


def _of_url(route: Route, target: HttpTarget) -> Iterator[Finding]:
    url = "".join(part for part in target.url.parts if isinstance(part, str))
    for variable in _variables(route):
        # As a reference it is unknown, which is told.
        is_there = f"{{{variable.text}}}" in url or f"${{{variable.text}}}" in target.span.text
        if not is_there:
            related = (Related(target.span, "the URL"),)
            yield _finding(variable, route, related, _in_url(target, variable))


def _of_call(bound: BoundRoute, target: FunctionTarget, context: Context) -> Iterator[Finding]:
    route = bound.route
    unbound = [b for b in bound.bindings if b.source == "query" and b.span is route.head]
    if not unbound and _may_be_authorized_by_path(route, context.model):
        return
    for variable in _untaken(bound):
        related = tuple(Related(b.field.name.span, "comes from the query") for b in unbound)
        yield _finding(variable, route, related, _in_call(target, variable, unbound))


def _variables(route: Route) -> list[Segment]:
    return [part for part in route.path.segments if part.kind != "literal" and part.text]


def _untaken(bound: BoundRoute) -> list[Segment]:
    taken = {binding.key for binding in bound.bindings if binding.source == "path"}
    return [variable for variable in _variables(bound.route) if variable.text not in taken]


def _may_be_authorized_by_path(route: Route, model: Model) -> bool:
    """Whether a function decides who may call, which sees the variables of the path."""
    authorizer = model.authorizers.get(route.access.authorizer) if route.access else None
    return authorizer is not None and authorizer.function is not None


def _finding(
    variable: Segment,
    route: Route,
    related: tuple[Related, ...],
    advice: Advice,
) -> Finding:
    at = variable.span
    return Finding(
        f"nothing takes the path's variable `{variable.text}`",
        at,
        related=related
        if route.span.holds(at)
        else (Related(route.head, "of this route"), *related),
        **advice,
    )


def _in_url(target: HttpTarget, variable: Segment) -> Advice:
    url = target.span.text
    if "?" in url or len(url) < 2:
        return say(f"write `{{{variable.text}}}` where it belongs in the URL")
    return write(target.span, f"{url[:-1].rstrip('/')}/{{{variable.text}}}{url[-1]}", safe=False)


def _in_action(target: ServiceTarget, variable: Segment) -> Advice:
    return say(f"bind it, as in `{target.resource}.{target.action}(NAME: path.{variable.text})`")


def _in_call(target: FunctionTarget, variable: Segment, unbound: Sequence[Binding]) -> Advice:
    name = variable.text
    meant = _meant(name, unbound)
    if meant is None:
        return say(f"give `{target.function}` a parameter `{name}`")
    said = [f"{one.name.text}: {one.value.span.text}" for one in target.arguments]
    call = f"{target.function}({', '.join([*said, f'{meant}: path.{name}'])})"
    words = f"bind it: `{call}`, or call the parameter `{name}`"
    return write(call_span(target), call, words, safe=False) if name.isidentifier() else say(words)


def _meant(name: str, unbound: Sequence[Binding]) -> str | None:
    """The parameter that the variable was most likely meant for."""
    unbound = [each for each in unbound if not isinstance(each.field.type, ListOf)]
    names = [binding.field.name.text for binding in unbound]
    related = [one for one in names if name.lower() in one.lower() or one.lower() in name.lower()]
    required = [binding.field.name.text for binding in unbound if binding.field.required]
    return next(iter(related), None) or nearest(name, names) or next(iter(required), None)


RULE = Rule("unused-path-variable", check, despite_errors=True)

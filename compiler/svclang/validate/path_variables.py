"""Variables of a path that nothing takes.

In: a route whose parameters are bound. Out: a warning for each variable whose value goes nowhere,
which is most often one that is called something else where it is wanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..advice import Advice, say, write
from ..diagnostics import Diagnostic, Related, nearest
from ..model.actions import action_of
from ..model.calls import call_span
from ..model.nodes import Binding, FunctionTarget, HttpTarget, Model, Route, Segment, ServiceTarget


def check_path_variables(
    route: Route, bindings: Sequence[Binding], model: Model
) -> Iterator[Diagnostic]:
    """The variables of a route's path that its target does not take."""
    target = route.target
    variables = [part for part in route.path.segments if part.kind != "literal" and part.text]
    if isinstance(target, HttpTarget):
        url = "".join(part for part in target.url.parts if isinstance(part, str))
        for variable in variables:
            if f"{{{variable.text}}}" not in url:
                yield _unused(
                    variable, route, (Related(target.span, "the URL"),), _in_url(target, variable)
                )
    elif isinstance(target, ServiceTarget) and action_of(target, model) is not None:
        taken = {binding.key for binding in bindings if binding.source == "path"}
        if not _may_be_authorized_by_path(route, model):
            for variable in variables:
                if variable.text not in taken:
                    yield _unused(variable, route, (), _in_action(target, variable))
    elif isinstance(target, FunctionTarget) and model.functions[target.function].called:
        taken = {binding.key for binding in bindings if binding.source == "path"}
        unbound = [b for b in bindings if b.source == "query" and b.span is route.head]
        if not unbound and _may_be_authorized_by_path(route, model):
            return
        for variable in variables:
            if variable.text not in taken:
                related = tuple(Related(b.field.name.span, "comes from the query") for b in unbound)
                yield _unused(variable, route, related, _in_call(target, variable, unbound))


def _may_be_authorized_by_path(route: Route, model: Model) -> bool:
    """Whether a function decides who may call, which sees the variables of the path."""
    authorizer = model.authorizers.get(route.access.authorizer) if route.access else None
    return authorizer is not None and authorizer.function is not None


def _unused(
    variable: Segment, route: Route, related: tuple[Related, ...], advice: Advice
) -> Diagnostic:
    at = variable.span
    inside = at.source is route.span.source and route.span.start <= at.start < route.span.end
    return Diagnostic(
        "unused-path-variable",
        f"nothing takes the path's variable `{variable.text}`",
        at,
        related=related if inside else (Related(route.head, "of this route"), *related),
        severity="warning",
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
    help_ = f"bind it: `{call}`, or call the parameter `{name}`"
    return write(call_span(target), call, help_, safe=False)


def _meant(name: str, unbound: Sequence[Binding]) -> str | None:
    """The parameter that the variable was most likely meant for."""
    names = [binding.field.name.text for binding in unbound]
    related = [one for one in names if name.lower() in one.lower() or one.lower() in name.lower()]
    required = [binding.field.name.text for binding in unbound if binding.field.required]
    return next(iter(related), None) or nearest(name, names) or next(iter(required), None)

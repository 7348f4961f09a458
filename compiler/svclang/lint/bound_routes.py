"""The routes of a service with where their parameters come from, worked out once for all rules.

In: the context of a rule. Out: a `BoundRoute` for every route, in the order of the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.bindings import bindings_of
from ..model.nodes import Api, Binding, Function, FunctionTarget, Route
from ..model.types import Type
from ..named_tuples import NamedTuple
from ..source import Span
from .rule import Context, Finding


class BoundRoute(NamedTuple):
    """A route, its API, and the function that it leads to, None where it leads to something else.

    `sound` is whether everything that the target needs could be bound, and all of the function was
    understood.
    """

    route: Route
    api: Api
    function: Function | None
    bindings: tuple[Binding, ...]
    sound: bool

    @property
    def calls(self) -> bool:
        """Whether a function with a signature is called."""
        return self.function is not None and self.function.called

    @property
    def answer(self) -> Type | None:
        """The type of what callers get: that of the function, or what the route says itself."""
        if self.route.asynchronous:
            return None
        if self.function is not None and self.function.called:
            return self.function.result
        return self.route.gives


def bound_routes(context: Context) -> tuple[BoundRoute, ...]:
    """All routes of all APIs."""
    return context.once(_bound_routes)


def _bound_routes(context: Context) -> tuple[BoundRoute, ...]:
    model = context.model
    damaged = frozenset[str]().union(*(file.damaged for file in context.files))
    found = []
    for api in model.apis:
        for route in api.routes:
            target = route.target
            function = (
                model.functions.get(target.function) if isinstance(target, FunctionTarget) else None
            )
            bound = bindings_of(route, model)
            sound = not bound.diagnostics and not (function and function.name.text in damaged)
            found.append(BoundRoute(route, api, function, bound.bindings, sound))
    return tuple(found)


def once_a_place(findings: Iterator[Finding]) -> Iterator[Finding]:
    """The first finding of each place: what routes share, a setting or a type, is wrong once."""
    places: set[Span] = set()
    for finding in findings:
        if finding.span not in places:
            places.add(finding.span)
            yield finding

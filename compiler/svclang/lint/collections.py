"""The collections of an API: paths below which each thing has a path of its own.

    POST /users        →  a collection `/users`, its own route, and one of its items
    GET  /users/{id}

In: the context of a rule. Out: every `Collection`, in the order of the source.
"""

from __future__ import annotations

from ..model.nodes import Model, Path, Route
from ..model.types import Struct, underlying
from ..named_tuples import NamedTuple
from .bound_routes import BoundRoute, bound_routes
from .rule import Context


class Collection(NamedTuple):
    """The routes of a collection's own path, and those of its items, `/users/{id}`."""

    routes: list[BoundRoute]
    items: list[BoundRoute]

    @property
    def reading(self) -> Route | None:
        """The route with which an item is read."""
        routes = (bound.route for bound in self.items)
        return next((route for route in routes if route.method in ("GET", "ANY")), None)


def collections(context: Context) -> tuple[Collection, ...]:
    """The collections of all APIs."""
    return context.once(_collections)


def _collections(context: Context) -> tuple[Collection, ...]:
    own: dict[tuple[str, str], list[BoundRoute]] = {}
    items: dict[tuple[str, str], list[BoundRoute]] = {}
    for bound in bound_routes(context):
        path = bound.route.path
        if path.segments and path.segments[-1].kind == "literal":
            own.setdefault((bound.api.name, path.text), []).append(bound)
        elif path.segments and path.segments[-1].kind == "variable":
            above = Path(path.segments[:-1], path.span).text
            items.setdefault((bound.api.name, above), []).append(bound)
    return tuple(Collection(routes, items[key]) for key, routes in own.items() if key in items)


def location(bound: BoundRoute, reading: Route, model: Model) -> str:
    """The header that says where a new item is read; empty where a part of its path is not known.

    It is known where the answer has a field of the name of the item's variable.
    """
    answer = underlying(bound.answer, model.types) if bound.answer is not None else None
    name = reading.path.segments[-1].text
    field = answer.field(name) if isinstance(answer, Struct) else None
    known = field is not None and field.required and name.isidentifier()
    if not known or bound.route.path.variables:
        return ""
    return f'header Location: "{bound.route.path.text}/${{result.{name}}}"'

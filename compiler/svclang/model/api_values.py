"""The values of an API that are known only when the stack is deployed, wherever they may stand.

In: an API, or a route of one. Out: values of the syntax, in order.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..syntax.nodes import Reference, Text, Value
from .nodes import Api, FunctionTarget, HttpTarget, MockTarget, Route, ServiceTarget


def values_of(api: Api) -> Iterator[Value]:
    """Those of stage variables and of routes, but for what targets are called with."""
    variables = api.settings.get("vars")
    if variables is not None and variables.value is not None:
        yield variables.value
    for route in api.routes:
        yield from _of_route(route)


def arguments_of(api: Api) -> Iterator[Value]:
    """What the targets of an API's routes are called with."""
    for route in api.routes:
        target = route.target
        if isinstance(target, FunctionTarget | ServiceTarget):
            yield from (argument.value for argument in target.arguments)


def _of_route(route: Route) -> Iterator[Value]:
    target = route.target
    if isinstance(target, HttpTarget):
        yield target.url
    elif isinstance(target, MockTarget) and target.value is not None:
        yield target.value
    yield from (header.value for header in route.headers)
    cors = route.settings.get("cors")
    origin = cors.value["first"] if cors is not None and cors.value is not None else None
    if isinstance(origin, Reference | Text):
        yield origin

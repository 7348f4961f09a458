"""Parameters of the stack that stand in an API: lists, which cannot, and secrets, which show.

In: an API. Out: diagnostics at the references.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Related
from ..model.list_params import list_param
from ..model.nodes import (
    Api,
    FunctionTarget,
    Given,
    HttpTarget,
    MockTarget,
    Model,
    Route,
    ServiceTarget,
)
from ..model.references import references_in
from ..syntax.nodes import Block, ListValue, Reference, Text, Value


def check_deploy_time_values(api: Api, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the parameters that an API names."""
    values = [*_of_settings(api), *(v for route in api.routes for v in _of_route(route))]
    arguments = [v for route in api.routes for v in _arguments(route)]
    for value in (*values, *arguments):
        for reference in references_in(value):
            param = model.params.get(reference.path[0])
            if param is not None and param.secret:
                yield Diagnostic(
                    "exposed-secret",
                    f"`{param.name.text}` is secret, and everybody who sees the API's definition"
                    " can read it here",
                    reference.span,
                    related=(Related(param.name.span, "declared secret here"),),
                    help="let a function read it, from a secret of Secrets Manager",
                    severity="warning",
                )
    # A list that is an argument itself is told of where the argument's type is checked.
    for value in (*values, *(v for v in arguments if not isinstance(v, Reference))):
        for reference in _bare(value):
            if list_param(reference, model) is not None:
                param = model.params[reference.path[0]]
                yield Diagnostic(
                    "list-in-text",
                    f"`{reference.text}` is a list, which API Gateway cannot be given",
                    reference.span,
                    related=(Related(param.name.span, "declared here"),),
                    help='make it one text, as in `"${first},${second}"`',
                )


def _of_settings(api: Api) -> Iterator[Value]:
    variables = api.settings.get("vars")
    if variables is not None and variables.value is not None:
        yield variables.value


def _arguments(route: Route) -> Iterator[Value]:
    target = route.target
    yield from (
        a.value
        for a in (target.arguments if isinstance(target, FunctionTarget | ServiceTarget) else ())
    )


def _of_route(route: Route) -> Iterator[Value]:
    target = route.target
    if isinstance(target, HttpTarget):
        yield target.url
    elif isinstance(target, MockTarget) and target.value is not None:
        yield target.value
    yield from (header.value for header in route.headers)
    cors: Given | None = route.settings.get("cors")
    origin = cors.value["first"] if cors is not None and cors.value is not None else None
    if isinstance(origin, Reference | Text):
        yield origin


def _bare(value: Value) -> Iterator[Reference]:
    """References that are values themselves, and not parts of a text."""
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, ListValue):
        for item in value.items:
            yield from _bare(item)
    elif isinstance(value, Block):
        for entry in value.entries:
            yield from _bare(entry.value)

"""Things of the stack that need each other, so that none can be made first.

    function f { env { URL: api.url } }        f needs api,
    api { GET /f -> f }                        and api, whose Swagger names f, needs f

In: the model, with settings inherited. Out: one error for each circle of functions, APIs and raw
resources, at a reference that could be taken out.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from ..aws.attributes import REQUEST_ROOTS, RESPONSE_ROOTS
from ..diagnostics import Diagnostic, Related
from ..model.nodes import Api, FunctionTarget, Model, Route
from ..source import Span
from ..syntax.nodes import Reference

# The attributes of a function that stand for the function; the others for what belongs to it.
_OF_FUNCTION = ("", "name", "arn")


class _Need(NamedTuple):
    """One thing that needs another: who, whom, where it says so, and why."""

    source: str
    target: str
    span: Span
    kind: Literal["reference", "route", "authorizer"]


def check_circular_references(model: Model) -> list[Diagnostic]:
    """One error for each circle, and for circles that the same reference closes one."""
    needs = _needs(model)
    found: dict[Span, Diagnostic] = {}
    seen: set[frozenset[str]] = set()
    for name in needs:
        circle = _circle(name, needs)
        names = frozenset(need.source for need in circle)
        if circle and names not in seen:
            seen.add(names)
            diagnostic = _diagnostic(circle, model)
            found.setdefault(diagnostic.span, diagnostic)
    return list(found.values())


# --- What needs what


def _needs(model: Model) -> dict[str, list[_Need]]:
    apis = {api.name: api for api in model.apis}
    needs: dict[str, list[_Need]] = {}
    for name, function in model.functions.items():
        needs[name] = list(_by_reference(name, function.settings, model, apis))
    for name, api in apis.items():
        shared = model.service.settings.get("tags")
        needs[name] = [
            *_by_target(api),
            *_by_authorizer(api, model),
            *_by_reference(name, (shared, api.settings, api.routes), model, apis),
        ]
    for name, raw in model.raw_resources.items():
        needs[name] = list(_by_reference(name, (raw.properties, raw.settings), model, apis))
    return needs


def _by_target(api: Api) -> Iterator[_Need]:
    for route in api.routes:
        if isinstance(route.target, FunctionTarget):
            yield _Need(api.name, route.target.function, route.target.span, "route")


def _by_authorizer(api: Api, model: Model) -> Iterator[_Need]:
    names = dict.fromkeys(route.access.authorizer for route in api.routes if route.access)
    for name in names:
        authorizer = model.authorizers.get(name)
        if authorizer is not None and authorizer.function is not None:
            function = authorizer.function
            yield _Need(api.name, function.text, function.span, "authorizer")


def _by_reference(name: str, values: Any, model: Model, apis: Mapping[str, Api]) -> Iterator[_Need]:
    for reference in _references(values):
        root, attribute = reference.path[0], ".".join(reference.path[1:])
        if name in apis and root in (*REQUEST_ROOTS, *RESPONSE_ROOTS):
            continue
        in_stack = root in apis or root in model.raw_resources
        if in_stack or (root in model.functions and attribute in _OF_FUNCTION):
            yield _Need(name, root, reference.span, "reference")


def _references(value: Any) -> Iterator[Reference]:
    """Every reference inside a value of whatever form, but for those of a route's inheritance."""
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, Route):
        for part in (value.target, value.settings, value.headers):
            yield from _references(part)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _references(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _references(part)


# --- Circles


def _circle(start: str, needs: Mapping[str, Sequence[_Need]]) -> tuple[_Need, ...]:
    """The shortest way from a thing back to itself; empty where there is none."""
    ways: list[tuple[_Need, ...]] = [(need,) for need in needs[start]]
    reached: set[str] = set()
    while ways:
        way = ways.pop(0)
        here = way[-1].target
        if here == start:
            return way
        if here not in reached:
            reached.add(here)
            ways.extend((*way, need) for need in needs[here])
    return ()


def _diagnostic(circle: tuple[_Need, ...], model: Model) -> Diagnostic:
    references = [need for need in circle if need.kind == "reference"]
    by_functions = [need for need in references if need.source in model.functions]
    at = (by_functions or references or circle)[0]
    others = circle[circle.index(at) + 1 :] + circle[: circle.index(at)]
    chain = [f"`{need.source}` needs `{need.target}`" for need in (at, *others)]
    if others:
        message = f"{', '.join(chain[:-1])} and {chain[-1]}, so that none can be made first"
    else:
        message = f"`{at.source}` needs itself to be made"
    return Diagnostic(
        "circular-reference",
        message,
        at.span,
        label=f"needs `{at.target}`",
        related=tuple(Related(need.span, _why(need)) for need in others),
        help=_help(at, others, model),
    )


def _why(need: _Need) -> str:
    if need.kind == "route":
        return f"`{need.source}` calls `{need.target}` here"
    if need.kind == "authorizer":
        return f"`{need.target}` decides here who may call `{need.source}`"
    return f"`{need.source}` needs `{need.target}` here"


def _help(at: _Need, others: tuple[_Need, ...], model: Model) -> str:
    function = model.functions.get(at.source)
    if function is None:
        return "take one of these references out"
    if not others:
        return (
            "take it out: Lambda sets the variable `AWS_LAMBDA_FUNCTION_NAME`, and the ARN is in"
            " the context that the handler gets"
        )
    if at.target in model.functions:
        return f"take one of them out; `{at.source}` can be told the name in its event"
    if at.span.text.endswith(".stage"):
        return "write `service.stage`, which is the same"
    if others[0].kind == "authorizer" and len(others) == 1:
        return "take it out: the `methodArn` in the function's event names the API and its stage"
    if others[0].kind == "route" and len(others) == 1:
        if function.called:
            return (
                "let the route tell the function instead:"
                f" `{at.source}(host: context.domainName, stage: context.stage)`"
            )
        return (
            "take it out: `requestContext` in the function's event has the `domainName` and the"
            " `stage`"
        )
    return "take one of these references out"

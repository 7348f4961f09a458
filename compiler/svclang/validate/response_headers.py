"""The headers that a route puts on its answer: where they come from, and whether they arrive.

In: a route, the function that answers, and the API. Out: diagnostics.
https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..advice import say, write, write_nearest
from ..diagnostics import Diagnostic, Related, given_twice, listed
from ..model.actions import action_of
from ..model.functions import is_proxy
from ..model.nodes import (
    Api,
    Function,
    HttpTarget,
    MockTarget,
    Model,
    ResponseHeader,
    Route,
    ServiceTarget,
)
from ..model.references import references_in, step
from ..model.similar import similar_field
from ..model.type_words import in_words
from ..model.types import Choice, MapOf, Optional, Scalar, Struct, Type, underlying
from ..syntax.nodes import Reference
from .request_variables import check_context, check_stage_variable


def check_response_headers(
    route: Route, function: Function | None, api: Api, model: Model
) -> Iterator[Diagnostic]:
    """What is wrong with the headers of a route's answer."""
    yield from _check_doubled(route)
    proxy = is_proxy(route, model)
    for header in route.headers:
        if proxy:
            # What is inherited is meant for the other routes.
            if route.span.holds(header.span):
                yield _on_proxy(header, route, function)
            continue
        for reference in references_in(header.value):
            root, *rest = reference.path
            if _is_declared(root, model):
                continue
            if root == "result":
                yield from _check_result(reference, rest, route, function, model)
            elif root == "context":
                yield from check_context(".".join(rest), reference.span)
            elif root == "stage":
                yield from check_stage_variable(".".join(rest), reference.span, api)


def _check_service_result(
    reference: Reference, path: list[str], target: ServiceTarget, model: Model
) -> Iterator[Diagnostic]:
    """What a service answers is not what the caller gets; only an `id` can be found in it."""
    found = action_of(target, model)
    exchange = found[1].exchange if found is not None else None
    if exchange is None:
        return
    plain = all(name.isalpha() and not name.endswith("Arn") for name in exchange.id_path)
    if exchange.answer == "id" and plain and path == ["id"]:
        return
    known = exchange.answer == "id" and plain
    yield Diagnostic(
        "no-result",
        f"`{reference.text}` cannot stand in a header of what"
        f" `{target.resource}.{target.action}` answers",
        reference.span,
        **(write(reference.span, "result.id", safe=False) if known else say("take it out")),
    )


def _is_declared(name: str, model: Model) -> bool:
    return any(name in names for names in (model.params, model.functions, model.raw_resources))


def _check_doubled(route: Route) -> Iterator[Diagnostic]:
    """The same header twice on one level; on different levels, the innermost holds."""
    for level in (*route.inherited, route.settings):
        first: dict[str, ResponseHeader] = {}
        for header in (h for group in _header_groups(level) for h in group):
            other = first.setdefault(header.name.text.lower(), header)
            if other is not header:
                yield given_twice(
                    f"the header `{header.name.text}`",
                    header.name.span,
                    other.name.span,
                    help="keep one of them",
                )


def _header_groups(level: object) -> Sequence[Sequence[ResponseHeader]]:
    given = level.get("header") if hasattr(level, "get") else None
    return given.value if given is not None else ()


def _on_proxy(header: ResponseHeader, route: Route, function: Function | None) -> Diagnostic:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html."""
    http = isinstance(route.target, HttpTarget)
    return Diagnostic(
        "header-on-proxy",
        f"API Gateway adds no headers to what {'a URL' if http else 'this function'} answers"
        f"{'' if http else ': it has no signature, and answers whole'}",
        header.span,
        related=(
            Related(route.target.span, "passed on as it is"),
            *([Related(function.name.span, "it gets the raw event")] if function else []),
        ),
        help="take it out, and let the target send it",
    )


# --- What the function answers


def _check_result(
    reference: Reference,
    path: list[str],
    route: Route,
    function: Function | None,
    model: Model,
) -> Iterator[Diagnostic]:
    if isinstance(route.target, ServiceTarget):
        yield from _check_service_result(reference, path, route.target, model)
        return
    if function is None or function.result is None or route.asynchronous:
        yield _no_result(reference, route, function)
        return
    here: Type = function.result
    for at, name in enumerate(path):
        below = underlying(here, model.types)
        if isinstance(below, MapOf):
            here = below.value
        elif isinstance(below, Struct):
            field = below.field(name)
            if field is None:
                yield _unknown_field(reference, at, below)
                return
            here = field.type
        else:
            if not (isinstance(below, Scalar) and below.kind == "any"):
                yield _no_fields(reference, path[:at], below)
            return
    last = underlying(here, model.types)
    if not isinstance(last, Scalar | Choice):
        yield _no_text(reference, last)


def _no_result(reference: Reference, route: Route, function: Function | None) -> Diagnostic:
    if isinstance(route.target, MockTarget):
        message = "a mock has no result: its answer is fixed"
    elif route.asynchronous:
        message = "nobody waits for this function, so there is no `result`"
    else:
        assert function is not None
        message = f"`{function.name.text}` has no result"
    related = (Related(function.name.span, "declared here"),) if function is not None else ()
    return Diagnostic(
        "unknown-result",
        message,
        reference.span,
        related=related,
        help="write the value itself, or something of `context`",
    )


def _unknown_field(reference: Reference, at: int, struct: Struct) -> Diagnostic:
    _, *path = reference.path
    name, fields = path[at], struct.by_name
    owner = ".".join(("result", *path[:at]))
    return Diagnostic(
        "unknown-field",
        f"`{owner}` has no field `{name}`",
        reference.span,
        related=(*similar_field(name, fields), Related(struct.span, "its fields")),
        **write_nearest(step(reference, at + 1), fields, f"it has {listed(fields)}", word=name),
    )


def _no_fields(reference: Reference, before: list[str], type_: Type) -> Diagnostic:
    owner = ".".join(("result", *before))
    return Diagnostic(
        "unknown-field",
        f"`{owner}` has no fields: it is {in_words(type_)}",
        reference.span,
        related=(Related(type_.span, "its type"),),
        **(
            write(reference.span, owner, safe=False)
            if isinstance(type_, Scalar | Choice | Optional)
            else say()
        ),
    )


def _no_text(reference: Reference, type_: Type) -> Diagnostic:
    first = type_.fields[0].name.text if isinstance(type_, Struct) and type_.fields else ""
    return Diagnostic(
        "wrong-value",
        f"a header holds text, and `{reference.text}` is {in_words(type_)}",
        reference.span,
        related=(Related(type_.span, "its type"),),
        help=f"take a field of it, such as `{reference.text}.{first}`" if first else "",
    )

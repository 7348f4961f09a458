"""What a route answers: its status, its headers, and who waits for it.

In: a route and its API. Out: diagnostics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..advice import Advice, write
from ..diagnostics import Diagnostic, Related
from ..model.check_values import check_value
from ..model.mapping_limits import RESERVED_RESULT_FIELDS
from ..model.nodes import (
    Api,
    Function,
    FunctionTarget,
    HttpTarget,
    MockTarget,
    Model,
    Route,
    ServiceTarget,
)
from ..model.types import Struct, underlying
from ..syntax.nodes import Reference
from .response_headers import check_response_headers

# Statuses whose answers have no body.
# https://www.rfc-editor.org/rfc/rfc9110#name-status-codes
_WITHOUT_BODY = (204, 205, 304)
_URL = re.compile(r"https?://[^\s/]")


def check_responses(route: Route, api: Api, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with what a route answers."""
    target = route.target
    function = model.functions[target.function] if isinstance(target, FunctionTarget) else None
    yield from _check_asynchronous(route, function)
    if isinstance(target, HttpTarget):
        yield from _check_url(target, model)
    elif isinstance(target, MockTarget):
        yield from _check_mock(route, target, model)
    elif function is not None and function.called and not route.asynchronous:
        yield from _check_result(route, function, model)
    yield from check_response_headers(route, function, api, model)


# --- Who waits


def _check_asynchronous(route: Route, function: Function | None) -> Iterator[Diagnostic]:
    if not route.asynchronous:
        return
    if isinstance(route.target, HttpTarget | MockTarget | ServiceTarget):
        yield Diagnostic(
            "misplaced-async",
            "only a function can be left to work while the caller has its answer",
            route.target.span,
            label="no function",
            help="take `async` out",
        )
    elif function is not None and not function.called:
        # https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integration-async.html
        yield Diagnostic(
            "misplaced-async",
            f"`{function.name.text}` has no signature, so API Gateway waits for its answer",
            route.target.span,
            related=(Related(function.name.span, "declared here"),),
            help=f"give it one, as in `function {function.name.text}()`, or take `async` out",
        )


# --- URLs, mocks and results


def _check_url(target: HttpTarget, model: Model) -> Iterator[Diagnostic]:
    first = target.url.parts[0] if target.url.parts else ""
    # What begins with a reference may well begin with the scheme.
    if isinstance(first, Reference) or _URL.match(first) or first in ("http://", "https://"):
        if target.url.plain in ("http://", "https://"):
            yield _wrong_url(target, "this URL names no host")
        if any(isinstance(part, str) and re.search(r"\s", part) for part in target.url.parts):
            yield _wrong_url(target, "a URL holds no blanks")
        return
    name = target.url.plain or ""
    if name in model.functions:
        advice = write(target.span, name, f"write `{name}`, without quotes, for the function")
        message = "a URL begins with `https://` or `http://`"
        yield Diagnostic("wrong-url", message, target.span, **advice)
        return
    yield _wrong_url(target, "a URL begins with `https://` or `http://`")


def _wrong_url(target: HttpTarget, message: str) -> Diagnostic:
    return Diagnostic(
        "wrong-url", message, target.span, help='as in `"https://example.com/users/{id}"`'
    )


def _check_mock(route: Route, target: MockTarget, model: Model) -> Iterator[Diagnostic]:
    if target.value is None:
        return
    if route.status in _WITHOUT_BODY:
        yield Diagnostic(
            "body-not-allowed",
            f"an answer with status {route.status} has no body",
            route.status_span,
            related=(Related(target.value.span, "the body"),),
            **_with_body(route, "the body out"),
        )
    if route.gives is not None:
        _, problems = check_value(target.value, route.gives, model.types)
        # A part that is known at deploy time cannot be checked; the others are told already.
        told = ("not-constant", "not-data", "doubled-key")
        yield from (problem for problem in problems if problem.rule not in told)


def _check_result(route: Route, function: Function, model: Model) -> Iterator[Diagnostic]:
    if function.result is None:
        return
    if route.status in _WITHOUT_BODY:
        yield Diagnostic(
            "body-not-allowed",
            f"an answer with status {route.status} has no body, and `{function.name.text}` has a"
            " result",
            route.status_span,
            related=(Related(function.result.span, "the result"),),
            **_with_body(route, "the result out of the function's signature"),
        )
    result = underlying(function.result, model.types)
    for field in result.fields if isinstance(result, Struct) else ():
        if field.name.text in RESERVED_RESULT_FIELDS:
            yield Diagnostic(
                "reserved-field",
                f"a result with a field `{field.name.text}` looks like a failure to API Gateway",
                field.name.span,
                related=(Related(function.name.span, "the function that answers it"),),
                help="give the field another name",
            )


def _with_body(route: Route, otherwise: str) -> Advice:
    """To answer with a status that has a body; `otherwise` is what could be taken instead."""
    return write(route.status_span, "200", f"write `returns 200`, or take {otherwise}", safe=False)

"""What requests and answers are made of: their media types, and what is checked of them.

In: a route with its settings. Out: warnings where a setting says what cannot be, or checks nothing.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..advice import take_out, write
from ..diagnostics import Diagnostic, Related
from ..model.actions import action_of
from ..model.nodes import Binding, FunctionTarget, MockTarget, Model, Route, ServiceTarget

_JSON = re.compile(r"[^/]+/(?:[^;]*\+)?json(?:;.*)?", re.IGNORECASE)


def check_contents(route: Route, bindings: Sequence[Binding], model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the contents of a route; `bindings` are its parameters."""
    target = route.target
    called = isinstance(target, FunctionTarget) and model.functions[target.function].called
    mapped = isinstance(target, ServiceTarget) and _is_mapped(target, model)
    if (called or mapped) and any(binding.source == "body" for binding in bindings):
        yield from _check_media_types(route, "consumes", "reads its body from JSON")
    if called or mapped or isinstance(target, MockTarget):
        yield from _check_media_types(route, "produces", "answers with JSON")
    yield from _check_validation(route, bindings)


def _is_mapped(target: ServiceTarget, model: Model) -> bool:
    """Whether a request to a service is written from JSON, and its answer is JSON."""
    found = action_of(target, model)
    exchange = found[1].exchange if found is not None else None
    return exchange is not None and exchange.body != "none"


def _check_media_types(route: Route, name: str, why: str) -> Iterator[Diagnostic]:
    given = route.settings.get(name)
    others = [t for t in given.value if not _JSON.fullmatch(t)] if given is not None else []
    if given is not None and others:
        yield Diagnostic(
            "wrong-media-type",
            f"`{others[0]}` is no JSON, and `{route.method} {route.path.text}` {why}",
            given.span,
            related=(Related(route.target.span, "its target"),),
            severity="warning",
            **write(
                given.span,
                '"application/json"',
                'write `"application/json"`, or let a function without a signature do this',
                safe=False,
            ),
        )


def _check_validation(route: Route, bindings: Sequence[Binding]) -> Iterator[Diagnostic]:
    given = route.settings.get("validate")
    if (
        given is None
        or given.value in ("all", "off")
        or any(level.get("validate") is given for level in route.inherited)
    ):
        return
    if _checks(given.value, route, bindings):
        return
    outer = [level["validate"].value for level in route.inherited if "validate" in level]
    missing = "body" if given.value == "body" else "parameter that must be there"
    other = "parameters" if given.value == "body" else "contents of the body"
    yield Diagnostic(
        "idle-validation",
        f"this checks nothing: the request has no {missing}",
        given.span,
        related=(Related(route.head, "the request"),),
        severity="warning",
        **(
            write(
                given.span,
                "off",
                "write `validate off`, which comes to the same;"
                f" without it the {other} are checked",
                safe=False,
            )
            if _checks(outer[-1] if outer else "all", route, bindings)
            else take_out(given.whole, safe=False)
        ),
    )


def _checks(level: str, route: Route, bindings: Sequence[Binding]) -> bool:
    """Whether a level of validation has something to check."""
    body = any(binding.source == "body" for binding in bindings)
    required = [b for b in bindings if b.source in ("query", "header") and b.field.required]
    params = bool(required or route.path.variables)
    return {"body": body, "params": params, "all": body or params}.get(level, False)

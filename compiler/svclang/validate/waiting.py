"""Functions that run on when API Gateway has given up waiting for them.

In: the model, with settings inherited. Out: a warning for each function that may run longer than
a route waits for it: the caller gets 504, and nobody what the function answers.
https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..aws.api_settings import LONGEST_TIMEOUT_MS
from ..aws.units import duration
from ..diagnostics import Diagnostic, Related
from ..model.nodes import Function, FunctionTarget, Model, Route
from ..source import Span

# What a function has where nothing is said.
_FUNCTION_S = 3


def check_waiting(model: Model) -> Iterator[Diagnostic]:
    """The functions that outlive a route that waits for them, each once."""
    told: set[str] = set()
    places: set[Span] = set()
    for api in model.apis:
        for route in api.routes:
            target = route.target
            if not isinstance(target, FunctionTarget) or route.asynchronous:
                continue
            function = model.functions[target.function]
            if target.function not in told and _outlives(function, route):
                told.add(target.function)
                found = _diagnostic(function, route)
                # What the service, a group or the API says for many is wrong once.
                if found.span not in places:
                    places.add(found.span)
                    yield found


def _outlives(function: Function, route: Route) -> bool:
    given = function.settings.get("timeout")
    seconds = given.value if given is not None else _FUNCTION_S
    return isinstance(seconds, int) and seconds * 1000 > _waits(route)


def _waits(route: Route) -> int:
    given = route.settings.get("timeout")
    return given.value if given is not None and isinstance(given.value, int) else LONGEST_TIMEOUT_MS


def _diagnostic(function: Function, route: Route) -> Diagnostic:
    own, waits = function.settings.get("timeout"), route.settings.get("timeout")
    name = function.name.text
    longest = duration(_waits(route), "ms")
    runs = duration(own.value if own is not None else _FUNCTION_S, "s")
    if own is not None:
        span = own.span
        related = Related(waits.span if waits is not None else route.head, f"waits {longest}")
    else:
        assert waits is not None
        span, related = waits.span, Related(function.name.span, f"may take {runs}")
    seconds = _waits(route) // 1000
    shorter = [f"`timeout {seconds}s` in the function"] if seconds else []
    unless = ["`async` behind the route's target"] if function.called else []
    return Diagnostic(
        "function-outlives-route",
        f"`{name}` may run for {runs}, and its caller gets 504 after {longest}",
        span,
        related=(related,),
        help=f"write {' or '.join([*shorter, *unless])}" if shorter or unless else "",
        severity="warning",
    )

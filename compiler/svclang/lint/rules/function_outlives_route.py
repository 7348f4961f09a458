"""A function that runs on when nobody waits for it.

What it finds
    A function whose `timeout` is longer than a route waits for it: 29 seconds, or the route's own
    `timeout`. A route that calls it with `async` waits for nothing.

Why it is bad
    The caller gets 504, and nobody what the function answers. It goes on working, is paid for, and
    may well do twice what a caller tries again.

Example
    function report() -> string { timeout 2m }

    api {
      auth iam
      GET /report -> report
    }

Use instead
    function report() -> string { timeout 29s }

    api {
      auth iam
      GET /report -> report
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.api_settings import LONGEST_TIMEOUT_MS
from ...aws.units import duration
from ...diagnostics import Related
from ...model.nodes import Function, Route
from ..bound_routes import bound_routes, once_a_place
from ..rule import Context, Finding, Rule

# What a function has where nothing is said.
_FUNCTION_S = 3


def check(context: Context) -> Iterator[Finding]:
    """A finding for each function that outlives a route; what many share is wrong once."""
    return once_a_place(_of_functions(context))


def _of_functions(context: Context) -> Iterator[Finding]:
    told: set[str] = set()
    for bound in bound_routes(context):
        function, route = bound.function, bound.route
        if function is None or route.asynchronous or function.name.text in told:
            continue
        if _outlives(function, route):
            told.add(function.name.text)
            yield _finding(function, route)


def _outlives(function: Function, route: Route) -> bool:
    given = function.settings.get("timeout")
    seconds = given.value if given is not None else _FUNCTION_S
    return isinstance(seconds, int) and seconds * 1000 > _waits(route)


def _waits(route: Route) -> int:
    given = route.settings.get("timeout")
    return given.value if given is not None and isinstance(given.value, int) else LONGEST_TIMEOUT_MS


def _finding(function: Function, route: Route) -> Finding:
    own, waits = function.settings.get("timeout"), route.settings.get("timeout")
    longest = duration(_waits(route), "ms")
    runs = duration(own.value if own is not None else _FUNCTION_S, "s")
    if own is not None:
        span = own.span
        related = Related(waits.span if waits is not None else route.head, f"waits {longest}")
    else:
        assert waits is not None
        span, related = waits.span, Related(function.name.span, f"may take {runs}")
    return Finding(
        f"`{function.name.text}` may run for {runs}, and its caller gets 504 after {longest}",
        span,
        related=(related,),
        help=_help(function, route),
    )


def _help(function: Function, route: Route) -> str:
    seconds = _waits(route) // 1000
    ways = [f"`timeout {seconds}s` in the function"] if seconds else []
    ways += ["`async` behind the route's target"] if function.called else []
    return f"write {' or '.join(ways)}" if ways else ""


RULE = Rule("function-outlives-route", check, despite_errors=True)

"""A GET that answers nothing.

What it finds
    A route of GET to a function that has a signature and no result, or that nobody waits for.

Why it is bad
    Who reads something wants to see it. Where a GET answers nothing, it most often does something,
    which is what POST is for; or the result was forgotten in the signature, and what the function
    returns is dropped. A check of the service's health is passed over.

Example
    function get_user(id: uuid)

    api {
      auth iam
      GET /users/{id} -> get_user
    }

Use instead
    function get_user(id: uuid) -> { name: string }

    api {
      auth iam
      GET /users/{id} -> get_user
    }

Sources
    https://www.rfc-editor.org/rfc/rfc9110#name-get
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Function, Route
from ..bound_routes import bound_routes
from ..rule import Context, Finding, Rule
from ..words import words_of

_CHECKS = {"alive", "health", "healthcheck", "healthz", "heartbeat", "live", "livez", "ready"}
_CHECKS |= {"liveness", "ping", "readiness", "readyz", "status", "up", "warmup"}


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that is to read, and answers with nothing."""
    for bound in bound_routes(context):
        route, function = bound.route, bound.function
        if route.method == "GET" and function is not None and function.called:
            silent = route.asynchronous or function.result is None
            if silent and route.status < 300 and not _checks_health(route):
                yield _finding(route, function)


def _checks_health(route: Route) -> bool:
    return any(_CHECKS & {*words_of(part.text)} for part in route.path.segments)


def _finding(route: Route, function: Function) -> Finding:
    name = function.name.text
    if route.asynchronous:
        return Finding(
            f"nobody waits for `{name}`, so this GET answers nothing",
            route.head,
            related=(Related(route.target.span, "called and not waited for"),),
            help="take `async` out, or let a POST do this",
        )
    return Finding(
        f"`{name}` has no result, so this GET answers nothing",
        route.head,
        related=(Related(function.name.span, "declared here"),),
        help="give it a result, or let a POST do this",
    )


RULE = Rule("empty-get", check)

"""A result that nobody waits for.

What it finds
    A route that calls a function with `async`, where the function has a result or declares errors.

Why it is bad
    The caller has its answer before the function begins: what the function answers is thrown away,
    and so is what it says when it fails.

Example
    function resize(photo: string) -> string

    api {
      auth iam
      POST /photos -> resize async
    }

Use instead
    function resize(photo: string)

    api {
      auth iam
      POST /photos -> resize async
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integration-async.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Function, Route
from ..bound_routes import bound_routes
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that does not wait for an answer that there is."""
    for bound in bound_routes(context):
        function = bound.function
        if bound.route.asynchronous and function is not None and function.called:
            related = tuple(_discarded(function))
            if related:
                yield _finding(bound.route, function, related)


def _discarded(function: Function) -> Iterator[Related]:
    if function.result is not None:
        yield Related(function.result.span, "what it answers")
    yield from (Related(name.span, "how it fails") for name in function.throws)


def _finding(route: Route, function: Function, related: tuple[Related, ...]) -> Finding:
    return Finding(
        f"nobody waits for `{function.name.text}`, so nobody learns what it answers or how it"
        " fails",
        route.target.span,
        related=related,
        help="take `async` out, or let a function without result and errors do this",
    )


RULE = Rule("discarded-result", check, despite_errors=True)

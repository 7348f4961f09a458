"""A status that a route has anyway.

What it finds
    `returns 200` behind a function with a result, a mock or a URL, and `returns 204` behind a
    function that has a signature and no result.

Why it is bad
    It hides the routes that do answer with something else.

Example
    function get_item(id: string) -> string

    api { auth iam; GET /items/{id} -> get_item returns 200 }

Use instead
    function get_item(id: string) -> string

    api { auth iam; GET /items/{id} -> get_item }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import take_out
from ...model.nodes import FunctionTarget, Model, Route, ServiceTarget
from ..rule import Context, Finding, Rule

_WORD = "returns"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each status that could go unsaid."""
    for api in context.model.apis:
        for route in api.routes:
            # Where nothing is said, the place of the status is the method.
            said = route.status_span.text.isdigit()
            if said and route.status == _usual(route, context.model):
                start = route.span.source.text.rindex(_WORD, 0, route.status_span.start)
                span = route.status_span._replace(start=start)
                message = f"this route answers with {route.status} anyway"
                yield Finding(message, span, **take_out(span))


def _usual(route: Route, model: Model) -> int | None:
    """The status that nobody would have to say; None where it says how something is handled."""
    if route.asynchronous or isinstance(route.target, ServiceTarget):
        return None
    if not isinstance(route.target, FunctionTarget):
        return 200
    function = model.functions[route.target.function]
    return 204 if function.called and function.result is None else 200


RULE = Rule("needless-returns", check, severity="note")

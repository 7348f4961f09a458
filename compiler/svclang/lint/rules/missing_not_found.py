"""A function that cannot say that there is nothing.

What it finds
    A route of GET, HEAD or PATCH whose path ends in a variable, to a function with a signature that
    throws no error of the status 404 or 410. Where any value leads somewhere (a closed set, a date,
    a number or a Boolean), it is passed over.

Why it is bad
    Somebody will ask for what is not there. Without an error for it, the function has to fail,
    which is answered with 500 and looks like a fault of the service, or to answer with something
    empty.

Example
    function get_user(id: uuid) -> { name: string }

    api {
      auth iam
      GET /users/{id} -> get_user
    }

Use instead
    error NoSuchUser 404 "There is no such user"

    function get_user(id: uuid) -> { name: string } throws NoSuchUser

    api {
      auth iam
      GET /users/{id} -> get_user
    }

Sources
    https://www.rfc-editor.org/rfc/rfc9110#name-404-not-found
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Function, Model, Segment
from ...model.types import Scalar, underlying
from ..bound_routes import BoundRoute, bound_routes
from ..rule import Context, Finding, Rule

_NAMING = ("string", "uuid", "email", "any")
_MISSING = (404, 410)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each function, at its first route."""
    told: set[str] = set()
    for bound in bound_routes(context):
        function = bound.function
        if function is None or not bound.calls or function.name.text in told:
            continue
        if _names_something(bound, context.model) and not _can_say(function, context.model):
            told.add(function.name.text)
            yield _finding(bound.route.path.segments[-1], function, context.model)


def _names_something(bound: BoundRoute, model: Model) -> bool:
    """Whether the path ends in the name of a thing, which need not be there."""
    route = bound.route
    last = route.path.segments[-1] if route.path.segments else None
    if route.method not in ("GET", "HEAD", "PATCH") or last is None or last.kind != "variable":
        return False
    types = [
        underlying(binding.field.type, model.types)
        for binding in bound.bindings
        if binding.source == "path" and binding.key == last.text
    ]
    return any(isinstance(each, Scalar) and each.kind in _NAMING for each in types)


def _can_say(function: Function, model: Model) -> bool:
    thrown = (model.errors.get(name.text) for name in function.throws)
    return any(error is None or error.status in _MISSING for error in thrown)


def _finding(variable: Segment, function: Function, model: Model) -> Finding:
    name = function.name.text
    known = [error.name.text for error in model.errors.values() if error.status in _MISSING]
    return Finding(
        f"`{name}` cannot say that there is no such `{variable.text}`",
        function.name.span,
        related=(Related(variable.span, "need not be there"),),
        help=f"let `{name}` throw `{known[0]}`, or an error of its own"
        if known
        else f'declare `error NotFound 404 "There is no such thing"`, and let `{name}` throw it',
    )


RULE = Rule("missing-not-found", check)

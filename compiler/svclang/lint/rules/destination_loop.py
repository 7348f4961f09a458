"""Functions that call each other without end.

What it finds
    Functions whose `on_success` or `on_failure` lead from one to the other and back. Of a function
    that names itself the compiler says so.

Why it is bad
    What becomes of a call is a call again, which has an end of its own. Where both fail, or both
    succeed, they call each other until somebody stops them, and each call is paid for.

Example
    function pack()   { on_failure repair }
    function repair   { on_failure pack }

    api { auth iam; POST /orders -> pack async }

Use instead
    function pack()   { on_failure repair }
    function repair   { on_failure broken }
    queue broken

    api { auth iam; POST /orders -> pack async }

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Function, Given, Model
from ..rule import Context, Finding, Rule

_DESTINATIONS = ("on_success", "on_failure")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each circle, at the function that closes it."""
    for name in _DESTINATIONS:
        done: set[str] = set()
        for function in context.model.functions.values():
            circle = _circle(function, name, context.model, done)
            if circle:
                *others, last = circle
                yield Finding(
                    f"`{last.value.path[0]}` would be called again with what became of its own"
                    " calls, without end",
                    last.span,
                    related=tuple(Related(each.span, "leads on") for each in others),
                    help="name a queue or a topic in one of them",
                )


def _circle(function: Function, name: str, model: Model, done: set[str]) -> list[Given]:
    """The settings of the circle that a function's calls get into; nothing where they end."""
    path: dict[str, Given] = {}
    at: Function | None = function
    while at is not None and at.name.text not in done:
        given = at.settings.get(name)
        done.add(at.name.text)
        if given is None:
            return []
        path[at.name.text] = given
        at = model.functions.get(given.value.path[0])
    if at is None or at.name.text not in path:
        return []
    circle = list(path.values())[list(path).index(at.name.text) :]
    return circle if len(circle) > 1 else []


RULE = Rule("destination-loop", check)

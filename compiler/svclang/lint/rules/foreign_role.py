"""A function with a role of its own that must be allowed to send.

What it finds
    A function with a `role` that is not of the stack, and with a `dead_letter`, `on_success` or
    `on_failure`.

Why it is bad
    Lambda sends there with the function's role, to which this stack adds nothing. Where the role
    lacks the leave, what should be sent is lost without a word.

Example
    queue failures

    function report {
      role       "arn:aws:iam::123456789012:role/app"
      on_failure failures
    }

Use instead
    queue failures

    function report { on_failure failures }

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.invocation_settings import DESTINATIONS, SENDING
from ...diagnostics import Related
from ...model.functions import destination
from ...model.grants import known_kind
from ...model.nodes import Function, Given, Model
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each leave that somebody has to give by hand."""
    for function in context.model.functions.values():
        role = function.settings.get("role")
        for name in DESTINATIONS if role is not None else ():
            given = function.settings.get(name)
            if role is not None and given is not None and given.value is not None:
                yield _finding(function, given, role, context.model)


def _finding(function: Function, given: Given, role: Given, model: Model) -> Finding:
    target = destination(given, model)
    action = SENDING[known_kind(target).name]
    return Finding(
        f"`{function.name.text}` runs with a role that is not of this stack: see there that it may"
        f" do `{action}` to `{target.name.text}`, or `{given.name.text}` fails",
        given.span,
        related=(Related(role.span, "the role is named here"),),
        help="take `role` out; or, where the role has the leave, say so:"
        " `// svc: allow(foreign-role) because …`",
    )


RULE = Rule("foreign-role", check, despite_errors=True)

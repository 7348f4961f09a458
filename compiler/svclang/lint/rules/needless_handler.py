"""A handler that is the usual one.

What it finds
    `handler` with what it would be without: the function's name and `.handler`.

Why it is bad
    It has to be kept in step with the name, and hides the handlers that do differ.

Example
    function report { handler "report.handler"; timeout 1m }

    every 1d -> report

Use instead
    function report { timeout 1m }

    every 1d -> report
"""

from __future__ import annotations

from collections.abc import Iterator

from ...edits.statements import taking_out_statement
from ...model.functions import default_handler
from ..rule import Context, Finding, Rule
from ..settings import own_settings


def check(context: Context) -> Iterator[Finding]:
    """A finding for each handler that could go unsaid."""
    for function in context.model.functions.values():
        given = own_settings(function.settings, function.span).get("handler")
        if given is not None and given.value == default_handler(function):
            yield Finding(
                f"this is the handler that `{function.name.text}` has anyway",
                given.whole,
                help="take it out",
                fix=taking_out_statement(context.files, given.name),
            )


RULE = Rule("needless-handler", check, severity="note")

"""A function that may not run.

What it finds
    `concurrency 0`.

Why it is bad
    Lambda refuses every invocation of such a function. That is a way to stop one in an emergency,
    and hardly what a source should say.

Example
    function report { concurrency 0 }

    every 1d -> report

Use instead
    function report { concurrency 1 }

    every 1d -> report

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.functions import stated
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each place that reserves nothing."""
    for given in stated(context.model, "concurrency"):
        if given.value == 0:
            yield Finding(
                "with `concurrency 0` the function is never run",
                given.span,
                help="take it out, or say how many invocations may run at once",
            )


RULE = Rule("no-concurrency", check, despite_errors=True)

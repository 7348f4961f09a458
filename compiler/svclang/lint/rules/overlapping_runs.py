"""A function that may still run when it is called again.

What it finds
    `every TIME -> function`, where the function's timeout is longer than that time, and no
    `concurrency` says how many may run at once.

Why it is bad
    Two runs do the same work beside each other, and whichever is slow makes the next one slower.
    Few schedules are written for that.

Example
    function sweep { timeout 15m }

    every 5m -> sweep

Use instead
    function sweep { timeout 4m }

    every 5m -> sweep

Sources
    https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.units import duration
from ...diagnostics import Related
from ...model.nodes import DeclaredResource, Function
from ...model.settings import number_of
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each schedule that does not wait for what it calls."""
    for every in of_kind(context, "every"):
        minutes = number_of(every.settings, "when")
        for feed in every.feeds:
            function = context.model.functions.get(feed.target.text)
            if function is None or minutes is None or "concurrency" in function.settings:
                continue
            seconds = number_of(function.settings, "timeout")
            if seconds is not None and seconds > minutes * 60:
                yield _finding(every, function, seconds, minutes)


def _finding(every: DeclaredResource, function: Function, seconds: int, minutes: int) -> Finding:
    return Finding(
        f"`{function.name.text}` may run for {duration(seconds, 's')}, and is called again after"
        f" {duration(minutes, 'min')}",
        every.settings["when"].span,
        related=(Related(function.settings["timeout"].span, "may take that long"),),
        help="shorten its timeout, or say with `concurrency` how many may run at once",
    )


RULE = Rule("overlapping-runs", check, despite_errors=True)

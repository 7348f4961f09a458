"""A function that may answer Cognito when it is too late.

What it finds
    A function that a pool calls, and that may run for longer than the 5 seconds for which Cognito
    waits.

Why it is bad
    Cognito gives up, and calls the function again, three times in all: what it does is done several
    times, and the user sees an error at the end of it.

Example
    function greet { timeout 10s }

    pool members { on post_confirmation -> greet }

Use instead
    function greet { timeout 5s }

    pool members { on post_confirmation -> greet }

Sources
    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.kinds.pool import TRIGGER_SECONDS
from ...diagnostics import Related
from ...edits.text import replacing
from ...model.nodes import Feed, Function
from ...model.settings import number_of
from ...source import Span
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each timeout that is too long for Cognito."""
    told: set[Span] = set()
    for pool in of_kind(context, "pool"):
        for feed in pool.feeds:
            function = context.model.functions[feed.target.text]
            given, seconds = (
                function.settings.get("timeout"),
                number_of(function.settings, "timeout"),
            )
            # What the service says for many functions is wrong once.
            if given is None or seconds is None or given.span in told:
                continue
            if seconds > TRIGGER_SECONDS:
                told.add(given.span)
                yield _finding(function, feed, given.span)


def _finding(function: Function, feed: Feed, span: Span) -> Finding:
    name, shorter = function.name.text, f"{TRIGGER_SECONDS}s"
    own = function.span.holds(span)
    edit = replacing(span, shorter, f"write `timeout {shorter}`", safe=False) if own else None
    return Finding(
        f"Cognito waits {shorter} for an answer, and calls `{name}` again while it still works",
        span,
        related=(Related(feed.span, "called here"),),
        help=f"write `timeout {shorter}`" + ("" if own else f" in `{name}`"),
        fix=edit,
    )


RULE = Rule("late-answer", check, despite_errors=True)

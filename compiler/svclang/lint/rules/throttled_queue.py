"""A queue that calls its function more often than the function may run.

What it finds
    A queue whose feed has a `concurrency` above the one that its function has reserved.

Why it is bad
    Lambda takes messages for calls that are then turned away. Each time counts as a try, and with
    `retry` good messages end among the dead letters.

Example
    function resize { concurrency 3 }

    queue jobs { -> resize { concurrency 10 } }

Use instead
    function resize { concurrency 3 }

    queue jobs { -> resize { concurrency 3 } }

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import write
from ...diagnostics import Related
from ...model.nodes import Feed, Function
from ...model.settings import number_of
from ..resources import of_kind
from ..rule import Context, Finding, Rule

# What the feed of a queue can have.
_LEAST = 2


def check(context: Context) -> Iterator[Finding]:
    """A finding for each feed that asks for more than there is."""
    for queue in of_kind(context, "queue"):
        for feed in queue.feeds:
            function = context.model.functions[feed.target.text]
            most = number_of(feed.settings, "concurrency")
            reserved = number_of(function.settings, "concurrency")
            if most is not None and reserved is not None and most > max(reserved, _LEAST):
                yield _finding(feed, function, most, reserved)


def _finding(feed: Feed, function: Function, most: int, reserved: int) -> Finding:
    given, fits = feed.settings["concurrency"], max(_LEAST, reserved)
    return Finding(
        f"{most} calls may handle messages at once, and `{function.name.text}` may run"
        f" {reserved} {'time' if reserved == 1 else 'times'}: messages that are turned away count"
        " as tried",
        given.span,
        related=(Related(function.settings["concurrency"].span, "reserved here"),),
        **write(given.span, str(fits), f"write `concurrency {fits}`", safe=False),
    )


RULE = Rule("throttled-queue", check, despite_errors=True)

"""A queue that shows messages again soon after its function could have failed.

What it finds
    A `visibility` that is said, and is less than six times the timeout of a function that the queue
    feeds, and its `window`. Less than once that timeout is an error.

Why it is bad
    Lambda may be throttled while it hands a batch on, and tries it again for a while. A message
    that has become visible in the meantime is handled twice, and each time counts as one of its
    tries, after which it goes to the dead letters. AWS recommends six times the timeout, which is
    what the compiler takes where nothing is said.

Example
    function pack { timeout 1m }

    queue jobs { visibility 90s; -> pack }

Use instead
    function pack { timeout 1m }

    queue jobs { -> pack }

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.function_settings import TIMEOUT_S
from ...aws.kinds.queue import LONGEST_VISIBILITY_S, TIMEOUTS_HIDDEN
from ...aws.units import duration
from ...diagnostics import Related
from ...edits.statements import taking_out_statement
from ...model.nodes import Feed, Function
from ...model.settings import number_of
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each queue whose visibility leaves its slowest function no room."""
    for queue in of_kind(context, "queue"):
        given = queue.settings.get("visibility")
        hidden = number_of(queue.settings, "visibility")
        if given is None or hidden is None:
            continue
        functions = [context.model.functions[feed.target.text] for feed in queue.feeds]
        needs = [*map(_needed, queue.feeds, functions)]
        needed = max(needs, default=0)
        if hidden < needed and all(hidden >= _runs(function) for function in functions):
            slowest = functions[needs.index(needed)]
            timeout = slowest.settings.get("timeout")
            yield Finding(
                f"messages come again after {duration(hidden, 's')}, and `{slowest.name.text}` may"
                f" run for {duration(_runs(slowest), 's')}: AWS recommends"
                f" {duration(needed, 's')}",
                given.span,
                related=(Related(timeout.span, "may take that long"),) if timeout else (),
                help=f"take it out, or write `visibility {duration(needed, 's')}`",
                fix=taking_out_statement(context.files, given.name, safe=False),
            )


def _needed(feed: Feed, function: Function) -> int:
    """The seconds that AWS recommends, as far as they are known."""
    window = number_of(feed.settings, "window", 0) or 0
    return min(TIMEOUTS_HIDDEN * _runs(function) + window, LONGEST_VISIBILITY_S)


def _runs(function: Function) -> int:
    return number_of(function.settings, "timeout", TIMEOUT_S) or 0


RULE = Rule("tight-visibility", check)

"""Messages or records that are thrown away when they cannot be handled.

What it finds
    A queue that feeds a function and has no `retry … then`, and a stream whose mapping gives
    records up after some `retries` or an `age` and tells nobody `on_failure`.

Why it is bad
    A message that its function fails at comes again and again, until it expires, and then it is
    gone. A record that is given up is gone at once. Nobody learns what it was.

Example
    function pack

    queue jobs { -> pack }

Use instead
    function pack

    queue jobs { retry 3 then dead_jobs; -> pack }
    queue dead_jobs

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.by_hand import by_hand
from ...model.dead_letters import dead_letter_queues
from ...model.nodes import Feed
from ..resources import of_kind
from ..rule import Context, Finding, Rule

_FOREVER = -1


def check(context: Context) -> Iterator[Finding]:
    """A finding for each queue and each mapping that loses what fails."""
    dead = dead_letter_queues(context.model)
    for queue in of_kind(context, "queue"):
        saved = "retry" in queue.settings or by_hand(queue.settings, "RedrivePolicy")
        if queue.feeds and not saved and queue.name.text not in dead:
            name = queue.feeds[0].target.text
            yield Finding(
                f"a message that `{name}` fails at is tried until it expires, and is lost",
                queue.name.span,
                help=f"write `retry 3 then dead_{queue.name.text}`, and declare that queue",
            )
    for source in of_kind(context, "stream", "table"):
        for feed in source.feeds:
            if _gives_up(feed) and "on_failure" not in feed.settings:
                yield Finding(
                    f"records that `{feed.target.text}` fails at are given up, and nobody learns of"
                    " it",
                    feed.target.span,
                    help="write `on_failure` with a queue or a topic into the braces",
                )


def _gives_up(feed: Feed) -> bool:
    limits = (feed.settings.get(name) for name in ("retries", "age"))
    return any(given is not None and given.value != _FOREVER for given in limits)


RULE = Rule("no-dead-letters", check)

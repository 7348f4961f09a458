"""A batch that is handled again as a whole when one of it fails.

What it finds
    A mapping with a `batch` of more than one, for a queue or a stream, without `partial`.
    `partial off` says that it is meant.

Why it is bad
    Where the function fails at one message, all of the batch come again, and those that were
    handled already are handled twice. With `partial on` it answers with the ids of those that
    failed.

Example
    function pack

    queue jobs { retry 3 then dead_jobs; -> pack { batch 10 } }
    queue dead_jobs

Use instead
    function pack

    queue jobs { retry 3 then dead_jobs; -> pack { batch 10; partial on } }
    queue dead_jobs

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.settings import number_of
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each mapping that was told to bring several at once, and no more."""
    for source in of_kind(context, "queue", "stream", "table"):
        for feed in source.feeds:
            given, batch = feed.settings.get("batch"), number_of(feed.settings, "batch")
            if given is not None and (batch or 0) > 1 and "partial" not in feed.settings:
                yield Finding(
                    f"where `{feed.target.text}` fails at one of {batch}, all of them come again",
                    given.whole,
                    help="write `partial on` beside it, and answer with those that failed; or"
                    " `partial off` where each may be handled twice",
                )


RULE = Rule("whole-batch-retried", check, severity="note")

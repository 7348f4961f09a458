"""A record that can stop its shard for a day.

What it finds
    A stream, or a stream of a table, that feeds a function without `retries` and without `age`.
    `retries forever` says that it is meant.

Why it is bad
    Lambda tries a batch that failed again until its records expire, and hands on no other of that
    shard before. One record that the function cannot handle stops all that come after it, and bills
    for each attempt.

Example
    function count

    stream clicks { -> count }

Use instead
    function count

    stream clicks { -> count { retries 3; bisect on; on_failure odd_clicks } }
    queue odd_clicks

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
    https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each mapping of a stream that nothing limits."""
    for source in of_kind(context, "stream", "table"):
        for feed in source.feeds:
            if not {"retries", "age"} & feed.settings.keys():
                yield Finding(
                    f"a record that `{feed.target.text}` fails at stops all that come after it",
                    feed.target.span,
                    label="tried until it expires",
                    help="write `retries 3; bisect on` into the braces, and `on_failure` with a"
                    " queue, or `retries forever` where no record may be left out",
                )


RULE = Rule("endless-retry", check)

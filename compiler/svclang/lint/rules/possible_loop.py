"""A function that may be called for what it writes.

What it finds
    A bucket that tells a function of objects with some keys, and that the same function may write
    to. Where all keys are told of, it is `invocation-loop`.

Why it is bad
    Nothing but the keys that the function chooses keeps it from calling itself. One that is built
    wrongly is a loop, which runs thousands of times at once before anybody sees the bill.

Example
    function resize

    bucket photos { on created "incoming/*" -> resize; write by resize }

Use instead
    function resize

    bucket photos { on created "incoming/*" -> resize; read by resize }
    bucket thumbs { write by resize }

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..loops import bucket_loops
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each function that could call itself with what it writes."""
    for loop in context.once(bucket_loops):
        if not loop.everything:
            yield loop.finding(
                "see that it writes no keys that fit the pattern, or let it write to a bucket of"
                " its own"
            )


RULE = Rule("possible-loop", check, severity="note", despite_errors=True)

"""A function that is called for what it writes.

What it finds
    A bucket that tells a function of every object that is written, and that the same function may
    write to; queues and topics between them are looked through. Where only some keys are told of,
    it is `possible-loop`.

Why it is bad
    Each object that the function writes calls it once more. Such a loop runs thousands of times at
    once before anybody sees the bill.

Example
    function resize

    bucket photos { on created "*" -> resize; write by resize }

Use instead
    function resize

    bucket photos { on created "*" -> resize; read by resize }
    bucket thumbs { write by resize }

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html
    https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..loops import bucket_loops
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each function that calls itself with whatever it writes."""
    for loop in context.once(bucket_loops):
        if loop.everything:
            yield loop.finding("let it write to a bucket of its own")


RULE = Rule("invocation-loop", check, despite_errors=True)

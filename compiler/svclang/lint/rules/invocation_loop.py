"""A function that is called for what it writes.

What it finds
    A bucket that tells a function of every object that is written, and that the same function may
    write to; queues and topics between them are looked through. What need not come back, such as
    keys that the bucket does not tell of, is `possible-loop`.

Why it is bad
    Each object that the function writes calls it once more. Lambda breaks such a loop off after 16
    rounds, where it sees it, and what should have come of it is lost; where it does not, the loop
    runs until somebody sees the bill.

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

from ..loops import loops
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each function that calls itself with whatever it writes."""
    for loop in context.once(loops):
        if loop.everything:
            yield loop.finding("let it write to a bucket of its own")


RULE = Rule("invocation-loop", check, despite_errors=True)

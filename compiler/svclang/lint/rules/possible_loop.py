"""A function that may be called for what it writes.

What it finds
    A function that is called for what comes into a resource, and may put something there itself:
    into a bucket that tells of some keys, a table or a stream that it reads, a queue or a topic.
    Where a bucket tells of all keys, it is `invocation-loop`.

Why it is bad
    Nothing but what the function chooses to put there keeps it from calling itself without an end.
    Lambda breaks such a loop off after 16 rounds, where it sees it, and what should have come of it
    is lost; where it does not, as with tables, the loop runs until somebody sees the bill.

Example
    function resize

    bucket photos { on created "incoming/*" -> resize; write by resize }

Use instead
    function resize

    bucket photos { on created "incoming/*" -> resize; read by resize }
    bucket thumbs { write by resize }

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html
    https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..loops import loops
from ..rule import Context, Finding, Rule

_HELP = {
    "bucket": "see that it writes no keys that fit the pattern, or let it write to a bucket of its"
    " own"
}
_USUAL = "see that what it puts there is nothing that it is called for again, or take the leave out"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each function that could call itself with what it writes."""
    for loop in context.once(loops):
        if not loop.everything:
            yield loop.finding(_HELP.get(loop.resource.kind, _USUAL))


RULE = Rule("possible-loop", check, severity="note", despite_errors=True)

"""A stream that nobody reads.

What it finds
    A stream without a function that it feeds or that has leave to read it, which is named nowhere
    else; and a table with a `stream` that no function is told of, nor has leave for.

Why it is bad
    Records are kept for a day or more, and paid for, and then they are gone. Where somebody outside
    of the stack reads them, the source says it nowhere.

Example
    function track

    stream clicks { write by track }

    api { auth iam; POST /clicks -> track }

Use instead
    function track
    function count

    stream clicks { write by track; -> count }

    api { auth iam; POST /clicks -> track }
"""

from __future__ import annotations

from collections.abc import Iterator

from ..mentioned import mentioned
from ..receivers import is_named, takers
from ..resources import of_kind
from ..rule import Context, Finding, Rule

_READING = ("kinesis:GetRecords", "kinesis:SubscribeToShard", "kinesis:*")
_TOLD = ("dynamodb:GetRecords", "dynamodb:*")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each stream of the source itself whose records nobody sees."""
    for stream in of_kind(context, "stream"):
        used = context.once(mentioned).others.get(stream.name.text) or takers(stream, "write", ())
        read = stream.feeds or takers(stream, "read", _READING) or is_named(context, stream)
        if used and not read and stream.span.source is context.source:
            yield Finding(
                f"nobody reads `{stream.name.text}`",
                stream.name.span,
                help="let it feed a function, `-> function`, say which one may read it, `read by"
                " function`, or name it in an `output` for those who do it elsewhere",
            )
    for table in of_kind(context, "table"):
        given = table.settings.get("stream")
        told = table.feeds or takers(table, "", _TOLD) or is_named(context, table)
        if given is not None and not told and table.span.source is context.source:
            yield Finding(
                f"nobody is told of the changes in `{table.name.text}`",
                given.whole,
                help="let the stream feed a function, `stream new_and_old -> function`, or take it"
                " out",
            )


RULE = Rule("unread-stream", check)

"""More functions at the stream of a table than it has room for.

What it finds
    A table whose `stream` feeds more than two functions.

Why it is bad
    More than two readers of one shard are throttled: all of them lag behind, and by and by lose
    changes, which the stream keeps for a day.

Example
    function index
    function announce
    function archive

    table orders {
      key id: string
      stream new_and_old -> index
      stream new_and_old -> announce
      stream new_and_old -> archive
    }

Use instead
    function hand_on
    function index
    function announce
    function archive

    table orders { key id: string; stream new_and_old -> hand_on }

    topic changes { publish by hand_on; -> index; -> announce; -> archive }

Sources
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.kinds.table import MOST_READERS
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each stream with too many readers."""
    for table in of_kind(context, "table"):
        if len(table.feeds) > MOST_READERS:
            yield Finding(
                f"more than {MOST_READERS} functions that read the stream of a table slow each"
                " other down",
                table.feeds[MOST_READERS].target.span,
                help="let one function hand on what it is told, through a topic or a bus",
            )


RULE = Rule("too-many-readers", check, despite_errors=True)

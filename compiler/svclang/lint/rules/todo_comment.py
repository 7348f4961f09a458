"""A comment about what is still to be done.

What it finds
    `TODO`, `FIXME`, `XXX` or `HACK` in a comment. The rule is off unless it is selected.

Why it is bad
    What nobody has promised to do is forgotten. A list of what is open belongs where it can be
    ordered, assigned and closed.

Example
    // TODO: ask for a token
    api { auth none; GET /news -> mock { } }

Use instead
    // Anybody may read the news.
    api { auth none; GET /news -> mock { } }
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Context, Finding, Rule

_WORD = r"\b(TODO|FIXME|XXX|HACK)\b"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each comment with such a word."""
    for file in context.files:
        for comment in file.comments:
            found = re.search(_WORD, comment.text)
            if found:
                start = comment.span.start + found.start()
                yield Finding(
                    "something is still to be done",
                    comment.span._replace(start=start, end=start + len(found[0])),
                    help="do it, or put it where it is not forgotten",
                )


RULE = Rule("todo-comment", check, severity="note", on=False)

"""A doc comment that somebody was going to write.

What it finds
    `TODO`, `FIXME`, `TBD`, `lorem ipsum` and the like in a doc comment (`///`), and comments that
    say `Description` and nothing more.

Why it is bad
    Doc comments are published: callers read them in the Swagger file.

Example
    /// TODO: say what it does
    function list_users() -> { items: [string] }

Use instead
    // TODO: say what it does
    function list_users() -> { items: [string] }
"""

from __future__ import annotations

from collections.abc import Iterator

from ..doc_comments import found_in_docs
from ..rule import Context, Finding, Rule

_PLACEHOLDER = (
    r"\b(?:TODO|FIXME|XXX|TBD|WIP)\b|\b[Ll]orem ipsum\b"
    r"|(?<=///)\s*(?i:description|documentation|comment|text|tbd|todo|\.\.\.|…)[.:]?\s*$"
)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such word."""
    for span in found_in_docs(_PLACEHOLDER, context):
        yield Finding(
            "callers will read this",
            span,
            label="a note to oneself",
            help="write the doc, or let it be a comment of two slashes",
        )


RULE = Rule("placeholder-doc", check)

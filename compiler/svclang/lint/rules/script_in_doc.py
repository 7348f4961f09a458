"""A script in a doc comment.

What it finds
    `<script`, `javascript:`, `eval(` and handlers of events (`onclick=`) in a doc comment (`///`).

Why it is bad
    Doc comments are published, and shown by tools that make pages of them. What runs there runs in
    the browsers of those who read it, with their rights.

Example
    /// Lists users. <script src="https://example.com/count.js"></script>
    function list_users() -> { items: [string] }

Use instead
    /// Lists users.
    function list_users() -> { items: [string] }

Sources
    https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules
"""

from __future__ import annotations

from collections.abc import Iterator

from ..doc_comments import found_in_docs
from ..rule import Context, Finding, Rule

_SCRIPT = r"(?i)<\s*script\b|\bjavascript:|\beval\(|<[a-z][^>]*\son[a-z]+\s*="


def check(context: Context) -> Iterator[Finding]:
    """A finding for each piece of a script."""
    for span in found_in_docs(_SCRIPT, context):
        yield Finding(
            "this may run in the browsers of those who read the documentation",
            span,
            help="take it out",
        )


RULE = Rule("script-in-doc", check)

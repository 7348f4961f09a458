"""A type that callers see and nobody describes.

What it finds
    A declared structure in what a route takes or answers with, that has no doc comment (`///`).

Why it is bad
    Its name stands in the Swagger file, and in the clients that are made of it, without a word.

Example
    type User { name: string }

    function get_user(id: uuid) -> User

    api {
      auth iam
      GET /users/{id} -> get_user
    }

Use instead
    /// Somebody who buys things.
    type User { name: string }

    function get_user(id: uuid) -> User

    api {
      auth iam
      GET /users/{id} -> get_user
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Context, Finding, Rule
from ..shown_types import shown_types


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such type."""
    for declared in shown_types(context):
        if not declared.doc:
            yield Finding(
                f"nobody says what a `{declared.name.text}` is",
                declared.name.span,
                help="write a line above it, `/// What it is.`",
            )


RULE = Rule("undocumented-type", check, severity="note", on=False)

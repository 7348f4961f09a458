"""An error of which nothing is said.

What it finds
    An error that a function throws which a route calls, and that has neither a message nor a doc
    comment (`///`).

Why it is bad
    Callers get a name, and have to guess what they did wrong.

Example
    error NoSuchUser 404

    function get_user(id: uuid) -> { name: string } throws NoSuchUser

    api {
      auth iam
      GET /users/{id} -> get_user
    }

Use instead
    error NoSuchUser 404 "There is no such user"

    function get_user(id: uuid) -> { name: string } throws NoSuchUser

    api {
      auth iam
      GET /users/{id} -> get_user
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import ErrorType
from ...syntax.nodes import Name
from ..bound_routes import bound_routes
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each error that callers get unexplained."""
    thrown: dict[str, Name] = {}
    for bound in bound_routes(context):
        if bound.function is not None:
            for name in bound.function.throws:
                thrown.setdefault(name.text, name)
    for at in thrown.values():
        error = context.model.errors.get(at.text)
        if error is not None and not error.doc and _is_silent(error):
            yield _finding(error, at)


def _is_silent(error: ErrorType) -> bool:
    return not error.message.strip() or error.message == error.name.text


def _finding(error: ErrorType, thrown: Name) -> Finding:
    return Finding(
        f"nobody says what `{error.name.text}` means",
        error.name.span,
        related=(Related(thrown.span, "thrown here"),),
        help=f'write it behind the status, `error {error.name.text} {error.status} "…"`',
    )


RULE = Rule("undocumented-error", check)

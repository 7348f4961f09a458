"""A PUT on a whole collection.

What it finds
    PUT, PATCH or DELETE on the path of a collection, beside routes of its items: `DELETE /users`
    beside `/users/{id}`.

Why it is bad
    By what the method means it replaces, changes or deletes all of them. Most often the variable
    was forgotten; and where it was not, one wrong call costs everything.

Example
    function put_user(id: uuid, name: string)
    function get_user(id: uuid) -> { name: string }

    api {
      auth iam
      PUT /users      -> put_user
      GET /users/{id} -> get_user
    }

Use instead
    function put_user(id: uuid, name: string)
    function get_user(id: uuid) -> { name: string }

    api {
      auth iam
      PUT /users/{id} -> put_user
      GET /users/{id} -> get_user
    }

Sources
    https://www.rfc-editor.org/rfc/rfc9110#name-put
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Route
from ..collections import collections
from ..rule import Context, Finding, Rule

_DOES = {"PUT": "replaces", "PATCH": "changes", "DELETE": "deletes"}


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that speaks of all items at once."""
    for collection in collections(context):
        for bound in collection.routes:
            if bound.route.method in _DOES:
                yield _finding(bound.route, collection.items[0].route)


def _finding(route: Route, item: Route) -> Finding:
    return Finding(
        f"`{route.method} {route.path.text}` {_DOES[route.method]} the whole collection",
        route.head,
        related=(Related(item.head, "one of them"),),
        help=f"as in `{route.method} {item.path.text}`",
    )


RULE = Rule("put-without-variable", check)

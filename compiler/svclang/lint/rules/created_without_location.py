"""A 201 that does not say where the new thing is.

What it finds
    A POST that returns 201 without a header `Location`, where a route reads what it creates.
    Targets that answer themselves (a URL, a function without a signature) are passed over.

Why it is bad
    Callers put the path of the new thing together by themselves, and break when it changes.

Example
    function add_user(name: string) -> { id: uuid }
    function get_user(id: uuid) -> { name: string }

    api {
      auth iam
      POST /users      -> add_user returns 201
      GET  /users/{id} -> get_user
    }

Use instead
    function add_user(name: string) -> { id: uuid }
    function get_user(id: uuid) -> { name: string }

    api {
      auth iam
      POST /users      -> add_user returns 201 { header Location: "/users/${result.id}" }
      GET  /users/{id} -> get_user
    }

Sources
    https://www.rfc-editor.org/rfc/rfc9110#name-201-created
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Fix, Related
from ...edits.routes import putting_into_route
from ...model.nodes import Route
from ..answer_headers import tells_location
from ..bound_routes import BoundRoute
from ..collections import collections, location
from ..route_nodes import node_of
from ..rule import Context, Finding, Rule

_CREATED = 201


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that creates what can be read, and does not say where."""
    for collection in collections(context):
        reading = collection.reading
        for bound in collection.routes:
            if reading is not None and bound.calls and _is_silent(bound.route):
                yield _finding(bound, reading, context)


def _is_silent(route: Route) -> bool:
    return route.method == "POST" and route.status == _CREATED and not tells_location(route)


def _finding(bound: BoundRoute, reading: Route, context: Context) -> Finding:
    header = location(bound, reading, context.model)
    shown = header or 'header Location: "…"'
    return Finding(
        "201 without `Location` does not say where the new thing is",
        bound.route.status_span,
        related=(Related(reading.head, "where it is read"),),
        help=f"write `{shown}` into the route",
        fix=Fix("say it", (putting_into_route(node_of(bound.route, context), header),), safe=False)
        if header
        else None,
    )


RULE = Rule("created-without-location", check)

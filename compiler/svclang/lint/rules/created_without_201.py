"""A POST that creates something and does not say so.

What it finds
    A POST on a collection (there are routes of its items, `/users/{id}`, beside it) to a function
    that answers with what it has made, with the status 200. Functions whose names say that they
    search, check or the like are passed over.

Why it is bad
    201 tells callers, and whatever stands between, that there is something new.

Example
    function add_user(name: string) -> { id: uuid }
    function get_user(id: uuid) -> { name: string }

    api {
      auth iam
      POST /users      -> add_user
      GET  /users/{id} -> get_user
    }

Use instead
    function add_user(name: string) -> { id: uuid }
    function get_user(id: uuid) -> { name: string }

    api {
      auth iam
      POST /users      -> add_user returns 201
      GET  /users/{id} -> get_user
    }

Sources
    https://www.rfc-editor.org/rfc/rfc9110#name-post
    https://opensource.zalando.com/restful-api-guidelines/#150
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Fix, Related
from ...edits.routes import joined, putting_into_route, returning
from ...model.nodes import Function, Route
from ..answer_headers import tells_location
from ..bound_routes import BoundRoute
from ..collections import Collection, collections, location
from ..route_nodes import node_of
from ..rule import Context, Finding, Rule
from ..words import listed, words_of

_OK, _CREATED = 200, 201
# What functions do that create nothing.
_OTHER = listed(
    "calculate check compare count estimate evaluate export filter find get import list login match"
    " merge preview query quote search sort sync test validate verify"
)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that answers with something new as if it were old."""
    for collection in collections(context):
        for bound in collection.routes:
            if bound.function is not None and _creates(bound.function, bound.route):
                yield _finding(bound, bound.function.name.text, collection, context)


def _creates(function: Function, route: Route) -> bool:
    """Whether a function seems to make what it answers with, and the route answers 200."""
    answers = route.method == "POST" and route.status == _OK and function.result is not None
    return answers and not _OTHER & {*words_of(function.name.text)[:1]}


def _finding(bound: BoundRoute, function: str, collection: Collection, context: Context) -> Finding:
    return Finding(
        f"`{function}` seems to create something, and the answer is 200, not 201",
        bound.route.status_span,
        related=(Related(collection.items[0].route.head, "each has a path of its own"),),
        help="write `returns 201` behind the target",
        fix=_fix(bound, collection.reading, context),
    )


def _fix(bound: BoundRoute, reading: Route | None, context: Context) -> Fix | None:
    """Say 201, and where the new thing is; None where a person must say where."""
    node = node_of(bound.route, context)
    said = returning(node, _CREATED)
    if reading is None or tells_location(bound.route):
        return Fix("write `returns 201`", (said,), safe=False)
    header = location(bound, reading, context.model)
    edits = joined(said, putting_into_route(node, header))
    return Fix("write `returns 201` and `Location`", edits, safe=False) if header else None


RULE = Rule("created-without-201", check)

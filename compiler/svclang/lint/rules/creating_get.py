"""A GET that creates something.

What it finds
    A route of GET or HEAD that answers with 201, "Created".

Why it is bad
    A GET is safe: browsers, caches and search engines send it when they like, and once more when no
    answer comes. What they create, nobody has asked for.

Example
    function add_visit() -> { id: uuid }

    api {
      auth iam
      GET /visits -> add_visit returns 201
    }

Use instead
    function add_visit() -> { id: uuid }

    api {
      auth iam
      POST /visits -> add_visit returns 201
    }

Sources
    https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import write
from ...model.nodes import Route
from ..rule import Context, Finding, Rule

_CREATED = 201


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that is to read, and says that it has created something."""
    for api in context.model.apis:
        for route in api.routes:
            if route.method in ("GET", "HEAD") and route.status == _CREATED:
                yield _finding(route)


def _finding(route: Route) -> Finding:
    return Finding(
        f"a {route.method} creates nothing, and 201 says that it has",
        route.status_span,
        **write(route.status_span, "200", "write `200`, or let a POST do this", safe=False),
    )


RULE = Rule("creating-get", check)

"""A route without tags among others that have some.

What it finds
    Routes that neither have `tags` nor inherit any, in an API of which others have.

Why it is bad
    Documentation is put in order by tags: these routes stand under "default", at its end, where
    nobody looks for them.

Example
    function list_users() -> { items: [string] }

    api {
      auth iam
      GET /users -> list_users { tags "users" }
      GET /names -> list_users
    }

Use instead
    function list_users() -> { items: [string] }

    api {
      auth iam
      tags "users"
      GET /users -> list_users
      GET /names -> list_users
    }

Sources
    https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Api, Route
from ...model.route_words import in_short
from ..rule import Context, Finding, Rule

_SHOWN = 3


def check(context: Context) -> Iterator[Finding]:
    """A finding for each API of which some routes have tags and others none."""
    for api in context.model.apis:
        without = [route for route in api.routes if "tags" not in route.settings]
        if without and len(without) < len(api.routes):
            yield _finding(api, without)


def _finding(api: Api, without: list[Route]) -> Finding:
    return Finding(
        f"{in_short(without)} {'has' if len(without) == 1 else 'have'} no tags, which others have",
        api.keyword,
        related=tuple(Related(route.head, "has none") for route in without[:_SHOWN]),
        help='write `tags "…"` into the routes, into a group, or into the API',
    )


RULE = Rule("untagged-route", check)

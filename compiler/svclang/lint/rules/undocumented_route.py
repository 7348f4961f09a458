"""A route that nobody describes.

What it finds
    In an API of five routes or more, a route to a function where neither has a doc comment (`///`)
    and the route no `summary`. Routes of ANY, behind which a function does as it likes, and private
    APIs are passed over; the option `least` says how many routes there may be without any.

Why it is bad
    Callers see a path and a method, and have to guess the rest.

Example
    // option: undocumented-route least = 1
    function list_users() -> { items: [string] }

    api {
      auth iam
      GET /users -> list_users
    }

Use instead
    // option: undocumented-route least = 1
    /// Lists all users by their names.
    function list_users() -> { items: [string] }

    api {
      auth iam
      GET /users -> list_users
    }

Sources
    https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Api, Route
from ...model.route_words import in_short
from ..bound_routes import BoundRoute, bound_routes
from ..described import LEAST, description, is_public
from ..rule import Context, Finding, Rule

_SHOWN = 3


def check(context: Context) -> Iterator[Finding]:
    """A finding for each API, however many of its routes nobody describes."""
    for api in context.model.apis:
        if is_public(api, context.options["least"]):
            routes = (bound for bound in bound_routes(context) if bound.api is api)
            silent = [bound.route for bound in routes if _is_silent(bound)]
            if silent:
                yield _finding(api, silent)


def _is_silent(bound: BoundRoute) -> bool:
    """Whether a route that does one thing, not whatever its function makes of it, says nothing."""
    one = bound.function is not None and bound.route.method != "ANY"
    return one and not description(bound)


def _finding(api: Api, silent: list[Route]) -> Finding:
    return Finding(
        f"nobody says what {in_short(silent)} {'does' if len(silent) == 1 else 'do'}",
        api.keyword,
        related=tuple(Related(route.head, "no description") for route in silent[:_SHOWN]),
        help="write a line above the route or above its function, `/// What it does.`",
    )


RULE = Rule("undocumented-route", check, severity="note", options={"least": LEAST})

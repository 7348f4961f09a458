"""A redirect that leads nowhere.

What it finds
    A route that returns 301, 302, 303, 307 or 308 without a header `Location`, to a mock, a
    resource or a function with a signature. Targets that answer themselves are passed over.

Why it is bad
    There is nowhere to go: browsers show an empty page.

Example
    api {
      auth none
      GET /docs -> mock returns 302
    }

Use instead
    api {
      auth none
      GET /docs -> mock returns 302 { header Location: "https://docs.example.com" }
    }

Sources
    https://www.rfc-editor.org/rfc/rfc9110#name-redirection-3xx
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.nodes import HttpTarget
from ..answer_headers import tells_location
from ..bound_routes import BoundRoute, bound_routes
from ..rule import Context, Finding, Rule

_REDIRECTS = (301, 302, 303, 307, 308)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that sends callers away, and does not say where to."""
    for bound in bound_routes(context):
        route = bound.route
        leads_on = tells_location(route) or _answers_itself(bound)
        if route.status in _REDIRECTS and not leads_on:
            yield Finding(
                f"{route.status} sends callers somewhere else, and nothing says where",
                route.status_span,
                help='write `header Location: "…"` into the route',
            )


def _answers_itself(bound: BoundRoute) -> bool:
    raw = bound.function is not None and not bound.calls
    return raw or isinstance(bound.route.target, HttpTarget)


RULE = Rule("redirect-without-location", check)

"""A route whose door is taken out by hand.

What it finds
    `security` or `x-amazon-apigateway-auth` in the `swagger` of a route that asks for credentials.

Why it is bad
    What `swagger` says is written last, over what `auth` says: the route may be open to all, while
    the source reads as if it were closed.

Example
    function list_users() -> [string]

    api {
      auth iam
      GET /users -> list_users { swagger { security: [] } }
    }

Use instead
    function list_users() -> [string]

    api {
      auth iam
      GET /users -> list_users
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-auth.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...edits.statements import taking_out_statement
from ...model.nodes import Route
from ...model.usage_plans import asks_for_key
from ...source import Span
from ...syntax.nodes import Pair
from ..rule import Context, Finding, Rule

# The keys of an operation that say who may call.
_DOORS = ("security", "x-amazon-apigateway-auth")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each entry that takes the place of what `auth` says."""
    for api in context.model.apis:
        for route in api.routes:
            asked = _asked(route)
            swagger = route.settings.get("swagger")
            if asked is not None and swagger is not None:
                for entry in (entry for block in swagger.value for entry in block.entries):
                    if entry.key.text in _DOORS:
                        yield _finding(entry, route, asked, context)


def _asked(route: Route) -> Span | None:
    """Where the route asks for credentials."""
    if route.access is None:
        return None
    return route.access.span if route.access.kind != "none" else asks_for_key(route)


def _finding(entry: Pair, route: Route, asked: Span, context: Context) -> Finding:
    return Finding(
        f"`{route.method} {route.path.text}` asks for credentials, and this takes the place of"
        " that: it may open the route to all",
        entry.span,
        related=(Related(asked, "asked for here"),),
        help="take it out, and write who may call as `auth …`",
        fix=taking_out_statement(context.files, entry.span, safe=False),
    )


RULE = Rule("opened-by-hand", check, despite_errors=True)

"""A media type of a body that is not there.

What it finds
    `consumes` on a route whose target takes no body. What is inherited is meant for other routes
    too, and passed over, and so are targets that get requests as they are.

Why it is bad
    It is not written into the API, and nothing is checked: whoever reads it believes that there is
    a body.

Example
    function get_user(id: uuid) -> { name: string }

    api {
      auth iam
      GET /users/{id} -> get_user { consumes "application/json" }
    }

Use instead
    function get_user(id: uuid) -> { name: string }

    api {
      auth iam
      GET /users/{id} -> get_user
    }

Sources
    https://typespec.io/docs/libraries/http/reference/js-api/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...edits.statements import taking_out_statement
from ...model.nodes import MockTarget, ServiceTarget
from ..bound_routes import BoundRoute, bound_routes
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that says itself what has no effect."""
    for bound in bound_routes(context):
        given = bound.route.settings.get("consumes")
        inherited = any(level.get("consumes") is given for level in bound.route.inherited)
        if given is not None and not inherited and _takes_no_body(bound):
            yield Finding(
                "there is no body that this could be about",
                given.span,
                related=(Related(bound.route.head, "takes none"),),
                help="take it out",
                fix=taking_out_statement(context.files, given.name),
            )


def _takes_no_body(bound: BoundRoute) -> bool:
    body = any(binding.source == "body" for binding in bound.bindings)
    mapped = bound.calls or isinstance(bound.route.target, MockTarget | ServiceTarget)
    return mapped and not body


RULE = Rule("idle-media-type", check)

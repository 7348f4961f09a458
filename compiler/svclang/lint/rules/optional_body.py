"""A PUT that may come without a body.

What it finds
    A route of PUT or PATCH whose body is one parameter that may be absent.

Why it is bad
    A PUT says what is to stand there from now on, and a PATCH what is to change. Without a body
    they say nothing, and are answered as if all were well.

Example
    type User { name: string }

    function put_user(id: uuid, user: User?)

    api {
      auth iam
      PUT /users/{id} -> put_user
    }

Use instead
    type User { name: string }

    function put_user(id: uuid, user: User)

    api {
      auth iam
      PUT /users/{id} -> put_user
    }

Sources
    https://www.rfc-editor.org/rfc/rfc9110#name-put
    https://www.rfc-editor.org/rfc/rfc5789#section-2
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Binding, Route
from ..bound_routes import bound_routes
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route whose whole body may be missing."""
    for bound in bound_routes(context):
        for binding in bound.bindings:
            whole = binding.source == "body" and not binding.key
            if whole and bound.route.method in ("PUT", "PATCH") and not binding.field.required:
                yield _finding(bound.route, binding)


def _finding(route: Route, binding: Binding) -> Finding:
    return Finding(
        f"`{route.method} {route.path.text}` may come without a body, and then says nothing",
        route.head,
        related=(Related(binding.field.span, "may be absent"),),
        help="let the body be there: take the `?` or the default out",
    )


RULE = Rule("optional-body", check)

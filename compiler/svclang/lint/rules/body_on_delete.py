"""A DELETE that answers with a body.

What it finds
    A route of DELETE whose function has a result, that gives a type, or that is a mock of a value.
    One that returns 202 answers with how it is going, and is passed over.

Why it is bad
    When it has succeeded there is nothing left to show. Callers expect 204 and do not look at a
    body, and one that is sent again, as a DELETE may be, cannot be answered alike.

Example
    function delete_user(id: uuid) -> { name: string }

    api {
      auth iam
      DELETE /users/{id} -> delete_user
    }

Use instead
    function delete_user(id: uuid)

    api {
      auth iam
      DELETE /users/{id} -> delete_user
    }

Sources
    https://www.rfc-editor.org/rfc/rfc9110#name-delete
    https://google.aip.dev/135
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import MockTarget
from ...source import Span
from ..bound_routes import BoundRoute, bound_routes
from ..rule import Context, Finding, Rule

_ACCEPTED = 202


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that deletes something and shows something."""
    for bound in bound_routes(context):
        body = _body(bound)
        if bound.route.method == "DELETE" and body is not None and _says_it_is_done(bound):
            yield Finding(
                "this DELETE answers with a body, when there is nothing left to show",
                bound.route.head,
                related=(Related(body, "the body"),),
                help="take the result out: the answer is then 204 and empty",
            )


def _says_it_is_done(bound: BoundRoute) -> bool:
    return 200 <= bound.route.status < 300 and bound.route.status != _ACCEPTED


def _body(bound: BoundRoute) -> Span | None:
    target = bound.route.target
    if isinstance(target, MockTarget) and target.value is not None:
        return target.value.span
    return bound.answer.span if bound.answer is not None else None


RULE = Rule("body-on-delete", check, severity="note")

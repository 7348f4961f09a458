"""A validation that checks nothing.

What it finds
    `validate body` on a route that takes no body, and `validate params` on one whose parameters may
    all be absent. What is inherited is meant for other routes too, and passed over.

Why it is bad
    It reads as if something were checked. And it takes the place of what is checked where nothing
    is said: the body and the parameters.

Example
    function find(name: string?)

    api {
      auth iam
      GET /users -> find { validate body }
    }

Use instead
    function find(name: string?)

    api {
      auth iam
      GET /users -> find
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import Advice, write
from ...diagnostics import Related
from ...edits.statements import taking_out_statement
from ...model.nodes import Given
from ..bound_routes import BoundRoute, bound_routes
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that says itself what comes to nothing."""
    for bound in bound_routes(context):
        given = bound.route.settings.get("validate")
        if given is not None and given.value not in ("all", "off"):
            inherited = any(level.get("validate") is given for level in bound.route.inherited)
            if not inherited and not _checks(given.value, bound):
                yield _finding(given, bound, context)


def _finding(given: Given, bound: BoundRoute, context: Context) -> Finding:
    outer = [level["validate"].value for level in bound.route.inherited if "validate" in level]
    needed = _checks(outer[-1] if outer else "all", bound)
    missing = "body" if given.value == "body" else "parameter that must be there"
    other = "parameters" if given.value == "body" else "contents of the body"
    same = f"write `validate off`, which comes to the same; without it the {other} are checked"
    return Finding(
        f"this checks nothing: the request has no {missing}",
        given.span,
        related=(Related(bound.route.head, "the request"),),
        **write(given.span, "off", same, safe=False)
        if needed
        else Advice(
            help="take it out", fix=taking_out_statement(context.files, given.name, safe=False)
        ),
    )


def _checks(level: str, bound: BoundRoute) -> bool:
    """Whether a level of validation has something to check."""
    body = any(binding.source == "body" for binding in bound.bindings)
    required = [b for b in bound.bindings if b.source in ("query", "header") and b.field.required]
    params = bool(required or bound.route.path.variables)
    return {"body": body, "params": params, "all": body or params}.get(level, False)


RULE = Rule("idle-validation", check, despite_errors=True)

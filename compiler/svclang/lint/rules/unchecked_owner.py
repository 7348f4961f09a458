"""A function that cannot tell whose thing is asked for.

What it finds
    A route that asks who calls, has a variable in its path, and tells its function nothing of the
    caller. Functions without a signature, which get all of the request, are passed over.

Why it is bad
    Whoever is signed in can put somebody else's id into the path. Unless the authorizer knows every
    object, nobody compares its owner with the caller. That cannot be seen from here, so that this
    rule is off; it is the first of OWASP's risks of APIs.

Example
    pool people { sign_in email; mfa optional }

    authorizer signed_in { cognito people }

    function get_order(id: string) -> string

    api { auth signed_in; GET /orders/{id} -> get_order }

Use instead
    pool people { sign_in email; mfa optional }

    authorizer signed_in { cognito people }

    function get_order(id: string, customer: string) -> string

    api { auth signed_in; GET /orders/{id} -> get_order(customer: auth.sub) }

Sources
    https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ..bound_routes import BoundRoute, bound_routes
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route whose function has to take the caller's word for it."""
    for bound in bound_routes(context):
        access = bound.route.access
        asked = access is not None and access.kind == "authorizer" and not access.scopes
        if access is not None and asked and bound.calls and bound.sound and _is_untold(bound):
            assert bound.function is not None
            variable = bound.route.path.variables[0]
            yield Finding(
                f"`{bound.function.name.text}` is told `{variable}`, and nothing of who asks",
                bound.route.target.span,
                related=(Related(access.span, "who calls is known here"),),
                help="give it a parameter for that, as in `caller: auth.sub`; or see that the"
                " authorizer compares them",
            )


def _is_untold(bound: BoundRoute) -> bool:
    """Whether something is named in the path, and nobody says for whom."""
    sources = {binding.source for binding in bound.bindings}
    return "path" in sources and not sources & {"auth", "context"}


RULE = Rule("unchecked-owner", check, severity="note", on=False)

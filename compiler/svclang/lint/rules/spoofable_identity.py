"""Who calls, as the caller says it.

What it finds
    A parameter that says who calls (`caller`, `principal`, `actor`, `current_user`) and comes from
    the query or from a header; from a header, also one that says whose data is meant or what may be
    done (`user_id`, `tenant`, `role`). A header that the route's authorizer is asked with is passed
    over.

Why it is bad
    Whoever calls can write anything there, and be anybody. What the authorizer found out, or IAM,
    nobody can make up.

Example
    pool people { sign_in email; mfa optional }

    authorizer signed_in { cognito people }

    function list_orders(user_id: string) -> [string]

    api { auth signed_in; GET /orders -> list_orders(user_id: header.X-User-Id) }

Use instead
    pool people { sign_in email; mfa optional }

    authorizer signed_in { cognito people }

    function list_orders(user_id: string) -> [string]

    api { auth signed_in; GET /orders -> list_orders(user_id: auth.sub) }

Sources
    https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Fix, Related
from ...edits.text import replacing
from ...model.nodes import Access, Binding, Model
from ...model.types import Scalar, underlying
from ..bound_routes import BoundRoute, bound_routes
from ..rule import Context, Finding, Rule
from ..words import words_of

_WHO = frozenset(
    {
        *("acting_user", "actor", "authenticated_user", "caller", "caller_id", "current_user"),
        *("identity", "impersonate", "logged_in_user", "on_behalf_of", "principal"),
        *("principal_id", "requested_by", "requester"),
    }
)
_WHOSE = frozenset(
    {
        *("account_id", "admin", "customer_id", "is_admin", "owner", "owner_id", "role", "roles"),
        *("sender", "tenant", "tenant_id", "user", "user_email", "user_id", "user_name"),
        *("userid", "username"),
    }
)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each parameter by which callers say who they are."""
    for bound in bound_routes(context):
        for binding in bound.bindings if bound.calls else ():
            if _says_who(binding) and not _is_checked(binding, bound, context.model):
                yield _finding(binding, bound, context.model)


def _says_who(binding: Binding) -> bool:
    name = "_".join(words_of(binding.field.name.text))
    if binding.source == "header":
        return name in _WHO or name in _WHOSE
    return binding.source == "query" and name in _WHO


def _is_checked(binding: Binding, bound: BoundRoute, model: Model) -> bool:
    """Whether the authorizer is asked with it."""
    access = bound.route.access
    authorizer = model.authorizers.get(access.authorizer) if access is not None else None
    source = authorizer.settings.get("source") if authorizer is not None else None
    words = (source.value or ()) if source is not None else ()
    asked = {".".join(word.path).lower() for word in words}
    return f"{binding.source}.{binding.key}".lower() in asked


def _finding(binding: Binding, bound: BoundRoute, model: Model) -> Finding:
    # What is taken without a word stands nowhere in the route.
    derived = binding.span == bound.route.head
    name = binding.field.name.text
    instead = _instead(bound.route.access, model)
    return Finding(
        f"whoever calls says itself who it is: `{name}` comes from the {binding.source}",
        binding.field.name.span if derived else binding.span,
        related=(Related(bound.route.head, "by this route"),) if derived else (),
        help=f"take what nobody can make up: `{name}: {instead}`"
        if instead
        else "give the route an authorizer, and take what that found out: "
        f"`{name}: auth.principalId`",
        fix=None if derived or not instead else _fix(binding, instead, model),
    )


def _instead(access: Access | None, model: Model) -> str:
    """What is known of the caller for sure; empty where nothing is."""
    if access is None or access.kind == "none":
        return ""
    if access.kind != "authorizer":
        return "context.identity.userArn" if access.kind == "iam" else "context.identity.apiKeyId"
    authorizer = model.authorizers.get(access.authorizer)
    decided = authorizer is not None and authorizer.function is not None
    return "auth.principalId" if decided else "auth.sub"


def _fix(binding: Binding, instead: str, model: Model) -> Fix | None:
    below = underlying(binding.field.type, model.types)
    if not isinstance(below, Scalar) or below.kind not in ("string", "uuid"):
        return None
    return replacing(binding.span, instead, safe=False)


RULE = Rule("spoofable-identity", check)

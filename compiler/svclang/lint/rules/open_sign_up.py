"""A door whose key everybody can make.

What it finds
    A pool whose users an authorizer lets in, that does not say who may sign up: neither `sign_up`,
    nor a function `on pre_sign_up`.

Why it is bad
    Unsaid, everybody in the world may sign up, and then has the tokens that the authorizer asks
    for. Where that is meant, `sign_up on` says so.

Example
    pool people { sign_in email; mfa optional }

    authorizer signed_in { cognito people }

    function list_orders

    api { auth signed_in; GET /orders -> list_orders }

Use instead
    pool people { sign_in email; mfa optional; sign_up off }

    authorizer signed_in { cognito people }

    function list_orders

    api { auth signed_in; GET /orders -> list_orders }

Sources
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-admin-create-user-policy.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Fix, Related
from ...edits.settings import putting_last
from ...model.nodes import Authorizer, DeclaredResource, Model
from ...syntax.nodes import Reference
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each pool that lets in whoever comes."""
    for pool in of_kind(context, "pool"):
        decided = any(feed.trigger == "pre_sign_up" for feed in pool.feeds)
        authorizer = _authorizer(pool, context.model)
        if authorizer is None or decided or pool.misread or "sign_up" in pool.settings:
            continue
        yield Finding(
            f"everybody may sign up to `{pool.name.text}`, and so passes `{authorizer.name.text}`",
            pool.name.span,
            related=(Related(authorizer.name.span, "lets its users in"),),
            help="write `sign_up off`, or decide in a function, `on pre_sign_up -> f`; or write"
            " `sign_up on`, if everybody may",
            fix=Fix("write `sign_up off`", (putting_last(pool.span, "sign_up off"),), safe=False),
        )


def _authorizer(pool: DeclaredResource, model: Model) -> Authorizer | None:
    """An authorizer that takes the pool's tokens."""
    for authorizer in model.authorizers.values():
        cognito = authorizer.settings.get("cognito")
        for value in (cognito.value or ()) if cognito is not None else ():
            if isinstance(value, Reference) and value.path[0] == pool.name.text:
                return authorizer
    return None


RULE = Rule("open-sign-up", check)

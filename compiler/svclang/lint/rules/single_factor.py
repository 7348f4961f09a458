"""A pool for whose users a password is all that is needed.

What it finds
    A pool without `mfa`, or with `mfa off`.

Why it is bad
    Passwords are phished, guessed, and taken from other sites at which the same one was used. With
    `mfa optional` those who want to, and with `mfa on` all, show a second thing that nobody has but
    them.

Example
    pool members { sign_in email }

Use instead
    pool members { sign_in email; mfa optional }

Sources
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.kinds.pool import PHONE
from ...diagnostics import Edit, Fix
from ...edits.settings import putting_last
from ...model import pools
from ...model.nodes import DeclaredResource
from ..resources import of_kind
from ..rule import Context, Finding, Rule

_OPTIONAL = "mfa optional"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each pool that a stolen password opens."""
    for pool in of_kind(context, "pool"):
        if pools.mfa(pool) == "OFF":
            given = pool.settings.get("mfa")
            yield Finding(
                f"a stolen password is all that it takes to be a user of `{pool.name.text}`",
                pool.name.span if given is None else given.span,
                help=f"write `{_OPTIONAL}`, or `mfa on` for all",
                fix=_fix(pool),
            )


def _fix(pool: DeclaredResource) -> Fix | None:
    # Who shows codes from a phone could get no new password there.
    if pools.verified(pool) == (PHONE,):
        return None
    given = pool.settings.get("mfa")
    edit = putting_last(pool.span, _OPTIONAL) if given is None else Edit(given.span, "optional")
    return Fix(f"write `{_OPTIONAL}`", (edit,), safe=False)


RULE = Rule("single-factor", check)

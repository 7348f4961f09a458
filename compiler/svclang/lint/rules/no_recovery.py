"""A pool whose users cannot get a new password.

What it finds
    A pool that sends codes for signing in to phones, and verifies phones alone.

Why it is bad
    Cognito sends no code for a new password to the phone that shows the second thing. There is no
    other address, so that who forgets a password is locked out until somebody sets one by hand.

Example
    pool members { sign_in phone; mfa optional }

Use instead
    pool members { sign_in phone; mfa optional; verify email, phone }

Sources
    https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-recover-a-user-account.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import repair
from ...aws.kinds.pool import PHONE, SMS
from ...diagnostics import Edit
from ...edits.settings import putting_last
from ...model import pools
from ...model.nodes import DeclaredResource
from ..resources import of_kind
from ..rule import Context, Finding, Rule

_BOTH = "email, phone"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each pool of which the phone is all that there is."""
    for pool in of_kind(context, "pool"):
        given = pool.settings.get("mfa")
        if given is None or SMS not in pools.factors(pool) or pools.verified(pool) != (PHONE,):
            continue
        yield Finding(
            "who shows codes from a phone cannot get a new password there, and nowhere else either",
            given.span,
            **repair(f"write `verify {_BOTH}`", _verifying(pool), safe=False),
        )


def _verifying(pool: DeclaredResource) -> Edit:
    verify = pool.settings.get("verify")
    if verify is None:
        return putting_last(pool.span, f"verify {_BOTH}")
    return Edit(verify.span, _BOTH)


RULE = Rule("no-recovery", check, despite_errors=True)

"""An address that users sign in by, and that nobody verifies.

What it finds
    A pool in which addresses are other names of a user (`sign_in username, email`), and whose
    `verify` leaves one of them out. Where nobody can sign up by themselves, it is silent.

Why it is bad
    Cognito takes an address for another name of a user only when it is verified. Who signs up with
    it can never sign in by it, and others can sign up with it too.

Example
    pool members { sign_in username, email, phone; verify email }

Use instead
    pool members { sign_in username, email, phone; verify email, phone }

Sources
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.kinds.pool import PHONE
from ...diagnostics import Related
from ...edits.text import replacing
from ...model import pools
from ...model.nodes import DeclaredResource, Given
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each pool that lets people sign up with an address that leads nowhere."""
    for pool in of_kind(context, "pool"):
        verify, sign_up = pool.settings.get("verify"), pool.settings.get("sign_up")
        administered = sign_up is not None and not sign_up.value
        if verify is None or administered or not pools.are_aliases(pool):
            continue
        lost = [each for each in pools.addresses(pool) if each not in pools.verified(pool)]
        if lost:
            yield _finding(pool, verify, "phone" if lost[0] == PHONE else lost[0])


def _finding(pool: DeclaredResource, verify: Given, word: str) -> Finding:
    also = f"{verify.span.text}, {word}" if verify.value else word
    return Finding(
        f"nobody who signs up can sign in by `{word}`: it is another name of a user only when it is"
        " verified",
        verify.span,
        related=(Related(pool.settings["sign_in"].span, "sign in by"),),
        help=f"write `{word}` into `verify` too",
        fix=replacing(verify.span, also, f"write `verify {also}`", safe=False),
    )


RULE = Rule("unverified-alias", check, despite_errors=True)

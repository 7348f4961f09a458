"""A managed login that leads nowhere.

What it finds
    A pool with a `login`, whose client has no `callback`.

Why it is bad
    Managed login sends who has signed in to one of the pages of `callback`, and to no other:
    without one it signs nobody in.

Example
    pool members { login "club-members" }

Use instead
    pool members { login "club-members"; client { callback "https://club.example.com/" } }

Sources
    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import pools
from ..resources import of_kind
from ..rule import Context, Finding, Rule

# Without a callback the other two are errors.
_SAID = {"callback", "logout", "scopes"}


def check(context: Context) -> Iterator[Finding]:
    """A finding for each login without a page to return to."""
    for pool in of_kind(context, "pool"):
        login, client = pool.settings.get("login"), pool.settings.get("client")
        misread = client is not None and client.value is None
        if login is None or misread or _SAID & pools.client_settings(pool).keys():
            continue
        yield Finding(
            "managed login has no page to return to, so that nobody can use it",
            login.span,
            help='write `client { callback "https://…" }`',
        )


RULE = Rule("missing-callback", check, despite_errors=True)

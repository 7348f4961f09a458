"""Scopes of OpenID without `openid`.

What it finds
    A client whose `scopes` have `email`, `phone` or `profile`, and not `openid`.

Why it is bad
    These say what stands in an id token, which is given out for `openid` alone. Cognito refuses who
    asks for them without it.

Example
    pool members {
      login "club-members"
      client { callback "https://club.example.com/"; scopes email, profile }
    }

Use instead
    pool members {
      login "club-members"
      client { callback "https://club.example.com/"; scopes openid, email, profile }
    }

Sources
    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import repair
from ...edits.text import putting_before
from ...model import pools
from ..resources import of_kind
from ..rule import Context, Finding, Rule

# Scopes that show what an id token says.
_OF_OPENID = ("email", "phone", "profile")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each list of scopes that is worth nothing without one more."""
    for pool in of_kind(context, "pool"):
        client = pools.client_settings(pool)
        scopes = client.get("scopes")
        if scopes is None or "callback" not in client or "openid" in scopes.value:
            continue
        alone = next((scope for scope in scopes.value if scope in _OF_OPENID), None)
        if alone is not None:
            yield Finding(
                f"`{alone}` is given only together with `openid`",
                scopes.span,
                **repair("write `openid` too", putting_before(scopes.span, "openid, ")),
            )


RULE = Rule("missing-openid", check, despite_errors=True)

"""Pages to return to, from a managed login that is nowhere.

What it finds
    A client with a `callback`, in a pool without a `login`. A domain of the pool that is made as a
    raw `resource` counts.

Why it is bad
    Managed login is reached by its domain name. Without one there is no page to sign in on, and
    `callback` has no effect.

Example
    pool members { client { callback "https://club.example.com/" } }

Use instead
    pool members { login "club-members"; client { callback "https://club.example.com/" } }

Sources
    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import pools
from ..resources import of_kind
from ..rule import Context, Finding, Rule

_DOMAIN = "AWS::Cognito::UserPoolDomain"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each callback that nothing ever calls back."""
    if any(raw.type == _DOMAIN for raw in context.model.raw_resources.values()):
        return
    for pool in of_kind(context, "pool"):
        callback = pools.client_settings(pool).get("callback")
        if callback is not None and "login" not in pool.settings:
            yield Finding(
                "managed login has no domain name, so that it is nowhere",
                callback.span,
                help='write `login "photos-example"` into the pool',
            )


RULE = Rule("missing-login", check, despite_errors=True)

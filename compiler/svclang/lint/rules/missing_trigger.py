"""A challenge of a pool that a function is missing for.

What it finds
    A pool with one or two of the three functions that make a challenge, and a client that signs in
    by `custom` where there is none of them.

Why it is bad
    Cognito asks all three in turn: what comes next, what the question is, whether the answer is
    right. Without one of them nobody gets in that way.

Example
    function next_step

    pool members { on define_auth_challenge -> next_step }

Use instead
    function next_step
    function ask
    function judge

    pool members {
      on define_auth_challenge -> next_step
      on create_auth_challenge -> ask
      on verify_auth_challenge -> judge
    }

Sources
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html
    https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.kinds.pool import CHALLENGES
from ...aws.pool_client_settings import CUSTOM
from ...model import pools
from ...model.nodes import DeclaredResource
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each pool whose challenge nobody can pass."""
    for pool in of_kind(context, "pool"):
        first = {feed.trigger: feed for feed in reversed(pool.feeds)}
        given = [name for name in CHALLENGES if name in first]
        missing = [name for name in CHALLENGES if name not in first]
        if given and missing:
            yield Finding(
                f"a challenge needs three functions, and nothing is there for `{missing[0]}`",
                first[given[0]].span,
                help=f"as in `on {missing[0]} -> {first[given[0]].target.text}`",
            )
        if not given:
            yield from _of_client(pool)


def _of_client(pool: DeclaredResource) -> Iterator[Finding]:
    flows = pools.client_settings(pool).get("flows")
    if flows is not None and CUSTOM in flows.value:
        yield Finding(
            "nobody can sign in by `custom` without functions that make a challenge",
            flows.span,
            help="as in `on define_auth_challenge -> f`, and so on for `create_auth_challenge` and"
            " `verify_auth_challenge`",
        )


RULE = Rule("missing-trigger", check, despite_errors=True)

"""A function that brings users in, and that nothing calls.

What it finds
    A pool with `on user_migration`, whose client signs users in without sending their password.

Why it is bad
    Cognito asks the function for a user with the password that was sent. By `srp`, the usual way,
    no password is sent: the function is never called, and the old users cannot get in.

Example
    function bring_in

    pool members { on user_migration -> bring_in }

Use instead
    function bring_in

    pool members { on user_migration -> bring_in; client { flows password } }

Sources
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.pool_client_settings import ADMIN, PASSWORD
from ...diagnostics import Related
from ...model import pools
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each function that could bring users in, if it were asked."""
    for pool in of_kind(context, "pool"):
        migration = next((feed for feed in pool.feeds if feed.trigger == "user_migration"), None)
        if migration is None or {PASSWORD, ADMIN} & set(pools.flows(pool)):
            continue
        flows = pools.client_settings(pool).get("flows")
        yield Finding(
            "users who sign in are brought in only where their password is sent",
            flows.span if flows is not None else migration.span,
            related=(Related(migration.span, "brings them in"),) if flows is not None else (),
            help="write `client { flows password }` while they come",
        )


RULE = Rule("never-called", check, despite_errors=True)

"""A client that sends users' passwords.

What it finds
    A client with `flows password`, in a pool that brings no users in from elsewhere
    (`on user_migration`).

Why it is bad
    By `srp` a password never leaves the device: the client only proves that it knows it. By
    `password` it is sent as it is, to Cognito and to whatever stands between, and stands in the
    memory and in the logs of all of them.

Example
    pool members { client { flows password } }

Use instead
    pool members { client { flows srp } }

Sources
    https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...aws.pool_client_settings import PASSWORD, SRP
from ...diagnostics import Fix
from ...edits.text import replacing, taking_out
from ...model import pools
from ...model.nodes import Given
from ...source import Span
from ..resources import of_kind
from ..rule import Context, Finding, Rule

_WORD = r"\bpassword\b"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each client to which users tell their passwords."""
    for pool in of_kind(context, "pool"):
        flows = pools.client_settings(pool).get("flows")
        migrates = any(feed.trigger == "user_migration" for feed in pool.feeds)
        if flows is not None and PASSWORD in flows.value and not migrates:
            yield _finding(flows)


def _finding(flows: Given) -> Finding:
    found = re.search(_WORD, flows.span.text)
    source, start, _ = flows.span
    span = Span(source, start + found.start(), start + found.end()) if found else flows.span
    help_ = "write `srp`, by which no password is sent"
    fix = replacing(span, "srp", safe=False)
    if SRP in flows.value:
        help_ = "take it out: `srp` is there"
        fix = Fix("take `password` out", (taking_out(span),), safe=False)
    return Finding(
        "users' passwords are sent as they are", span, help=help_, fix=fix if found else None
    )


RULE = Rule("sent-password", check)

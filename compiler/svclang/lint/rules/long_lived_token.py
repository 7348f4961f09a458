"""Tokens that open doors long after they were lost.

What it finds
    A pool whose access or id tokens are good for more than an hour, or whose users stay signed in
    for more than a year. Both are options: `minutes` and `days`.

Why it is bad
    API Gateway takes a token until it expires, also when its user has signed out, was locked out,
    or changed the password. Whoever has stolen one has it for that long.

Example
    pool members { client { access 1d } }

Use instead
    pool members { client { access 1h } }

Sources
    https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.describe import quantity
from ...aws.kinds.pool import ACCESS, REFRESH
from ...model import pools
from ...model.nodes import Settings
from ...model.settings import number_of
from ..resources import of_kind
from ..rule import Context, Finding, Option, Rule
from ..settings import write_or_take_out

_MINUTES = 24 * 60


def check(context: Context) -> Iterator[Finding]:
    """A finding for each token that lives too long."""
    minutes, days = context.options["minutes"], context.options["days"]
    for pool in of_kind(context, "pool"):
        client = pools.client_settings(pool)
        for name in ("access", "id"):
            yield from _of(client, name, minutes, ACCESS)
        yield from _of(client, "refresh", days * _MINUTES, REFRESH)


def _of(client: Settings, name: str, most: int, usual: int) -> Iterator[Finding]:
    found = number_of(client, name)
    if found is not None and found > most:
        span, instead = client[name].span, quantity(usual, "min")
        what = "stays signed in" if name == "refresh" else f"has an {name} token"
        yield Finding(
            f"whoever steals it {what} for {quantity(found, 'min')}",
            span,
            **write_or_take_out(span, name, instead),
        )


RULE = Rule(
    "long-lived-token",
    check,
    options={
        "minutes": Option(60, "how many minutes an access or id token is good for at most"),
        "days": Option(365, "how many days a user stays signed in at most"),
    },
)

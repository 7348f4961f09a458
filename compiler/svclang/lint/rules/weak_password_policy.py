"""Passwords that are short, or temporary ones that stay good for long.

What it finds
    A pool that takes passwords of fewer than 8 characters, or whose administrators set temporary
    ones that are good for more than 30 days. Both are options: `least` and `days`.

Why it is bad
    Short passwords are guessed. A temporary one was sent to somebody in a mail; until it is used,
    everybody who reads the mail can take the account.

Example
    pool members { password { length 6 } }

Use instead
    pool members { password { length 12 } }

Sources
    https://pages.nist.gov/800-63-4/sp800-63b.html
    https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.kinds.pool import PASSWORD_LENGTH, TEMPORARY_DAYS
from ...model.nodes import Settings
from ...model.settings import number_of
from ..resources import of_kind
from ..rule import Context, Finding, Option, Rule
from ..settings import write_or_take_out


def check(context: Context) -> Iterator[Finding]:
    """A finding for each limit that lets too much through."""
    for pool in of_kind(context, "pool"):
        password = pool.settings.get("password")
        if password is not None:
            yield from _of_policy(password.value, context)


def _of_policy(policy: Settings, context: Context) -> Iterator[Finding]:
    length, days = number_of(policy, "length"), number_of(policy, "temporary")
    if length is not None and length < context.options["least"]:
        span, usual = policy["length"].span, str(PASSWORD_LENGTH)
        yield Finding(
            f"passwords of {length} characters are guessed",
            span,
            **write_or_take_out(span, "length", usual),
        )
    if days is not None and days > context.options["days"]:
        span, usual = policy["temporary"].span, f"{TEMPORARY_DAYS}d"
        yield Finding(
            f"for {days} days, who reads the mail with a temporary password can take the account",
            span,
            **write_or_take_out(span, "temporary", usual),
        )


RULE = Rule(
    "weak-password-policy",
    check,
    options={
        "least": Option(8, "how many characters a password has at least"),
        "days": Option(30, "how many days a temporary password is good for at most"),
    },
)

"""An authorizer that takes passwords with every request.

What it finds
    An authorizer whose `pattern` wants `Basic` credentials.

Why it is bad
    The user's password itself goes over the wire with each call, stands in every log that keeps
    headers, cannot be taken back without a new one, and is good for whatever the user may do.

Example
    function check_password
    function list_orders

    authorizer people -> check_password { source header.Authorization; pattern "^Basic .+$" }

    api { auth people; GET /orders -> list_orders }

Use instead
    function list_orders

    pool people { sign_in email; mfa optional }

    authorizer signed_in { cognito people }

    api { auth signed_in; GET /orders -> list_orders }

Sources
    https://www.rfc-editor.org/rfc/rfc7617#section-4
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Context, Finding, Rule

_BASIC = r"(?i)(\(\?i\))?\^?(\((\?:)?)?basic\b"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each pattern that passwords fit."""
    for authorizer in context.model.authorizers.values():
        pattern = authorizer.settings.get("pattern")
        if (
            pattern is not None
            and isinstance(pattern.value, str)
            and re.match(_BASIC, pattern.value)
        ):
            yield Finding(
                f"`{authorizer.name.text}` is sent a user's password with every request",
                pattern.span,
                help="take tokens that expire, as those of a `pool`: `^Bearer .+$`",
            )


RULE = Rule("basic-auth", check)

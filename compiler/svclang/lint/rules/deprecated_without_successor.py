"""A deprecated route that names nothing better.

What it finds
    A route that is `deprecated`, where neither its doc comment nor its summary nor the doc comment
    of its function says what to use instead.

Why it is bad
    Callers are told to go, and not where to.

Example
    function list_users() -> { items: [string] }

    api {
      auth iam
      GET /users -> list_users { deprecated }
    }

Use instead
    function list_users() -> { items: [string] }

    api {
      auth iam
      /// Use `GET /people` instead.
      GET /users -> list_users { deprecated }
    }

Sources
    https://opensource.zalando.com/restful-api-guidelines/#187
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Related
from ..bound_routes import bound_routes
from ..described import description
from ..rule import Context, Finding, Rule

_LEADS_ON = r"(?i)\buse\b|\binstead\b|\breplaced\b|\bsuccessor\b|\bmoved\b|\bsee\b|/[a-z{]|https?:"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that sends callers away, and does not say where to."""
    for bound in bound_routes(context):
        deprecated = bound.route.settings.get("deprecated")
        if (
            deprecated is not None
            and deprecated.value
            and not re.search(_LEADS_ON, description(bound))
        ):
            yield Finding(
                f"`{bound.route.method} {bound.route.path.text}` is deprecated, and nothing says"
                " what to use instead",
                bound.route.head,
                related=(Related(deprecated.name, "said here"),),
                help="write a line above it, `/// Use … instead.`",
            )


RULE = Rule("deprecated-without-successor", check, on=False)

"""A version in a path.

What it finds
    A part of a path that is a version: `/v1/users`, `/api/v2.1/users`.

Why it is bad
    It is a promise that there will be a `v2`, with all that this costs: two of everything, and
    callers who never move. An API that only grows needs none. Where an API has versions, a domain
    name or a stage can tell them apart.

Example
    function list_users() -> { items: [string] }

    api {
      auth iam
      GET /v1/users -> list_users
    }

Use instead
    function list_users() -> { items: [string] }

    api {
      auth iam
      GET /users -> list_users
    }

Sources
    https://opensource.zalando.com/restful-api-guidelines/#115
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Context, Finding, Rule
from ..segments import parts

_VERSION = r"(?i)v[0-9]+(?:[._-][0-9]+)*(?:(?:alpha|beta)[0-9]*)?"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each version."""
    for part in parts(context):
        if part.segment.kind == "literal" and re.fullmatch(_VERSION, part.segment.text):
            yield Finding(
                f"`{part.segment.text}` is a version, which is no part of what a path names",
                part.segment.span,
                help="take it out; a domain or a stage can tell versions apart",
            )


RULE = Rule("version-in-path", check, on=False)

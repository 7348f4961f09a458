"""A route that leads to whatever server the caller names.

What it finds
    A URL as the target of a route, with a variable of the path in the name of its server:
    `"https://{host}/status"`.

Why it is bad
    Callers send requests through your API to any server there is, in your name: to attack others,
    or to reach what only lets API Gateway in.

Example
    api {
      auth none
      GET /status/{host} -> "https://{host}/status"
    }

Use instead
    api {
      auth none
      GET /status/{page} -> "https://status.example.com/{page}"
    }

Sources
    https://owasp.org/API-Security/editions/2023/en/0xa7-server-side-request-forgery/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.nodes import HttpTarget
from ...source import Span
from ..rule import Context, Finding, Rule

_SERVER = r"https?://[^/?#\"]*?(?<!\$)(\{[^{}/]+\})[^/?#\"]*"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each server that callers choose."""
    for api in context.model.apis:
        for route in api.routes:
            target = route.target
            found = (
                re.search(_SERVER, target.url.span.text) if isinstance(target, HttpTarget) else None
            )
            if found is not None and isinstance(target, HttpTarget):
                source, start, _ = target.url.span
                yield Finding(
                    f"callers choose the server: `{found[1]}` is a part of its name",
                    Span(source, start + found.start(1), start + found.end(1)),
                    help="name the server here, or let a `param` name it; variables of the path"
                    " belong behind it",
                )


RULE = Rule("open-proxy", check)

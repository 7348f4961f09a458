"""A header of an answer that arrives under another name.

What it finds
    A `header` whose name API Gateway puts `X-Amzn-Remapped-` in front of, such as `Date`, `Server`
    or `WWW-Authenticate`.

Why it is bad
    Callers look for the header under its own name, and it is not there.

Example
    function log_in(name: string) -> string

    api {
      auth none
      POST /sessions -> log_in { header WWW-Authenticate: "Basic" }
    }

Use instead
    function log_in(name: string) -> string

    api {
      auth none
      POST /sessions -> log_in { header X-Authenticate: "Basic" }
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.mapped_headers import REMAPPED_IN_ANSWERS
from ..answer_headers import answer_headers
from ..bound_routes import once_a_place
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each header that gets another name."""
    return once_a_place(
        Finding(
            f"API Gateway may send `{header.name.text}` as `X-Amzn-Remapped-{header.name.text}`",
            header.name.span,
            help="choose another name, or let callers read that one",
        )
        for header in answer_headers(context)
        if header.name.text.lower() in REMAPPED_IN_ANSWERS
    )


RULE = Rule("remapped-header", check, despite_errors=True)

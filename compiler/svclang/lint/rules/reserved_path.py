"""A path that API Gateway answers itself.

What it finds
    A path that begins with `/ping` or `/sping`.

Why it is bad
    Under a domain name of its own, an API never sees these paths: API Gateway answers them itself,
    so that a check of the service's health would find it healthy whatever happens.

Example
    function ping() -> string

    api {
      auth none
      GET /ping -> ping
    }

Use instead
    function ping() -> string

    api {
      auth none
      GET /health -> ping
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.nodes import Api, Segment
from ..rule import Context, Finding, Rule

_RESERVED = ("ping", "sping")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each reserved path of an API."""
    for api in context.model.apis:
        yield from map(_finding, _reserved(api).values())


def _reserved(api: Api) -> dict[str, Segment]:
    """The first segments that are reserved, each where it stands first."""
    found: dict[str, Segment] = {}
    for route in api.routes:
        first = route.path.segments[0] if route.path.segments else None
        if first is not None and first.kind == "literal" and first.text in _RESERVED:
            found.setdefault(first.text, first)
    return found


def _finding(segment: Segment) -> Finding:
    return Finding(
        f"`/{segment.text}` does not reach this API under a domain name of its own:"
        " API Gateway answers it itself",
        segment.span,
        help="choose another path, such as `/health`",
    )


RULE = Rule("reserved-path", check, despite_errors=True)

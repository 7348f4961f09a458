"""Web pages of any origin, let to routes that ask who calls.

What it finds
    A `cors` of `"*"` or `"null"`, the origin of files and of frames in a sandbox, that holds for a
    route whose `auth` is not `none`. Routes that are open to all may be open to all pages too.

Why it is bad
    Any page that a user visits may call the route with the credentials it has or gets hold of, and
    read the answer. Whoever asks who calls most likely has one page in mind.

Example
    function list_orders -> [string]

    api {
      auth iam
      cors "*"
      GET /orders -> list_orders
    }

Use instead
    function list_orders -> [string]

    api {
      auth iam
      cors "https://shop.example.com"
      GET /orders -> list_orders
    }

Sources
    https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/
    https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.cors import cors_of
from ...model.nodes import Model
from ...source import Span
from ..bound_routes import once_a_place
from ..rule import Context, Finding, Rule

_ANY = {"*": "pages of any origin", "null": "files, and frames in a sandbox,"}


def check(context: Context) -> Iterator[Finding]:
    """A finding for each `cors` that is wider than the `auth` beside it."""
    return once_a_place(_found(context.model))


def _found(model: Model) -> Iterator[Finding]:
    for api in model.apis:
        for route in api.routes:
            given, access = cors_of(route), route.access
            origin = given.value.get("first") if given is not None else None
            if access is None or access.kind == "none" or origin not in _ANY:
                continue
            assert given is not None
            yield Finding(
                f"{_ANY[origin]} may call routes that ask who calls",
                _origin(given.span, origin),
                related=(Related(access.span, "asked for here"),),
                help='name the one origin that may call, as in `cors "https://www.example.com"`',
            )


def _origin(span: Span, origin: str) -> Span:
    """Where the origin itself stands among the words of a `cors`."""
    return Span(span.source, span.start, span.start + len(f'"{origin}"'))


RULE = Rule("wide-cors", check)

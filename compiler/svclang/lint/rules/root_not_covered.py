"""A route for all paths that leaves out the root.

What it finds
    A route of `/{rest+}` in an API that has no route of `/`.

Why it is bad
    `{rest+}` matches everything but nothing: a request to `/` itself is answered with 403.

Example
    function site

    api {
      auth none
      GET /{rest+} -> site
    }

Use instead
    function site

    api {
      auth none
      GET /        -> site
      GET /{rest+} -> site
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.nodes import Api
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each API whose root is left out."""
    for api in context.model.apis:
        if all(route.path.segments for route in api.routes):
            yield from _first_greedy(api)


def _first_greedy(api: Api) -> Iterator[Finding]:
    for route in api.routes:
        first, *deeper = route.path.segments
        if first.kind == "greedy" and not deeper:
            yield Finding(
                f"`{route.path.text}` does not match `/` itself, which is answered with 403",
                first.span,
                help=f"add `{route.method} / -> …`",
            )
            return


RULE = Rule("root-not-covered", check, despite_errors=True)

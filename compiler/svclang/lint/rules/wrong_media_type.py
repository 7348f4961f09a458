"""A media type that is no JSON, where only JSON is read or written.

What it finds
    `consumes` of a route whose body is read from JSON, or `produces` of one that answers with JSON,
    with a media type that is none of JSON's. A target that gets requests as they are (a function
    without a signature, a URL) may speak of what it likes.

Why it is bad
    A body of that type is no JSON, so that the mapping template makes nothing of it; and callers
    who believe the `Content-Type` cannot read the answer.

Example
    function list_users() -> [string]

    api {
      auth iam
      GET /users -> list_users { produces "text/csv" }
    }

Use instead
    function list_users() -> [string]

    api {
      auth iam
      GET /users -> list_users { produces "application/vnd.users+json" }
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...advice import write
from ...diagnostics import Related
from ...model.actions import action_of
from ...model.nodes import MockTarget, Model, Route, ServiceTarget
from ..bound_routes import BoundRoute, bound_routes, once_a_place
from ..rule import Context, Finding, Rule

_INSTEAD = 'write `"application/json"`, or let a function without a signature do this'
_JSON = r"(?i)[^/]+/(?:[^;]*\+)?json(?:;.*)?"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each setting that says what cannot be."""
    return once_a_place(
        finding for bound in bound_routes(context) for finding in _of_route(bound, context.model)
    )


def _of_route(bound: BoundRoute, model: Model) -> Iterator[Finding]:
    route = bound.route
    mapped = isinstance(route.target, ServiceTarget) and _is_mapped(route.target, model)
    if (bound.calls or mapped) and any(binding.source == "body" for binding in bound.bindings):
        yield from _of_setting(route, "consumes", "reads its body from JSON")
    if bound.calls or mapped or isinstance(route.target, MockTarget):
        yield from _of_setting(route, "produces", "answers with JSON")


def _is_mapped(target: ServiceTarget, model: Model) -> bool:
    """Whether a request to a service is written from JSON, and its answer is JSON."""
    found = action_of(target, model)
    exchange = found[1].exchange if found is not None else None
    return exchange is not None and exchange.body != "none"


def _of_setting(route: Route, name: str, why: str) -> Iterator[Finding]:
    given = route.settings.get(name)
    others = [t for t in given.value if not re.fullmatch(_JSON, t)] if given is not None else []
    if given is not None and others:
        yield Finding(
            f"`{others[0]}` is no JSON, and `{route.method} {route.path.text}` {why}",
            given.span,
            related=(Related(route.target.span, "its target"),),
            **write(given.span, '"application/json"', _INSTEAD, safe=False),
        )


RULE = Rule("wrong-media-type", check, despite_errors=True)

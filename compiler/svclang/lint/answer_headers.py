"""The headers that API Gateway itself puts on answers.

In: the context of a rule. Out: the headers of every route whose answers API Gateway makes. What
a URL or a function without a signature answers is passed on as it is, with no header added.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.nodes import HttpTarget, ResponseHeader, Route
from .bound_routes import bound_routes
from .rule import Context


def answer_headers(context: Context) -> Iterator[ResponseHeader]:
    """The headers, those that routes share as often as they do."""
    for bound in bound_routes(context):
        raw = bound.function is not None and not bound.function.called
        if not raw and not isinstance(bound.route.target, HttpTarget):
            yield from bound.route.headers


def tells_location(route: Route) -> bool:
    """Whether a route says where something new is, or where callers are to go on."""
    return any(header.name.text.lower() == "location" for header in route.headers)

"""A status that HTTP does not have.

What it finds
    A status of a route or of an error that nobody has registered, such as 299 or 450.

Why it is bad
    Callers, proxies and browsers do not know it: they take 299 for 200 and 450 for 400, and whoever
    reads it in a log looks it up in vain.

Example
    error Late 450 "That comes too late"

    function order(what: string) throws Late

Use instead
    error Late 409 "That comes too late"

    function order(what: string) throws Late

Sources
    https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml
    https://opensource.zalando.com/restful-api-guidelines/#150
"""

from __future__ import annotations

from collections.abc import Iterator

from ...source import Span
from ...syntax.nodes import ErrorDeclaration
from ..rule import Context, Finding, Rule

_REGISTERED = frozenset(
    (
        *range(200, 209),
        *(226, 300, 301, 302, 303, 304, 305, 307, 308),
        *range(400, 418),
        *(421, 422, 423, 424, 425, 426, 428, 429, 431, 451),
        *range(500, 509),
        *(510, 511),
    )
)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each status that is said and that nobody knows."""
    for status, span in (*_of_errors(context), *_of_routes(context)):
        if status not in _REGISTERED:
            general = status // 100 * 100
            yield Finding(
                f"{status} is no status of HTTP, and is taken for {general}",
                span,
                help=f"take one that is registered, such as {_like(general)}",
            )


def _of_errors(context: Context) -> Iterator[tuple[int, Span]]:
    for file in context.files:
        for node in file.declarations:
            status = node.status if isinstance(node, ErrorDeclaration) else None
            if status is not None and isinstance(status.value, int):
                yield status.value, status.span


def _of_routes(context: Context) -> Iterator[tuple[int, Span]]:
    for api in context.model.apis:
        yield from ((route.status, route.status_span) for route in api.routes)


def _like(general: int) -> str:
    usual = {200: "200 or 202", 300: "302 or 307", 400: "400, 409 or 422", 500: "500 or 503"}
    return usual.get(general, f"{general}")


RULE = Rule("unregistered-status", check)

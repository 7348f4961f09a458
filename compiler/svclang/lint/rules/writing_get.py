"""A GET that writes.

What it finds
    A route of GET or HEAD straight to a resource that sends or writes something; and one to a
    function that has leave to write to a table or a bucket, where nothing but routes of GET and
    HEAD makes it run.

Why it is bad
    A GET is safe: browsers, caches and search engines send it when they like, and once more when no
    answer comes. A cached answer is given without calling anything, so that nothing is written.

Example
    function count_visit(page: string) -> int

    table visits { key page: string; write by count_visit }

    api {
      auth iam
      GET /visits/{page} -> count_visit
    }

Use instead
    function count_visit(page: string) -> int

    table visits { key page: string; write by count_visit }

    api {
      auth iam
      POST /visits/{page} -> count_visit
    }

Sources
    https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.actions import action_of
from ...model.grants import Grant, grants
from ...model.nodes import FunctionTarget, Model, Route, ServiceTarget
from ...model.triggers import triggers_of_functions
from ..rule import Context, Finding, Rule

_READING = ("GET", "HEAD")
# What is kept for good where a function may `write by`; a stream is what it tells others.
_KEPT = ("table", "bucket")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that is to read, and changes something."""
    written = _written(context.model)
    for api in context.model.apis:
        for route in api.routes:
            target = route.target
            if route.method in _READING and isinstance(target, ServiceTarget):
                yield from _of_service(route, target, context.model)
            elif route.method in _READING and isinstance(target, FunctionTarget):
                yield from (_of_function(route, each) for each in written.get(target.function, ()))


def _written(model: Model) -> dict[str, list[Grant]]:
    """What functions may write to that do nothing but answer routes which are to read."""
    reads = {
        name
        for name, triggers in triggers_of_functions(model).items()
        if all(each.kind == "route" and each.name.startswith(_READING) for each in triggers)
    }
    return {name: _writes(given)[:1] for name, given in grants(model).items() if name in reads}


def _writes(given: list[Grant]) -> list[Grant]:
    return [each for each in given if each.verb == "write" and _is_kept(each)]


def _is_kept(grant: Grant) -> bool:
    return getattr(grant.resource, "kind", "") in _KEPT


def _of_function(route: Route, grant: Grant) -> Finding:
    return Finding(
        f"this {route.method} may write to `{grant.resource.name.text}`",
        route.head,
        related=(Related(grant.span, "may write"),),
        help="let a POST or PUT do this, or take the leave to write away",
    )


def _of_service(route: Route, target: ServiceTarget, model: Model) -> Iterator[Finding]:
    found = action_of(target, model)
    exchange = found[1].exchange if found is not None else None
    if exchange is not None and exchange.answer in ("id", "nothing"):
        yield Finding(
            f"this {route.method} changes something: `{target.resource}.{target.action}`",
            route.head,
            related=(Related(target.span, "called for each request"),),
            help="let a POST or PUT do this",
        )


RULE = Rule("writing-get", check)

"""A body of which a part may be as large as it likes.

What it finds
    A text, a list or a map in the body of a request that has no upper bound, and no pattern; what
    it may hold besides is not told of.

Why it is bad
    A body has up to 10 MB. What has no bound is stored, sent on and paid for, whoever sends it.

Example
    type Note { title: string, tags: [string(..20)](..10) }

    function add_note(note: Note)

    api {
      auth iam
      POST /notes -> add_note
    }

Use instead
    type Note { title: string(..200), tags: [string(..20)](..10) }

    function add_note(note: Note)

    api {
      auth iam
      POST /notes -> add_note
    }

Sources
    https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
    https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.mapping_limits import opened
from ...model.nodes import Model, Route
from ...model.types import ListOf, MapOf, Scalar, Struct, Type
from ..bound_routes import bound_routes, once_a_place
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such part, where it is written."""
    return once_a_place(
        _finding(part, bound.route)
        for bound in bound_routes(context)
        for binding in bound.bindings
        if binding.source == "body"
        for part in _endless(binding.field.type, context.model, set())
    )


def _endless(type_: Type, model: Model, seen: set[str]) -> Iterator[Scalar | ListOf | MapOf]:
    """The parts of a type that have no bound; each declared type is looked into once."""
    names, below = opened(type_, model.types)
    if seen & {*names}:
        return
    seen |= {*names}
    if isinstance(below, Scalar):
        if below.kind in ("string", "bytes") and below.high is None and below.pattern is None:
            yield below
    elif isinstance(below, ListOf | MapOf):
        if below.high is None:
            yield below
        yield from _endless(below.item if isinstance(below, ListOf) else below.value, model, seen)
    elif isinstance(below, Struct):
        for field in below.fields:
            yield from _endless(field.type, model, seen)


def _finding(part: Scalar | ListOf | MapOf, route: Route) -> Finding:
    what = "text" if isinstance(part, Scalar) else "list" if isinstance(part, ListOf) else "map"
    return Finding(
        f"this {what} of a body may be as long as it likes",
        part.span,
        related=(Related(route.head, "a request with it"),),
        help=f"give it an upper bound, as in `{part.span.text}(..100)`",
    )


RULE = Rule("body-without-limits", check, on=False)

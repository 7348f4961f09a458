"""A list where an object would leave room.

What it finds
    A route that answers with a list, or takes one as its body, and not with an object that has it
    in a field.

Why it is bad
    Nothing can be added to a list: no total, no cursor of the next page, no warning. The day one of
    them is needed, every caller breaks.

Example
    function list_users() -> [string]

    api {
      auth iam
      GET /users -> list_users
    }

Use instead
    function list_users() -> { items: [string] }

    api {
      auth iam
      GET /users -> list_users
    }

Sources
    https://opensource.zalando.com/restful-api-guidelines/#110
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import write
from ...diagnostics import Related
from ...model.nodes import MockTarget, Model
from ...model.types import ListOf, Type, underlying
from ...source import Span
from ...syntax.nodes import ListValue
from ..bound_routes import BoundRoute, bound_routes, once_a_place
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each list that is the whole of an answer or of a body, where it is written."""
    return once_a_place(
        finding
        for bound in bound_routes(context)
        for finding in (*_of_answer(bound, context.model), *_of_body(bound, context.model))
    )


def _of_answer(bound: BoundRoute, model: Model) -> Iterator[Finding]:
    target, answer = bound.route.target, bound.answer
    if answer is not None and _is_list(answer, model):
        yield _finding(answer.span, bound, "answers with")
    elif isinstance(target, MockTarget) and isinstance(target.value, ListValue):
        yield _finding(target.value.span, bound, "answers with")


def _of_body(bound: BoundRoute, model: Model) -> Iterator[Finding]:
    for binding in bound.bindings:
        if binding.source == "body" and not binding.key and _is_list(binding.field.type, model):
            yield _finding(binding.field.type.span, bound, "takes")


def _is_list(type_: Type, model: Model) -> bool:
    return isinstance(underlying(type_, model.types), ListOf)


def _finding(span: Span, bound: BoundRoute, does: str) -> Finding:
    return Finding(
        f"`{bound.route.method} {bound.route.path.text}` {does} a bare list, to which nothing can"
        " be added",
        span,
        related=(Related(bound.route.head, "the route"),),
        **write(span, f"{{ items: {span.text} }}", safe=False),
    )


RULE = Rule("bare-list", check)

"""A fixed path that hides a value of a variable.

What it finds
    A fixed part of a path beside a variable that could have that very value: `/users/me` beside
    `/users/{id}`, where the `id` is any text. Where the type of the variable rules it out (a
    number, a UUID, a pattern, a closed set), and where nobody knows its type, nothing is said.

Why it is bad
    API Gateway takes the fixed path: whoever is called `me` cannot be reached, and what is below
    `/users/{id}` is not there for `me`.

Example
    function get_me() -> { name: string }
    function get_user(id: string) -> { name: string }

    api {
      auth iam
      GET /users/me   -> get_me
      GET /users/{id} -> get_user
    }

Use instead
    function get_me() -> { name: string }
    function get_user(id: uuid) -> { name: string }

    api {
      auth iam
      GET /users/me   -> get_me
      GET /users/{id} -> get_user
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from ...diagnostics import Related
from ...model.check_values import check_value
from ...model.nodes import Model, Path, Segment
from ...model.types import Type
from ...syntax.nodes import Text
from ..bound_routes import BoundRoute, bound_routes
from ..rule import Context, Finding, Rule
from ..segments import parts

# By the path above a variable: the variable, and the types of the parameters that take it.
_Variables: TypeAlias = dict[str, tuple[Segment, list[Type]]]


def check(context: Context) -> Iterator[Finding]:
    """A finding for each fixed part that a variable beside it could be."""
    variables = _variables(context)
    for part in parts(context):
        beside = variables.get(f"{part.api} {Path(part.before, part.segment.span).text}")
        if part.segment.kind == "literal" and beside is not None:
            variable, types = beside
            if any(_admits(type_, part.segment, context.model) for type_ in types):
                yield _finding(part.segment, variable)


def _variables(context: Context) -> _Variables:
    found: _Variables = {}
    for bound in bound_routes(context):
        for at, segment in enumerate(bound.route.path.segments):
            if segment.kind == "variable":
                above = Path(bound.route.path.segments[:at], segment.span).text
                _, types = found.setdefault(f"{bound.api.name} {above}", (segment, []))
                types += _types(segment, bound)
    return found


def _types(variable: Segment, bound: BoundRoute) -> list[Type]:
    return [
        binding.field.type
        for binding in bound.bindings
        if binding.source == "path" and binding.key == variable.text
    ]


def _admits(type_: Type, literal: Segment, model: Model) -> bool:
    """Whether a text can be a value of a type."""
    return not check_value(Text((literal.text,), literal.span), type_, model.types)[1]


def _finding(literal: Segment, variable: Segment) -> Finding:
    return Finding(
        f"no `{variable.text}` can be `{literal.text}`: this path takes its place",
        literal.span,
        related=(Related(variable.span, f"could be `{literal.text}`"),),
        help=f"give `{variable.text}` a type that `{literal.text}` is none of, such as `uuid` or"
        " `string(/^[0-9]+$/)`, or choose another path",
    )


RULE = Rule("shadowed-path", check)

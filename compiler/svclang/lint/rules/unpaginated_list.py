"""A list that is answered whole, however long it is.

What it finds
    A GET whose path ends in a fixed part and whose function answers with a list of structures, bare
    or as a field, that has no upper bound, and to which no parameter says how many are wanted or
    where to go on (`limit`, `after`, `page`, …).

Why it is bad
    The list grows until an answer takes longer than the 29 seconds that a route waits, or is larger
    than the 6 MB that a function may answer with. Then every caller has to be changed at once.

Example
    type User { id: uuid, name: string }

    function list_users() -> { items: [User] }

    api {
      auth iam
      GET /users -> list_users
    }

Use instead
    type User { id: uuid, name: string }

    function list_users(limit: int(1..100) = 20, after: string?) -> { items: [User], next: string? }

    api {
      auth iam
      GET /users -> list_users
    }

Sources
    https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait
    https://opensource.zalando.com/restful-api-guidelines/#159
    https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Function, Model, Route
from ...model.types import ListOf, Struct, Type, underlying
from ..bound_routes import bound_routes, once_a_place
from ..paging import is_cursor, is_limit
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each answer of which nobody can ask for a part, where it is declared."""
    return once_a_place(_of_routes(context))


def _of_routes(context: Context) -> Iterator[Finding]:
    for bound in bound_routes(context):
        function = bound.function if bound.calls else None
        if function is not None and bound.answer is not None and _reads_collection(bound.route):
            endless = _endless(bound.answer, context.model)
            if endless is not None and not _is_paged(function):
                yield _finding(bound.route, function, bound.answer, endless)


def _reads_collection(route: Route) -> bool:
    segments = route.path.segments
    return route.method == "GET" and bool(segments) and segments[-1].kind == "literal"


def _endless(answer: Type, model: Model) -> ListOf | None:
    """The one list of structures in an answer, where nothing bounds it."""
    result = underlying(answer, model.types)
    if isinstance(result, Struct):
        lists = [each for field in result.fields if (each := _list(field.type, model))]
        return lists[0] if len(lists) == 1 and lists[0].high is None else None
    found = _list(result, model)
    return found if found is not None and found.high is None else None


def _list(type_: Type, model: Model) -> ListOf | None:
    found = underlying(type_, model.types)
    if isinstance(found, ListOf) and isinstance(underlying(found.item, model.types), Struct):
        return found
    return None


def _is_paged(function: Function) -> bool:
    names = [field.name.text for field in function.params or ()]
    return any(is_limit(name) or is_cursor(name) for name in names)


def _finding(route: Route, function: Function, answer: Type, endless: ListOf) -> Finding:
    bounds = () if endless is answer else (Related(endless.span, "has no upper bound"),)
    return Finding(
        f"`{function.name.text}` answers with all there are, and there is no end to them",
        answer.span,
        related=(Related(route.head, "the route"), *bounds),
        help="give it `limit: int(1..100) = 20, after: string?`, or the list a bound, as in"
        f" `[{endless.item.span.text}](..100)`",
    )


RULE = Rule("unpaginated-list", check)

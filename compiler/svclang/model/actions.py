"""What a route to a resource asks for: which action it means, and what that takes from the request.

    GET /users/{user}/orders -> orders.query(index: by_user)
        →  the action `query`, which wants `user: string`, `limit: int?` and `after: string?`

In: a route to a resource, and the model. Out: its action, and what it wants as fields, as if it
were a function with these parameters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..aws.action import Action
from ..aws.action import Argument as Known
from ..aws.actions.table import LARGEST_PAGE
from ..aws.forms import TypedName
from ..aws.kinds import kind_named
from ..named_tuples import NamedTuple
from ..syntax.nodes import Name, Reference
from .nodes import Argument, DeclaredResource, Model, Route, ServiceTarget
from .types import Field, Named, Scalar, ScalarKind, Type

# What the types of a table's keys are here.
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
_KEY_TYPES: Mapping[str, ScalarKind] = {"S": "string", "N": "float", "B": "bytes"}


class Wanted(NamedTuple):
    """What an action takes: a field, what is known of the argument, and the key that it is."""

    field: Field
    argument: Known
    key: TypedName | None = None


def usual_action(kind: str, method: str) -> str:
    """The name of the action that a route means without saying so; empty where none is meant."""
    known = kind_named(kind)
    actions = known.actions if known is not None else {}
    chosen = [name for name, action in actions.items() if method in action.usual_for]
    if not chosen and not any(action.usual_for for action in actions.values()):
        chosen = list(actions)
    return chosen[0] if chosen else ""


def action_of(target: ServiceTarget, model: Model) -> tuple[DeclaredResource, Action] | None:
    """The resource and the action that a route leads to; None where that is a mistake."""
    declared = model.declared.get(target.resource)
    kind = kind_named(declared.kind) if declared is not None else None
    action = kind.actions.get(target.action) if kind is not None else None
    return (declared, action) if declared is not None and action is not None else None


def given_argument(target: ServiceTarget, name: str) -> Argument | None:
    """The argument of a name that the route states itself."""
    return next((one for one in target.arguments if one.name.text == name), None)


def flag(target: ServiceTarget, name: str) -> bool:
    """Whether an argument that is `true` or `false` is `true`."""
    given = given_argument(target, name)
    return given is not None and getattr(given.value, "value", None) is True


# --- Keys of tables -------------------------------------------------------------------------------


def table_key(declared: DeclaredResource) -> tuple[TypedName, ...]:
    """The key of a table: what it is spread by and, where there is one, what it is sorted by."""
    given = declared.settings.get("key")
    return given.value if given is not None and isinstance(given.value, tuple) else ()


def indexes(declared: DeclaredResource) -> dict[str, Mapping[str, Any]]:
    """The indexes of a table by their names, as their settings were read."""
    given = declared.settings.get("index")
    items = given.value if given is not None else ()
    return {item["first"].text: item for item in items if item and item.get("first")}


def index_key(index: Mapping[str, Any] | None) -> tuple[TypedName, ...]:
    """The key of an index; empty where it could not be read."""
    key = index.get("key") if index is not None else None
    return key.value if key is not None and isinstance(key.value, tuple) else ()


def index_of(target: ServiceTarget) -> str:
    """The name of the index that a query reads; empty for the table itself."""
    given = given_argument(target, "index")
    return given.value.text if given is not None and isinstance(given.value, Reference) else ""


def queried_key(target: ServiceTarget, declared: DeclaredResource) -> tuple[TypedName, ...]:
    """The key that a query reads by."""
    index = index_of(target)
    return index_key(indexes(declared).get(index)) if index else table_key(declared)


# --- What is wanted -------------------------------------------------------------------------------


def wanted(
    route: Route, target: ServiceTarget, declared: DeclaredResource, action: Action
) -> list[Wanted]:
    """All that an action takes, the attributes of a key first."""
    found = [_key(part, needed, target) for part, needed in _keys(route, target, declared, action)]
    names = {want.field.name.text for want in found}
    for name, known in action.arguments.items():
        if name not in names and known.form not in ("flag", "index"):
            needed = known.needed or _needed_by_fifo(name, declared)
            found.append(Wanted(_field(name, _type(known, route), needed, target, known), known))
    return found


def _keys(
    route: Route, target: ServiceTarget, declared: DeclaredResource, action: Action
) -> list[tuple[TypedName, bool]]:
    said = {*route.path.variables, *(one.name.text for one in target.arguments)}
    if action.keys == "whole":
        return [(part, True) for part in table_key(declared)]
    if action.keys == "index":
        key = queried_key(target, declared)
        return [(part, at == 0) for at, part in enumerate(key) if at == 0 or part.name in said]
    if action.keys == "item":
        return [(part, True) for part in table_key(declared) if part.name in said]
    return []


def _key(part: TypedName, needed: bool, target: ServiceTarget) -> Wanted:
    known = Known("", needed=needed)
    type_ = Scalar(_KEY_TYPES.get(part.type, "string"), part.span)
    return Wanted(_field(part.name, type_, needed, target, known), known, part)


def _needed_by_fifo(name: str, declared: DeclaredResource) -> bool:
    """https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html."""
    if declared.kind not in ("queue", "topic") or "fifo" not in declared.settings:
        return False
    by_content = declared.settings.get("deduplicate")
    told_apart = by_content is not None and by_content.value is not False
    return name == "group" or (name == "id" and not told_apart)


def _type(known: Known, route: Route) -> Type:
    span = route.target.span
    if known.form in ("json", "item"):
        taken = body_taken(route)
        return taken.type if taken is not None else Scalar("any", span)
    if known.form == "count":
        return Scalar("int", span, low=1, high=LARGEST_PAGE)
    return Scalar("string", span)


def body_taken(route: Route) -> Field | None:
    """What a route says that its body is."""
    return next((field for field in route.takes if field.name.text == "body"), None)


def body_type_name(route: Route) -> str:
    """The name of the declared type that a route's body has; empty where it has none."""
    taken = body_taken(route)
    return taken.type.name if taken is not None and isinstance(taken.type, Named) else ""


def _field(name: str, type_: Type, needed: bool, target: ServiceTarget, known: Known) -> Field:
    return Field(Name(name, target.span), type_, not needed, None, target.span, "")

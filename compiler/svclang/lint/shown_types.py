"""The declared structures that callers of an API see.

In: the context of a rule. Out: those that stand in what a route takes or answers with, at any
depth, each once, in the order in which the routes need them.
"""

from __future__ import annotations

from ..model.mapping_limits import opened
from ..model.types import DeclaredType, ListOf, MapOf, Struct, Type
from .bound_routes import bound_routes
from .rule import Context


def shown_types(context: Context) -> tuple[DeclaredType, ...]:
    """The structures, not the closed sets and the names of scalars."""
    return context.once(_shown_types)


def _shown_types(context: Context) -> tuple[DeclaredType, ...]:
    found: dict[str, DeclaredType] = {}
    for bound in bound_routes(context):
        for type_ in (*(each.field.type for each in bound.bindings), bound.answer):
            if type_ is not None:
                _gather(type_, context.model.types, found)
    return tuple(each for each in found.values() if isinstance(each.type, Struct))


def _gather(type_: Type, types: dict[str, DeclaredType], found: dict[str, DeclaredType]) -> None:
    names, below = opened(type_, types)
    if any(name in found for name in names):
        return
    found.update((name, types[name]) for name in names)
    if isinstance(below, ListOf | MapOf):
        _gather(below.item if isinstance(below, ListOf) else below.value, types, found)
    for field in below.fields if isinstance(below, Struct) else ():
        _gather(field.type, types, found)

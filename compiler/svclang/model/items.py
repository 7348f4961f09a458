"""What items of tables can hold, as far as a mapping template can say it.

In: types of the model. Out: the kinds of attribute values that they are, and what keeps a template
from writing or reading them.
https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
"""

from __future__ import annotations

from ..named_tuples import NamedTuple
from .mapping_limits import addressable, opened
from .types import DeclaredType, Field, ListOf, MapOf, Scalar, Struct, Type, underlying

Types = dict[str, DeclaredType]

_SCALARS = {"int": "N", "long": "N", "float": "N", "bool": "BOOL", "bytes": "B"}


def attribute_type(type_: Type) -> str:
    """The kind of attribute value that a type is, once names are looked through."""
    if isinstance(type_, Struct | MapOf):
        return "M"
    if isinstance(type_, ListOf):
        return "L"
    return _SCALARS.get(type_.kind, "S") if isinstance(type_, Scalar) else "S"


class Unmapped(NamedTuple):
    """A part of a type that no template can write as an attribute value, and why."""

    type: Type
    why: str


def unmapped(type_: Type, types: Types, within: frozenset[str] = frozenset()) -> Unmapped | None:
    """What in a type no template can map; None where all is well."""
    names, below = opened(type_, types)
    if within & set(names):
        return Unmapped(type_, f"`{names[0]}` holds itself, and no template walks through that")
    inner = within | set(names)
    if isinstance(below, Scalar) and below.kind == "any":
        return Unmapped(type_, "nobody knows what an `any` is as an attribute")
    if isinstance(below, ListOf):
        return unmapped(below.item, types, inner)
    if isinstance(below, MapOf):
        return unmapped(below.value, types, inner)
    for field in below.fields if isinstance(below, Struct) else ():
        if not addressable(field.name.text):
            return Unmapped(field.type, f"no template can name the field `{field.name.text}`")
        found = unmapped(field.type, types, inner)
        if found is not None:
            return found
    return None


class Page(NamedTuple):
    """The type of a page: the field with the items, and the one that says where it ends."""

    items: Field
    next: Field | None


def page_of(type_: Type | None, types: Types) -> Page | None:
    """What a type is as a page of items; None where it is none."""
    below = underlying(type_, types) if type_ is not None else None
    if not isinstance(below, Struct):
        return None
    lists = [field for field in below.fields if _is_list_of_structs(field, types)]
    rest = [field for field in below.fields if field not in lists]
    if len(lists) != 1 or len(rest) > 1 or any(not _is_token(field, types) for field in rest):
        return None
    return Page(lists[0], rest[0] if rest else None)


def _is_list_of_structs(field: Field, types: Types) -> bool:
    below = underlying(field.type, types)
    return isinstance(below, ListOf) and isinstance(underlying(below.item, types), Struct)


def _is_token(field: Field, types: Types) -> bool:
    below = underlying(field.type, types)
    return field.optional and isinstance(below, Scalar) and below.kind == "string"

"""The type system of the model: what the syntax's types mean once their names are resolved.

Derived types (`without`, `with`, `partial`, `A & B`) are worked out: what is left are scalars,
closed sets of strings, lists, maps, structures and references to declared types by name. `T?` is
an `Optional`; a field or parameter of such a type may be absent.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from ..named_tuples import NamedTuple
from ..source import Span
from ..syntax.nodes import Name

ScalarKind = Literal[
    "string",
    "int",
    "long",
    "float",
    "bool",
    "date",
    "datetime",
    "uuid",
    "email",
    "uri",
    "bytes",
    "any",
]

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Scalar(NamedTuple):
    """A built-in type. `low` and `high` bound a number's value or a string's length."""

    kind: ScalarKind
    span: Span
    low: int | float | None = None
    high: int | float | None = None
    pattern: str | None = None


class Unresolved(Scalar):
    """Stands, as an `any`, where a type could not be resolved, so that it is one mistake only."""

    __slots__ = ()


def unresolved(span: Span) -> Scalar:
    """What stands at a place whose type could not be resolved."""
    return Unresolved("any", span)


class Choice(NamedTuple):
    """A closed set of strings. `docs` has the doc of each value, where any of them has one."""

    values: tuple[str, ...]
    span: Span
    docs: tuple[str, ...] = ()


class ListOf(NamedTuple):
    """A list; `low` and `high` bound its length."""

    item: Type
    span: Span
    low: int | None = None
    high: int | None = None
    unique: bool = False


class MapOf(NamedTuple):
    """A map from strings; `low` and `high` bound its size."""

    value: Type
    span: Span
    low: int | None = None
    high: int | None = None


class Struct(NamedTuple):
    """A structure with its fields in order."""

    fields: tuple[Field, ...]
    span: Span

    @property
    def by_name(self) -> dict[str, Field]:
        """The fields by their names; of two that are called alike, the first."""
        return {field.name.text: field for field in reversed(self.fields)}

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((field for field in self.fields if field.name.text == name), None)


class Named(NamedTuple):
    """A declared type or enum, by its name; `Model.types` has what it stands for."""

    name: str
    span: Span


class Optional(NamedTuple):
    """`T?`: may be absent."""

    of: Type
    span: Span


Type: TypeAlias = Scalar | Choice | ListOf | MapOf | Struct | Named | Optional


class Default(NamedTuple):
    """What is used where a field or parameter is absent."""

    value: Json
    span: Span


class Field(NamedTuple):
    """A field of a structure, or a parameter of a function.

    `type` is never an `Optional`: that is `optional`. A field with a default need not be given.
    """

    name: Name
    type: Type
    optional: bool
    default: Default | None
    span: Span
    doc: str = ""

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return not self.optional and self.default is None


class DeclaredType(NamedTuple):
    """A `type` or `enum` with its name. `swagger` is merged into its JSON Schema."""

    name: Name
    type: Type
    span: Span
    doc: str = ""
    swagger: tuple[object, ...] = ()


def underlying(type_: Type, types: dict[str, DeclaredType]) -> Type:
    """What a type is once declared names and `?` are looked through."""
    while True:
        if isinstance(type_, Optional):
            type_ = type_.of
        elif isinstance(type_, Named) and type_.name in types:
            type_ = types[type_.name].type
        else:
            return type_


def of_each(type_: Type, types: dict[str, DeclaredType]) -> Type:
    """The same of the items of a list; of anything else, of itself."""
    type_ = underlying(type_, types)
    return underlying(type_.item, types) if isinstance(type_, ListOf) else type_

"""Structures made of structures: `without`, `with`, `partial` and `A & B`.

In: structures, whose fields keep their docs. Out: the structure that is derived.

    { a: int, b: int = 1 } without a         ->  { b: int = 1 }
    { a: int, b: int = 1 } with { b: long }  ->  { a: int, b: long }     (in the same place)
    partial { a: int, b: int = 1 }           ->  { a: int?, b: int? }    (a default would fill in)
    { a: int } & { b: int }                  ->  { a: int, b: int }
"""

from __future__ import annotations

from collections.abc import Sequence

from ..advice import write_nearest
from ..diagnostics import Diagnostic, Related, listed
from ..source import Span
from ..syntax.nodes import Name
from .similar import similar_field
from .types import Choice, Field, ListOf, MapOf, Named, Optional, Scalar, Struct, Type


def without_fields(
    base: Struct, names: Sequence[Name], span: Span, diagnostics: list[Diagnostic]
) -> Struct:
    """The structure without the named fields, each of which must be there."""
    known = base.by_name
    for name in names:
        if name.text not in known:
            diagnostics.append(
                Diagnostic(
                    "unknown-field",
                    f"there is no field `{name.text}` to leave out",
                    name.span,
                    related=(
                        *similar_field(name.text, known),
                        Related(base.span, "the structure"),
                    ),
                    **write_nearest(
                        name.span,
                        known,
                        f"its fields are {listed(known)}" if known else "",
                        word=name.text,
                    ),
                )
            )
    left_out = {name.text for name in names}
    return Struct(tuple(field for field in base.fields if field.name.text not in left_out), span)


def with_fields(base: Struct, fields: Sequence[Field], span: Span) -> Struct:
    """The structure with further fields; one that is there already is replaced in its place.

    A field that replaces another takes over its doc where it has none itself.
    """
    new = {field.name.text: field for field in fields}
    kept: list[Field] = []
    for field in base.fields:
        other = new.pop(field.name.text, None)
        kept.append(other._replace(doc=other.doc or field.doc) if other else field)
    return Struct((*kept, *new.values()), span)


def partial(base: Struct, span: Span) -> Struct:
    """The structure with every field optional, and no defaults: absent then means unchanged."""
    fields = tuple(field._replace(optional=True, default=None) for field in base.fields)
    return Struct(fields, span)


def both(parts: Sequence[Struct], span: Span, diagnostics: list[Diagnostic]) -> Struct:
    """The structure with the fields of all parts; what several have must be the same in each."""
    fields: dict[str, Field] = {}
    for part in parts:
        for field in part.fields:
            first = fields.setdefault(field.name.text, field)
            if _same_field(first, field):
                continue
            diagnostics.append(
                Diagnostic(
                    "field-clash",
                    f"`{field.name.text}` is not the same in both",
                    span,
                    related=(
                        Related(first.span, "it is one thing here"),
                        Related(field.span, "and another here"),
                    ),
                    help="leave it out of one, as in `type Other = A without "
                    f"{field.name.text}`, and combine that",
                )
            )
    return Struct(tuple(fields.values()), span)


def _same_field(one: Field, other: Field) -> bool:
    if one.optional != other.optional or not same_type(one.type, other.type):
        return False
    if one.default is None or other.default is None:
        return one.default is other.default
    return one.default.value == other.default.value


def same_type(one: Type, other: Type) -> bool:
    """Whether two types are written alike, wherever they stand."""
    if isinstance(one, Optional) and isinstance(other, Optional):
        return same_type(one.of, other.of)
    if isinstance(one, ListOf) and isinstance(other, ListOf):
        return one[2:] == other[2:] and same_type(one.item, other.item)
    if isinstance(one, MapOf) and isinstance(other, MapOf):
        return one[2:] == other[2:] and same_type(one.value, other.value)
    if isinstance(one, Struct) and isinstance(other, Struct):
        return len(one.fields) == len(other.fields) and all(
            a.name.text == b.name.text and _same_field(a, b)
            for a, b in zip(one.fields, other.fields, strict=True)
        )
    if isinstance(one, Choice) and isinstance(other, Choice):
        return one.values == other.values
    if isinstance(one, Named) and isinstance(other, Named):
        return one.name == other.name
    return (
        isinstance(one, Scalar)
        and isinstance(other, Scalar)
        and one._replace(span=other.span) == other
    )

"""What a mapping template of API Gateway can name and write, for those who check and who render.

In: names, errors and types of the model. Out: whether a template can say them.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..named_tuples import NamedTuple
from .nodes import ErrorType
from .types import (
    Choice,
    DeclaredType,
    Field,
    ListOf,
    MapOf,
    Named,
    Optional,
    Scalar,
    Struct,
    Type,
    underlying,
)

Types = dict[str, DeclaredType]

RESERVED_ERROR_NAMES = frozenset({"RequestId"})
"""Names that no error may have: Lambda's own messages begin with them and a colon."""

RESERVED_RESULT_FIELDS = frozenset({"errorMessage", "errorType"})
"""Fields that no result should have: they are how Lambda reports a failure."""

_ADDRESSABLE = re.compile(r"""[^'"\\$#\[\]{}\x00-\x1f]+""")


def addressable(name: str) -> bool:
    """Whether a JSONPath in a template can name a field: not where it has quotes, `$` or `#`."""
    return _ADDRESSABLE.fullmatch(name) is not None


def can_be_addressed(struct: Struct) -> bool:
    """Whether a JSONPath can name every field of a structure."""
    return _unnameable(struct) is None


# --- Errors ---------------------------------------------------------------------------------------


def unsupported_error_fields(error: ErrorType, types: Types) -> list[Field]:
    """The fields of an error that no template can write.

    What can be written are scalars but `any`, lists of them, and structures of these that do not
    hold themselves. `error` and `message` are in every error already.
    """
    taken = [field for field in error.fields if field.name.text in ("error", "message")]
    others = [field for field in error.fields if field not in taken]
    return taken + _unsupported(others, types, frozenset())


def _unsupported(fields: Sequence[Field], types: Types, within: frozenset[str]) -> list[Field]:
    found = []
    for field in fields:
        names, type_ = opened(field.type, types)
        if within & set(names):
            found.append(field)
            continue
        below = underlying(type_.item, types) if isinstance(type_, ListOf) else type_
        if isinstance(type_, Struct) and addressable(field.name.text):
            found += _unsupported(type_.fields, types, within | set(names))
        elif not _is_scalar(below) or not addressable(field.name.text):
            found.append(field)
    return found


def _is_scalar(type_: Type) -> bool:
    return isinstance(type_, Choice) or (isinstance(type_, Scalar) and type_.kind != "any")


# --- Defaults in bodies ---------------------------------------------------------------------------


class Unapplied(NamedTuple):
    """A field whose default no template applies.

    `unnameable` is the field that no JSONPath can name, where that is the reason, and `within`
    the name of the type that has it, empty where it has none.
    """

    field: Field
    unnameable: Field | None = None
    within: str = ""


def unapplied_defaults(type_: Type, types: Types) -> list[Unapplied]:
    """The fields in the type of a body whose defaults no template applies, each once.

    Those are the fields of structures in lists and maps, of structures that hold themselves, and
    of structures in which a name has quotes or the like, so that no JSONPath can lead to it.
    """
    found: dict[tuple[object, ...], Unapplied] = {}
    _walk(type_, types, (), set(), found)
    return list(found.values())


def nested_defaults(type_: Type, types: Types) -> list[Field]:
    """All fields in a type that have a default, each once."""
    found: dict[tuple[object, ...], Unapplied] = {}
    _walk(type_, types, (), set(), found, reached=False)
    return [each.field for each in found.values()]


def _walk(
    type_: Type,
    types: Types,
    within: tuple[str, ...],
    seen: set[str],
    found: dict[tuple[object, ...], Unapplied],
    reached: bool = True,
    why: tuple[Field | None, str] = (None, ""),
) -> None:
    """Gather the fields whose defaults are not applied; `reached` says that those here may be.

    `why` is what no JSONPath can name, and where, in a structure around this one.
    """
    names, below = opened(type_, types)
    reached = reached and not set(names) & set(within)
    if not reached and seen & set(names):
        return
    seen |= set() if reached else set(names)
    if isinstance(below, ListOf | MapOf):
        inner = below.item if isinstance(below, ListOf) else below.value
        _walk(inner, types, (*within, *names), seen, found, False, why)
    if isinstance(below, Struct):
        if reached and not can_be_addressed(below):
            reached, why = False, (_unnameable(below), names[-1] if names else "")
        for field in below.fields:
            if field.default is not None and not reached:
                found.setdefault((field.name.text, *field.span[1:]), Unapplied(field, *why))
            _walk(field.type, types, (*within, *names), seen, found, reached, why)


def _unnameable(struct: Struct) -> Field | None:
    return next((field for field in struct.fields if not addressable(field.name.text)), None)


def opened(type_: Type, types: Types) -> tuple[tuple[str, ...], Type]:
    """The declared names that a type goes by, and what it is."""
    names: list[str] = []
    while isinstance(type_, Optional | Named):
        if isinstance(type_, Optional):
            type_ = type_.of
        elif type_.name in types and type_.name not in names:
            names.append(type_.name)
            type_ = types[type_.name].type
        else:
            break
    return tuple(names), type_

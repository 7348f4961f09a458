"""A structure or a pattern that is written again and again.

What it finds
    The same structure of three fields or more, written in two places or more without a name; and
    the same text with a pattern in three places or more.

Why it is bad
    Where one is changed, the others have to be found. In the Swagger, each is a schema of its own,
    and who generates a client from it gets as many classes.

Example
    function get_home(id: uuid) -> { street: string, zip: string, city: string }
    function get_work(id: uuid) -> { street: string, zip: string, city: string }

    api { auth iam; GET /homes/{id} -> get_home; GET /works/{id} -> get_work }

Use instead
    type Address { street: string, zip: string, city: string }

    function get_home(id: uuid) -> Address
    function get_work(id: uuid) -> Address

    api { auth iam; GET /homes/{id} -> get_home; GET /works/{id} -> get_work }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from ...diagnostics import Related
from ...source import Span
from ...syntax.nodes import NamedType, Pattern, StructType, TypeDeclaration
from ..rule import Context, Finding, Rule
from ..trees import nodes_within

_FEWEST_FIELDS = 3
_FEWEST_STRUCTURES = 2
_FEWEST_PATTERNS = 3
_MOST_SHOWN = 3

_Fields: TypeAlias = frozenset[tuple[str, str]]


def check(context: Context) -> Iterator[Finding]:
    """A finding for each of them, where it is written first."""
    for places in _structures(context).values():
        if len(places) >= _FEWEST_STRUCTURES:
            yield _finding("this structure", places)
    for places in _patterns(context).values():
        if len(places) >= _FEWEST_PATTERNS:
            yield _finding("this pattern", places)


def _finding(what: str, places: list[Span]) -> Finding:
    first, *others = places
    return Finding(
        f"{what} is written in {len(places)} places",
        first,
        related=tuple(Related(each, "again here") for each in others[:_MOST_SHOWN]),
        help="declare it as a `type`, and name it",
    )


def _structures(context: Context) -> dict[_Fields, list[Span]]:
    """The places of every structure, where it has no name."""
    found: dict[_Fields, list[Span]] = {}
    for struct, around in nodes_within(context, StructType):
        if len(struct.fields) >= _FEWEST_FIELDS and not isinstance(around, TypeDeclaration):
            fields = frozenset(
                (field.name.text, _plain(field.type.span)) for field in struct.fields
            )
            found.setdefault(fields, []).append(struct.span)
    return found


def _patterns(context: Context) -> dict[str, list[Span]]:
    """The places of every type with a pattern, where it has no name."""
    found: dict[str, list[Span]] = {}
    for named, around in nodes_within(context, NamedType):
        patterned = any(isinstance(each, Pattern) for each in named.constraints)
        if patterned and not isinstance(around, TypeDeclaration):
            found.setdefault(_plain(named.span), []).append(named.span)
    return found


def _plain(span: Span) -> str:
    return " ".join(span.text.split())


RULE = Rule("repeated-type", check, severity="note")

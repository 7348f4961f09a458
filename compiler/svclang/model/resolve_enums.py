"""Enums: closed sets of strings whose values have names of their own.

    enum Size { small = "S", large = "L" }   ->  "S" | "L"

In: the declaration. Out: the declared type; a name or a value that is there twice is reported.
"""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..source import Span
from ..syntax.nodes import EnumDeclaration, EnumMember
from .type_problems import doubled_choice
from .types import Choice, DeclaredType, unresolved


def resolve_enum(node: EnumDeclaration, diagnostics: list[Diagnostic]) -> DeclaredType:
    """The enum as a closed set of the values that its members stand for."""
    members = _distinct(node, diagnostics)
    if not members:
        diagnostics.append(_empty(node))
        return DeclaredType(node.name, unresolved(node.name.span), node.span, node.doc)
    values = tuple(member.value for member in members)
    docs = tuple(member.doc for member in members)
    choice = Choice(values, node.name.span, docs if any(docs) else ())
    return DeclaredType(node.name, choice, node.span, node.doc)


def _distinct(node: EnumDeclaration, diagnostics: list[Diagnostic]) -> list[EnumMember]:
    names: dict[str, Span] = {}
    values: dict[str, Span] = {}
    kept = []
    for member in node.members:
        name, value = member.name.text, member.value
        if name in names:
            diagnostics.append(doubled_choice(name, member.name.span, names[name]))
        elif value in values:
            diagnostics.append(doubled_choice(value, member.span, values[value]))
        else:
            kept.append(member)
        names.setdefault(name, member.name.span)
        values.setdefault(value, member.span)
    return kept


def _empty(node: EnumDeclaration) -> Diagnostic:
    return Diagnostic(
        "empty-enum",
        f"`{node.name.text}` has no values",
        node.name.span,
        help=f"as in `enum {node.name.text} {{ one, other }}`",
    )

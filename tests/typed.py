"""Types of a source text, resolved and printed again: what the tests of types have in common.

shown("type A { b: int(1..3)? }", "A")   ->  "{ b?: int(1..3) }"
problems("type A { b: strng }")          ->  ["unknown-type: strng"]
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from svclang.diagnostics import Diagnostic
from svclang.model.resolve_types import TypeScope
from svclang.model.symbols import collect_symbols
from svclang.model.types import (
    Choice,
    Field,
    ListOf,
    MapOf,
    Named,
    Optional,
    Scalar,
    Struct,
    Type,
)
from svclang.source import Source
from svclang.syntax import parse
from svclang.syntax.nodes import Declaration, EnumDeclaration, TypeDeclaration


def declarations(text: str) -> tuple[Declaration, ...]:
    """The declarations of a text without mistakes of syntax."""
    file = parse(Source("test.svc", text))
    assert not file.diagnostics, file.diagnostics
    return file.declarations


def scope_of(text: str) -> TypeScope:
    """The types of a text, resolved."""
    file = parse(Source("test.svc", text))
    assert not file.diagnostics, file.diagnostics
    symbols, twice = collect_symbols([file])
    assert not twice, twice
    declared = {
        symbol.name.text: symbol.node
        for symbol in symbols.names.values()
        if isinstance(symbol.node, TypeDeclaration | EnumDeclaration)
    }
    scope = TypeScope(declared, symbols.others("type", "enum"), symbols.lost)
    scope.resolve_all()
    return scope


def listed(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Each diagnostic as its rule and what it marks."""
    return [f"{found.rule}: {found.span.text}" for found in diagnostics]


def problems(text: str) -> list[str]:
    """What is wrong with the types of a text."""
    return listed(scope_of(text).diagnostics)


def the_problem(text: str) -> Diagnostic:
    """The one thing that is wrong with the types of a text."""
    (found,) = scope_of(text).diagnostics
    return found


def shown(text: str, name: str) -> str:
    """What a declared type of a text without mistakes means, printed."""
    scope = scope_of(text)
    assert not scope.diagnostics, scope.diagnostics
    return show(scope.types[name].type)


def show(type_: Type) -> str:
    """A type in the language's own words, as far as it has them."""
    if isinstance(type_, Optional):
        return f"{show(type_.of)}?"
    if isinstance(type_, Named):
        return type_.name
    if isinstance(type_, Choice):
        return " | ".join(f'"{value}"' for value in type_.values)
    if isinstance(type_, ListOf):
        unique = ["unique"] if type_.unique else []
        return f"[{show(type_.item)}]{_constraints(type_.low, type_.high, *unique)}"
    if isinstance(type_, MapOf):
        return f"[string: {show(type_.value)}]{_constraints(type_.low, type_.high)}"
    if isinstance(type_, Struct):
        return f"{{ {', '.join(map(_show_field, type_.fields))} }}"
    assert isinstance(type_, Scalar)
    pattern = [f"/{type_.pattern}/"] if type_.pattern is not None else []
    return type_.kind + _constraints(type_.low, type_.high, *pattern)


def _show_field(field: Field) -> str:
    mark = "?" if field.optional else ""
    default = f" = {json.dumps(field.default.value)}" if field.default else ""
    return f"{field.name.text}{mark}: {show(field.type)}{default}"


def _constraints(low: float | None, high: float | None, *others: str) -> str:
    bounds = [] if low is high is None else [f"{_bound(low)}..{_bound(high)}"]
    words = [*bounds, *others]
    return f"({', '.join(words)})" if words else ""


def _bound(bound: float | None) -> str:
    return "" if bound is None else str(bound)

"""Types that need themselves to exist: no value of them could ever be written down.

    type A { b: B }          A needs B, and B needs A: an error at `b: B`.
    type B { a: A }          With `a: A?`, `a: [A]` or `a: [string: A]` it ends.

In: the resolved types. Out: an error for each circle, at the first of its fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..diagnostics import Diagnostic, Related
from ..named_tuples import NamedTuple
from ..source import Span
from .types import DeclaredType, ListOf, MapOf, Named, Struct, Type


class _Need(NamedTuple):
    """One type needs another, where `span` says so."""

    owner: str
    target: str
    span: Span


def endless_types(types: Mapping[str, DeclaredType]) -> list[Diagnostic]:
    """An error for each circle of types that need each other to exist."""
    found: list[Diagnostic] = []
    done: set[str] = set()
    for name in types:
        if name not in done:
            found.extend(_report(circle) for circle in _circles(name, types, done))
    return found


def _circles(
    name: str, types: Mapping[str, DeclaredType], done: set[str]
) -> Iterator[tuple[_Need, ...]]:
    """The circles that can be reached from a type; a walk in depth, its path kept by hand."""
    path: list[_Need] = []
    names = [name]
    waiting = [iter(_needs_of(name, types))]
    while waiting:
        need = next(waiting[-1], None)
        if need is None:
            waiting.pop()
            done.add(names.pop())
            if path:
                path.pop()
        elif need.target in names:
            yield (*path[names.index(need.target) :], need)
        elif need.target in types and need.target not in done:
            path.append(need)
            names.append(need.target)
            waiting.append(iter(_needs_of(need.target, types)))


def _needs_of(name: str, types: Mapping[str, DeclaredType]) -> list[_Need]:
    declared = types[name]
    return [_Need(name, target, span) for target, span in _needs(declared.type)]


def _needs(type_: Type) -> Iterator[tuple[str, Span]]:
    if isinstance(type_, Named):
        yield type_.name, type_.span
    elif isinstance(type_, Struct):
        for field in type_.fields:
            if field.required:
                for target, _ in _needs(field.type):
                    yield target, field.span
    elif isinstance(type_, ListOf):
        yield from _needs(type_.item) if type_.low else ()
    elif isinstance(type_, MapOf):
        yield from _needs(type_.value) if type_.low else ()


def _report(circle: tuple[_Need, ...]) -> Diagnostic:
    first, *others = circle
    names = " → ".join(f"`{need.owner}`" for need in (*circle, first))
    return Diagnostic(
        "endless-type",
        f"no value of `{first.owner}` can ever be complete: {names}",
        first.span,
        label=f"needs a `{first.target}`",
        related=tuple(Related(need.span, f"which needs a `{need.target}`") for need in others),
        help="let one of these be absent (`?`), or hold it in a list or a map",
    )

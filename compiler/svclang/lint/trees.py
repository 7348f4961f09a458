"""The nodes of all trees by what they are, for rules about how something is written.

In: the trees of all files. Out: the nodes of one kind or of several, those of each kind in the
order of the source, each with what it stands in. The trees are walked once for all rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from ..source import Span
from ..syntax.nodes import Name
from .rule import Context

T = TypeVar("T")


def nodes_of(context: Context, kind: type[T]) -> Iterator[T]:
    """Every node of a kind, in all files."""
    for node, _ in context.once(_by_kind).get(kind, ()):
        yield node


def nodes_within(context: Context, kind: type[T]) -> Iterator[tuple[T, Any]]:
    """Every node of a kind with the node around it, None for a declaration."""
    yield from context.once(_by_kind).get(kind, ())


def _by_kind(context: Context) -> dict[type, list[tuple[Any, Any]]]:
    found: dict[type, list[tuple[Any, Any]]] = {}
    for file in context.files:
        _gather(file.declarations, None, found)
    return found


def _gather(parts: Any, around: Any, found: dict[type, list[tuple[Any, Any]]]) -> None:
    for part in parts:
        if not isinstance(part, tuple) or isinstance(part, Span | Name):
            continue
        if type(part) is tuple:
            _gather(part, around, found)
        else:
            found.setdefault(type(part), []).append((part, around))
            _gather(part, part, found)

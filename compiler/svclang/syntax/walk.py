"""Everything in a tree, for those who look for one kind of node wherever it stands.

In: a node, or several. Out: the nodes of a kind in them, themselves included, in the order of the
source.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from ..source import Span

T = TypeVar("T")


def nodes_of(kind: type[T], tree: object) -> Iterator[T]:
    """The nodes of a kind; one of them may stand in another."""
    if isinstance(tree, kind):
        yield tree
    if isinstance(tree, tuple) and not isinstance(tree, Span):
        for part in tree:
            if isinstance(part, tuple):
                yield from nodes_of(kind, part)

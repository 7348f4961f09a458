"""What stands in a tree: every node of a kind, or the nodes at one place.

In: a node, or several, or a file. Out: nodes, or comments, in the order of the source. A place is
looked up in the time that it takes to find a word in a dictionary.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from ..source import Span
from .nodes import Comment, File

T = TypeVar("T")


def nodes_of(kind: type[T], tree: object) -> Iterator[T]:
    """The nodes of a kind; one of them may stand in another."""
    if isinstance(tree, kind):
        yield tree
    if isinstance(tree, tuple) and not isinstance(tree, Span):
        for part in tree:
            if isinstance(part, tuple):
                yield from nodes_of(kind, part)


def nodes_at(tree: Iterable[Any], at: int) -> Iterator[Any]:
    """The nodes that an offset stands in, from the outside to the inside."""
    for part in _possible(tree, at):
        if not isinstance(part, tuple) or isinstance(part, Span):
            continue
        span = getattr(part, "span", None)
        if span is None:
            found = list(nodes_at(part, at))
            if found:
                yield from found
                return
        elif span.start <= at < span.end:
            yield part
            yield from nodes_at(part, at)
            return


def comments_in(file: File, span: Span) -> Sequence[Comment]:
    """The comments of a file that stand in a span."""
    first = bisect_left(file.comments, span.start, key=_start)
    last = bisect_right(file.comments, span.end, key=_end)
    return file.comments[first:last]


def _possible(parts: Iterable[Any], at: int) -> Iterable[Any]:
    """Of parts in the order of the source, the one that an offset may stand in."""
    if type(parts) is not tuple or not all(hasattr(part, "span") for part in parts[:1]):
        return parts
    behind = bisect_right(parts, at, key=_start)
    return parts[max(behind - 1, 0) : behind]


def _start(part: Any) -> int:
    start: int = part.span.start
    return start


def _end(part: Any) -> int:
    end: int = part.span.end
    return end

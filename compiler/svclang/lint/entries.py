"""The entries of data, those within others too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..syntax.nodes import Block, ListValue, Pair, Value


def entries_within(values: Iterable[Value | None]) -> Iterator[Pair]:
    """Every `key: value` in some values, at whatever depth, in the order of the source."""
    for value in values:
        if isinstance(value, Block):
            for entry in value.entries:
                yield entry
                yield from entries_within((entry.value,))
        elif isinstance(value, ListValue):
            yield from entries_within(value.items)

"""What values are made of.

In: a value, or an entry of data. Out: the values in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .nodes import Block, Call, ListValue, Pair, Value


def items_of(value: Value) -> Sequence[Value]:
    """The items of a list; anything else alone, where one can stand for a list of one."""
    return value.items if isinstance(value, ListValue) else (value,)


def leaves(value: Value | Pair) -> Iterator[Value]:
    """The values that a value is made of and that hold no others, in order."""
    if isinstance(value, ListValue):
        for item in value.items:
            yield from leaves(item)
    elif isinstance(value, Block):
        for entry in value.entries:
            yield from leaves(entry.value)
    elif isinstance(value, Pair):
        yield from leaves(value.value)
    elif isinstance(value, Call):
        for argument in value.arguments:
            yield from leaves(argument)
    else:
        yield value

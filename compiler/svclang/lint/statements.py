"""Statements of policies that a source writes in CloudFormation's own words.

    Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }]  →  allows "s3:*"

In: a service. Out: a `Statement` for each that allows something, in a raw resource, in the order of
the source. What only the deployment knows is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.nodes import RawResource
from ..named_tuples import NamedTuple
from ..syntax.nodes import Block, ListValue, Pair, Text, Value
from ..syntax.values import items_of
from .rule import Context


class Statement(NamedTuple):
    """What a policy allows: its entries by their names, and the resource that it stands in."""

    owner: RawResource
    entries: dict[str, Pair]

    def texts(self, name: str) -> Iterator[Text]:
        """The texts of an entry, which is one of them or a list."""
        entry = self.entries.get(name)
        yield from texts_in(entry.value) if entry is not None else ()


def texts_in(value: Value) -> Iterator[Text]:
    """A text, or those of a list."""
    yield from (item for item in items_of(value) if isinstance(item, Text))


def statements(context: Context) -> tuple[Statement, ...]:
    """What policies allow that are written by hand."""
    return tuple(
        Statement(raw, entries)
        for raw in context.model.raw_resources.values()
        for entries in _allowing(raw.properties)
    )


def _allowing(value: Value | None) -> Iterator[dict[str, Pair]]:
    if isinstance(value, ListValue):
        for item in value.items:
            yield from _allowing(item)
    elif isinstance(value, Block):
        entries = {entry.key.text: entry for entry in value.entries}
        effect = entries.get("Effect")
        if effect is not None and isinstance(effect.value, Text) and effect.value.plain == "Allow":
            yield entries
        for entry in value.entries:
            yield from _allowing(entry.value)

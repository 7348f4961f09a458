"""The entries of data, those within others too.

In: values of the syntax, or a service. Out: `Pair`s in the order of the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.nodes import Model, Settings
from ..model.pools import client_settings
from ..syntax.nodes import Block, ListValue, Pair, Value
from .rule import Context


def entries_within(values: Iterable[Value | None]) -> Iterator[Pair]:
    """Every `key: value` in some values, at whatever depth, in the order of the source."""
    for value in values:
        if isinstance(value, Block):
            for entry in value.entries:
                yield entry
                yield from entries_within((entry.value,))
        elif isinstance(value, ListValue):
            yield from entries_within(value.items)


def properties(context: Context) -> tuple[Pair, ...]:
    """All that stands in raw resources and in `cfn { … }`: properties of CloudFormation."""
    model = context.model
    blocks = [raw.properties for raw in model.raw_resources.values()]
    blocks += [block for settings in _settings(model) for block in _by_hand(settings)]
    return tuple(entries_within(blocks))


def _settings(model: Model) -> Iterator[Settings]:
    yield from (function.settings for function in model.functions.values())
    yield from (api.settings for api in model.apis)
    for declared in model.declared.values():
        yield declared.settings
        if declared.kind == "pool":
            yield client_settings(declared)


def _by_hand(settings: Settings) -> Iterator[Block]:
    given = settings.get("cfn")
    yield from (given.value or ()) if given is not None else ()

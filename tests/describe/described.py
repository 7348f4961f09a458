"""Services for the tests of `svc describe`, and what is found in them."""

from __future__ import annotations

from building import read
from svclang.describe.inventory import FunctionEntry, Inventory, ResourceEntry, inventory
from svclang.model.nodes import Surroundings
from svclang.settle import settle_source
from svclang.source import Source

HEAD = 'service shop { runtime nodejs24.x; code "." }\n'


def described(text: str, stage: str = "dev") -> Inventory:
    """The inventory of declarations in a service called `shop`."""
    return of_source(Source("shop.svc", HEAD + text), stage)


def of_source(source: Source, stage: str = "dev") -> Inventory:
    """The inventory of a source without errors."""
    settled = settle_source(source, read, Surroundings(stage))
    model = settled.sound
    assert model is not None, [found.message for found in settled.diagnostics]
    return inventory(model)


def function(found: Inventory, name: str) -> FunctionEntry:
    """The entry of a function."""
    return next(entry for entry in found.functions if entry.name == name)


def resource(found: Inventory, name: str) -> ResourceEntry:
    """The entry of a resource."""
    return next(entry for entry in found.resources if entry.name == name)


def triggers(found: Inventory, name: str) -> list[tuple[str, ...]]:
    """The triggers of a function, with what is not empty of each."""
    return [tuple(filter(None, trigger)) for trigger in function(found, name).triggers]


def uses(entry: FunctionEntry | ResourceEntry) -> list[str]:
    """What an entry names of others: `retry queue dead_jobs`."""
    return [f"{use.setting} {use.kind} {use.name}".strip() for use in entry.uses]

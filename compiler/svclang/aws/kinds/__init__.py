"""The kinds of resources that the language knows by a word of their own, a file each.

A file is read when a declaration of its kind is met, so that a service pays for what it uses.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from ..attributes import ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..attributes import Attribute
    from ..kind import Kind

KINDS = (
    "table",
    "bucket",
    "queue",
    "topic",
    "stream",
    "bus",
    "event",
    "every",
    "cron",
    "secret",
    "machine",
    "pool",
    "plan",
    "key",
    "domain",
    "layer",
    "logs",
)
# Declared without a name of their own: `every 5m -> cleanup`.
SCHEDULES = ("every", "cron")


@cache
def kind_named(name: str) -> Kind | None:
    """What is known of a kind, None where the language has no such word."""
    if name not in KINDS:
        return None
    kind: Kind = import_module(f"{__name__}.{name}").KIND
    return kind


def attributes_of(kind: str) -> Mapping[str, Attribute] | None:
    """What a reference to a declaration of a kind can name; None where it has no value at all."""
    resource = kind_named(kind)
    return resource.attributes or None if resource is not None else ATTRIBUTES.get(kind)

"""What the `cors` of a route says.

In: a route whose settings have been inherited. Out: the setting, and what it means whatever its
places, so that two of them can be compared.
"""

from __future__ import annotations

from typing import Any

from ..syntax.nodes import Reference, Text
from .nodes import Given, Route


def cors_of(route: Route) -> Given | None:
    """The `cors` that holds for a route; None where there is none, or it is off."""
    given = route.settings.get("cors")
    return given if given is not None and given.value is not None else None


def meaning(value: Any) -> Any:
    """A value without its places, to be compared."""
    if isinstance(value, Given):
        return meaning(value.value)
    if isinstance(value, Reference):
        return value.path
    if isinstance(value, Text):
        return tuple(meaning(part) for part in value.parts)
    if isinstance(value, dict):
        return {key: meaning(part) for key, part in value.items()}
    return value

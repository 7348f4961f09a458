"""What several checks ask of the values of settings."""

from __future__ import annotations

from ..model.nodes import Given


def is_unread(given: Given | None) -> bool:
    """Whether a setting is there, but could not be understood."""
    return given is not None and given.value is None and given.span == given.name

"""The resources of a service by their kind, for rules that are about one of them."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.nodes import DeclaredResource
from .rule import Context


def of_kind(context: Context, *kinds: str) -> Iterator[DeclaredResource]:
    """The resources of one kind, or of several, in the order of the source."""
    for declared in context.model.declared.values():
        if declared.kind in kinds:
            yield declared

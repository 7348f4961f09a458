"""Where the names stand that a misspelt one was most likely meant to be.

In: the misspelt name, and what has names. Out: a related place, for whichever of the two is wrong:
the name that is used, or the one that is declared.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..diagnostics import Related, nearest, with_article
from ..source import Span
from .types import Field


def similar(name: str | None, kind: str, places: Mapping[str, Span]) -> tuple[Related, ...]:
    """The place of a name that is offered, where it is one of those that have a place."""
    if name is None or name not in places:
        return ()
    return (Related(places[name], f"{with_article(kind)} with a similar name"),)


def similar_field(
    name: str, fields: Mapping[str, Field], kind: str = "field"
) -> tuple[Related, ...]:
    """The place of the field, or parameter, whose name is nearest."""
    candidate = nearest(name, fields)
    if candidate is None:
        return ()
    return similar(candidate, kind, {candidate: fields[candidate].name.span})

"""Routes as a message names them.

In: routes of the model. Out: pieces of sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from .nodes import Route


def in_short(routes: Sequence[Route]) -> str:
    """The first of some routes, and how many others there are, as the subject of a sentence."""
    first, *others = routes
    named = f"`{first.method} {first.path.text}`"
    if not others:
        return named
    return f"{named} and {len(others)} other {'route' if len(others) == 1 else 'routes'}"

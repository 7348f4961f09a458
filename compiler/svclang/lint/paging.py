"""How callers ask for a part of a list: what the parameters for that are called.

In: the name of a parameter. Out: whether it says how many are wanted, or where to go on.
"""

from __future__ import annotations

from .words import listed, words_of

_LIMITS = listed(
    "count first last limit maxitems maxresults pagesize perpage size take top maxcount maxkeys"
)
_CURSORS = listed(
    "after before continuation continuationtoken cursor endingbefore exclusivestartkey lastkey"
    " marker next nextpage nexttoken offset page pagenumber pagetoken skip start startafter"
    " startingafter startkey starttoken token"
)


def is_limit(name: str) -> bool:
    """Whether a parameter says how many are wanted: `limit`, `page_size`, `maxResults`."""
    return "".join(words_of(name)) in _LIMITS


def is_cursor(name: str) -> bool:
    """Whether a parameter says where to go on: `after`, `page`, `next_token`."""
    return "".join(words_of(name)) in _CURSORS

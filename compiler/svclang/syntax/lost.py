"""The names that may have been declared in a part of a text that could not be understood.

    type type User { … }       →  User
    error 404 NotFound "…"     →  NotFound
    function (id: uuid)        →  any name at all

A reference to one of them is no further mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from .nodes import ANY_NAME
from .words import DECLARATIONS, meant_by

_HEAD = re.compile(r"(?:[^\n;{(=\"/-]++|-(?!>)|/(?!/))*+")
_WORD = re.compile(r"\b[A-Za-z_]\w*", re.ASCII)
_DECLARED = re.compile(
    r"^(?:(?:secret[ \t]+param|[A-Za-z_]\w*)[ \t]+([A-Za-z_]\w*)|(api)\b)", re.ASCII | re.MULTILINE
)
_NAMELESS = ("import", "every", "cron")
_MOST = 100_000


def names_in(text: str, start: int, end: int) -> Iterator[str]:
    """The words of a statement's first line, up to its braces, that can be the name it declares."""
    head = _HEAD.match(text, start, end)
    words = _WORD.findall(head[0]) if head else []
    keyword = next((word for word in words if word in DECLARATIONS), "")
    if not keyword and words and meant_by(words[0]):
        keyword = words.pop(0)
    if keyword in _NAMELESS:
        return
    names = [word for word in words if word not in DECLARATIONS] or words[1:]
    yield from names or ["api" if keyword == "api" else ANY_NAME]


def names_behind(text: str, start: int) -> Iterator[str]:
    """The names that the lines behind an offset declare, as far as their beginnings tell."""
    found = islice(_DECLARED.finditer(text, start), _MOST)
    return (named[1] or named[2] for named in found)

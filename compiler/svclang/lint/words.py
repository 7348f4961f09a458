"""Names taken apart into words, and as much English as rules about names need.

In: a name in any case, or a noun. Out: its words in lower case; whether a noun may be a plural, and
what its plural is. Where there is doubt, a noun is taken for a plural.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

VERBS: Mapping[str, str] = {
    **dict.fromkeys(("fetch", "get", "retrieve"), "GET"),
    **dict.fromkeys(("add", "create", "insert"), "POST"),
    **dict.fromkeys(("edit", "modify", "update"), "PATCH"),
    **dict.fromkeys(("delete", "destroy", "remove"), "DELETE"),
}
"""Verbs with the method of HTTP that says the same. What is as often a noun (`post`) is none."""

WORD = r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+"
"""A word of a name in any case."""

_IRREGULAR = {
    "child": "children",
    "foot": "feet",
    "goose": "geese",
    "man": "men",
    "mouse": "mice",
    "person": "people",
    "tooth": "teeth",
    "woman": "women",
    "criterion": "criteria",
    "index": "indexes",
    "matrix": "matrices",
    "phenomenon": "phenomena",
    "quiz": "quizzes",
    **{f"{stem}f": f"{stem}ves" for stem in ("cal", "hal", "lea", "shel", "thie", "wol")},
    **{f"{stem}fe": f"{stem}ves" for stem in ("kni", "li", "wi")},
    **{word: f"{word}es" for word in ("echo", "hero", "potato", "tomato", "veto")},
}
_PLURALS = {*_IRREGULAR.values(), "data", "indices", "media", "police", "staff"}


def listed(words: str) -> frozenset[str]:
    """Words that are listed with blanks between them."""
    return frozenset(words.split())


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name: `createdAt`, `created_at` and `created-at` are `created` and `at`."""
    return tuple(word.lower() for word in re.findall(WORD, name))


def may_be_plural(noun: str) -> bool:
    """Whether a noun in lower case is a plural, or looks like one as `bus` does."""
    return noun in _PLURALS or (noun.endswith("s") and not noun.endswith("ss"))


def plural_of(noun: str) -> str:
    """The plural of a noun in lower case."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if re.search("[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"

"""The words that declarations begin with, and those that people take for them."""

from __future__ import annotations

import re
from collections.abc import Iterable

DECLARATIONS = (
    *("import", "service", "param", "secret", "type", "enum", "error", "function", "authorizer"),
    *("api", "output", "resource", "stage", "every", "cron"),
    *("table", "bucket", "queue", "topic", "stream", "bus", "event", "machine", "pool"),
    *("plan", "key", "domain", "layer", "logs"),
)
"""What a declaration begins with: the grammar's keywords and the kinds of resources."""

_FOREIGN = {
    "function": "def fn func fun lambda operation rpc handler",
    "type": "struct model interface class record structure object schema message typedef",
    "error": "exception throw",
    "param": "parameter variable var let const",
    "import": "include use require using",
    "service": "namespace module package app project",
    "stage": "env environment",
    "table": "database db dynamodb",
    "bucket": "s3 storage",
    "queue": "sqs",
    "topic": "sns",
    "every": "schedule rate",
    "api": "rest http routes",
    "output": "export outputs",
}
_FAMILIAR = {foreign: word for word, others in _FOREIGN.items() for foreign in others.split()}

_LONGEST = 20  # characters of a word that can be a misspelt one of these

BODIES = {"api": "items", "type": "fields", "error": "fields", "enum": "members"}
"""The rule of a declaration's braces, where they are no block of settings and data."""

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY")

_KEYWORD = rf"(?:{'|'.join(DECLARATIONS)})\b"

BEGINNING = re.compile(rf'{_KEYWORD}(?=[ \t]+["A-Za-z0-9_{{]|[ \t]*\{{)')
"""A declaration at the start of a line."""

KEYWORD = re.compile(_KEYWORD)
"""The word that a declaration begins with."""


def meant_by(word: str) -> str | None:
    """The word of a declaration that a word was most likely meant to be, or None.

    `def` and the like are what other languages say, `functon` is misspelt.
    """
    folded = word.lower()[:_LONGEST]
    if folded in _FAMILIAR:
        return _FAMILIAR[folded]
    return meant_of(folded, DECLARATIONS)


def meant_of(word: str, known: Iterable[str]) -> str | None:
    """The word among some that a misspelt one was most likely meant to be, or None."""
    # Only what is misspelt needs it.
    from difflib import get_close_matches

    close = get_close_matches(word.lower()[:_LONGEST], list(known), n=1, cutoff=0.75)
    return next(iter(close), None)

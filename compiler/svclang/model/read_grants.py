"""The words with which a resource says which functions may do what with it.

    read by get_user, list_users          by(…)     →  (get_user, list_users)
    allow f to "sqs:PurgeQueue"           allow(…)  →  {function: f, actions: ("sqs:PurgeQueue",)}

In: the reader of the setting, and its phrases. Out: references to functions that are declared, each
mistake reported to the reader at its own word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ..advice import say, write
from ..aws.forms import Declared
from ..syntax.nodes import ListValue, Reference, Text, Word
from .read_numbers import word_of

if TYPE_CHECKING:
    from .read_words import Phrases, Reader
    from .symbols import Symbols

_FUNCTION = Declared(("function",))
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
_ACTION = re.compile(r"[a-z0-9-]+:[A-Za-z0-9]+")


def by(reader: Reader, phrases: Phrases) -> Any:
    """The functions that are named behind `by`."""
    first = list(phrases[0]) if phrases else []
    if not first or word_of(first[0]) != "by":
        return _without_by(reader, first)
    words = [first[1:], *(list(phrase) for phrase in phrases[1:])]
    named: list[Word] = []
    for phrase in words:
        _check_commas(reader, phrase)
        named.extend(_listed(reader, phrase[:1]))
    if not named and not reader.diagnostics:
        return reader.wrong(
            first[0].span, "missing-value", "needs the name of a function behind `by`"
        )
    functions = [reader.declared(_FUNCTION, word) for word in named]
    return tuple(function for function in functions if function is not None)


def _without_by(reader: Reader, words: Sequence[Word]) -> None:
    """Names right behind the verb."""
    name, message = reader.setting.name, f"`{reader.setting.name}` is followed by `by`"
    if not words or not isinstance(words[0], Reference):
        span = words[0].span if words else reader.statement.name.span
        reader.wrong(span, "missing-by", message, help=f"as in `{reader.setting.example}`")
        return
    span = words[0].span
    place = span._replace(end=span.start)
    advice = write(place, "by ", f"write `{name} by {span.text}`")
    reader.wrong(span, "missing-by", message, **advice)


def _check_commas(reader: Reader, phrase: Sequence[Word]) -> None:
    """Report names between which no comma stands; `and` and `or` stand for one."""
    for before, extra in pairwise(phrase):
        place = before.span._replace(start=before.span.end)
        if word_of(extra) in ("and", "or", "&"):
            advice = write(place._replace(end=extra.span.end), ",", "write `,`")
        elif is_declared(extra, reader.symbols):
            advice = write(place, ",", "write `,` in front of it")
        else:
            advice = say()
        if word_of(before) not in ("and", "or", "&"):
            message = "takes names separated by commas"
            reader.wrong(extra.span, "too-many-words", message, **advice)


def is_declared(word: Word, symbols: Symbols) -> bool:
    """Whether a word is the name of something."""
    return word_of(word) in symbols.names


def _listed(reader: Reader, words: Sequence[Word]) -> list[Word]:
    """The names in brackets, which is reported, or the words as they are."""
    word = words[0] if words else None
    if not isinstance(word, ListValue) or not word.items:
        return list(words)
    names = ", ".join(item.span.text for item in word.items)
    message, advice = "takes names without brackets", write(word.span, names)
    reader.wrong(word.span, "wrong-value", message, **advice)
    return []


def allow(reader: Reader, phrases: Phrases) -> Any:
    """The function and the actions of `allow f to "service:Action", …`."""
    first = list(phrases[0]) if phrases else []
    if len(first) < 3 or word_of(first[1]) != "to":
        span = first[-1].span if first else reader.statement.name.span
        return reader.wrong(span, "missing-value", "needs a function, `to` and actions in quotes")
    function = reader.declared(_FUNCTION, first[0])
    actions = [_action(reader, word) for word in (*first[2:3], *(p[0] for p in phrases[1:]))]
    for extra in (*first[3:], *(word for phrase in phrases[1:] for word in phrase[1:])):
        reader.wrong(extra.span, "too-many-words", "takes actions separated by commas")
    if function is None or None in actions:
        return None
    return {"function": function, "actions": tuple(actions)}


def _action(reader: Reader, word: Word) -> Any:
    text = word.plain if isinstance(word, Text) else None
    if text is None or not isinstance(word, Text):
        return reader.wrong(word.span, "wrong-value", "needs an action of IAM in quotes")
    if not _ACTION.fullmatch(text):
        wide = "*" in text
        said = "names actions one by one" if wide else f"needs an action, and `{text}` is none"
        return reader.wrong(
            word.span,
            "wide-action" if wide else "wrong-value",
            said,
            help=f"as in `{reader.setting.example}`",
        )
    return word

"""Statements of a block that share a line, with nothing between them.

    tags { a: "b" } timeout 5s  →  tags { a: "b" }, timeout 5s

The words of a setting are the knowledge of others, but no word stands behind braces: what follows
them begins the next statement, and is read as that, so that whatever else is wrong is found too.

In: a setting as it was read. Out: the settings that were meant, each with its words.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..source import Span
from .nodes import Block, Name, Reference, Setting, Word

SHARED_LINE = "the statement in front of this has no end"
SHARED_LINE_HELP = "put it on a line of its own, or `;` in front of it"

_Phrase = tuple[Word, ...]


def divided(setting: Setting) -> Iterator[Setting]:
    """The settings that one statement holds, in order."""
    for at, phrase in enumerate(setting.words):
        last = at == len(setting.words) - 1
        cut = _behind_braces(phrase)
        if cut:
            rest = (phrase[cut:], *setting.words[at + 1 :])
            yield _ended(setting, (*setting.words[:at], phrase[:cut]), None)
            yield from divided(_begun(setting, rest))
            return
        if last and setting.arrow is not None and isinstance(phrase[-1], Block):
            yield _ended(setting, setting.words, None)
            sign = _sign(phrase[-1].span, setting.arrow[0][0].span)
            fed = setting._replace(
                name=Name("", sign), words=(), span=sign.to(setting.span), doc=""
            )
            yield from divided(fed)
            return
    # `-> f where { … } match body`: settings stand there without braces, which then are a value.
    (fed_words,) = setting.arrow or ((),)
    if len(fed_words) > 2 and isinstance(fed_words[1], Block) and _names(fed_words[2]):
        yield _ended(setting, setting.words, (fed_words[:2],))
        yield from divided(_begun(setting._replace(arrow=None), (fed_words[2:],)))
        return
    yield setting


def _behind_braces(phrase: _Phrase) -> int:
    """The number of words up to the first braces that a name follows; 0 where none does."""
    for at, word in enumerate(phrase[:-1], 1):
        if isinstance(word, Block) and _names(phrase[at]):
            return at
    return 0


def _sign(before: Span, target: Span) -> Span:
    """The arrow between two words."""
    at = before.source.text.find("->", before.end, target.start)
    return Span(before.source, at, at + len("->")) if at >= 0 else target


def _names(word: Word) -> bool:
    return isinstance(word, Reference) and len(word.path) == 1


def _ended(
    setting: Setting, words: tuple[_Phrase, ...], arrow: tuple[_Phrase, ...] | None
) -> Setting:
    last = (arrow or words)[-1][-1]
    return setting._replace(words=words, arrow=arrow, span=setting.name.span.to(last.span))


def _begun(setting: Setting, words: tuple[_Phrase, ...]) -> Setting:
    """The setting whose name is the first of these words."""
    first = words[0][0]
    assert isinstance(first, Reference)
    behind = (words[0][1:], *words[1:]) if len(words[0]) > 1 else ()
    name = Name(first.path[0], first.span)
    return setting._replace(name=name, words=behind, span=first.span.to(setting.span), doc="")

"""What to do about a mistake: the words of a diagnostic's help, and the edits that do the same.

    Diagnostic("unknown-name", message, span, **write_nearest(span, names))

In: the place that is wrong, and what could stand there. Out: an `Advice`, which is handed on with
`**` to whatever takes `help` and `fix`, so that the two never disagree.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile
from typing import TypedDict

from .diagnostics import Edit, Fix, nearest
from .edits.text import taking_out
from .source import Span

_PARTS = re.compile(r", (?:or|because|else) |; (?:else )?")
_CHOICE = re.compile(r"` or `")
_LONGEST = 40
"""How long what a fix writes may be where it is called after that."""
_NEAR = 0.7
"""How much of two words must be the same, from 0 to 1."""
_SHORTEST = 3
"""Of how many characters a word is that one letter does not make into another."""


class Advice(TypedDict):
    """The `help` and the `fix` of a diagnostic."""

    help: str
    fix: Fix | None


def say(words: str = "") -> Advice:
    """What is to be done in words alone."""
    return Advice(help=words, fix=None)


def write(span: Span, text: str, words: str = "", *, safe: bool = True) -> Advice:
    """To write a text in the place of a span; `words` say so where the text alone does not."""
    return repair(words or f"write `{text}`", Edit(span, text), safe=safe)


def write_nearest(
    span: Span,
    known: Collection[str],
    otherwise: str = "",
    *,
    word: str | None = None,
    form: str = "{}",
) -> Advice:
    """To write the known word that a misspelt one is nearest to, or `otherwise` in words.

    `word` is what stands at the span, where that is not its text, and `form` is how words are
    written there.
    """
    said = span.text if word is None else word
    return write_meant(span, nearest(said, known), known, otherwise, word=said, form=form)


def write_meant(
    span: Span,
    meant: str | None,
    known: Iterable[str],
    otherwise: str = "",
    *,
    word: str | None = None,
    form: str = "{}",
) -> Advice:
    """The same where it is clear already which word is meant, if one is.

    It is safe where the word is one slip from that word, and from no other; what is far from it
    is offered in words alone.
    """
    if meant is None:
        return say(otherwise)
    said = span.text if word is None else word
    advice = write(span, form.format(meant), safe=is_slip(said, meant, known))
    return advice if _is_near(said.lower(), meant.lower()) else say(advice["help"])


def take_out(span: Span, words: str = "take it out", *, safe: bool = True) -> Advice:
    """To take out what stands at a span, with its line or its separator."""
    cut = taking_out(span)
    return repair(words, cut, safe=safe and "///" not in cut.span.text)


def keep_one(again: Span, first: Span, words: str = "keep one of them") -> Advice:
    """To take out what is said a second time; it is safe where the very same is said."""
    return take_out(again, words, safe=again.text.split() == first.text.split())


def repair(words: str, *edits: Edit, safe: bool = True) -> Advice:
    """Any edits, and what they do in words.

    Where the words say what else can be done, the fix is called after what its edits do.
    """
    return Advice(help=words, fix=Fix(title(words, edits), edits, safe))


def title(words: str, edits: Sequence[Edit]) -> str:
    """What a fix is called whose help has these words: that part of them which its edits do."""
    parts = _PARTS.split(words)
    written = edits[0].text.strip() if edits else ""
    if len(parts) == 1 and not _CHOICE.search(words):
        return words
    if not any(edit.text for edit in edits):
        return next((part for part in parts if part.startswith(("take ", "leave "))), parts[-1])
    said = next((part for part in parts if written and written in part), "")
    if said and not _CHOICE.search(said):
        return said
    is_short = written and len(written) <= _LONGEST and "\n" not in written
    return f"write `{written}`" if is_short else parts[0]


# --- Nearly the same word -------------------------------------------------------------------------


def is_slip(word: str, meant: str, known: Iterable[str]) -> bool:
    """Whether nobody can have meant anything else: one letter is wrong, and no other word is near.

    A final `s` or a digit more, less or other makes another name, not a misspelt one.
    """
    word, meant = word.lower(), meant.lower()
    known = [name.lower() for name in known]
    if word == meant and known.count(meant) == 1:
        return True
    if min(len(word), len(meant)) < _SHORTEST or word + "s" == meant or meant + "s" == word:
        return False
    if [sign for sign in word if sign.isdigit()] != [sign for sign in meant if sign.isdigit()]:
        return False
    near = {name for name in known if _is_one_off(word, name)}
    return near == {meant}


def _is_near(word: str, other: str) -> bool:
    """Whether a word can be put in the place of another without a look at it."""
    # Only what is misspelt needs it.
    from difflib import SequenceMatcher

    if word in other or other in word or _is_one_off(word, other):
        return True
    return SequenceMatcher(None, word, other).ratio() >= _NEAR


def _is_one_off(word: str, other: str) -> bool:
    """Whether two words differ in one letter at most, or in two neighbours that changed places."""
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    )
    one, two = word[same:], other[same:]
    swapped = one[:2] == two[:2][::-1] and one[2:] == two[2:]
    return one[1:] == two[1:] or one[1:] == two or one == two[1:] or swapped

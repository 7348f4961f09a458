"""The words of a setting that are data in braces.

In: the reader of a setting, a form and a word. Out: the data, None where it is none, which is
reported to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..advice import write
from ..aws import forms
from ..diagnostics import with_article
from ..syntax.nodes import Block, Name, Pair, Word

if TYPE_CHECKING:
    from .read_words import Phrases, Reader


def data(reader: Reader, form: forms.Data, word: Word) -> Any:
    """Data in braces with keys of the right look."""
    if isinstance(word, Pair):
        return unbraced(reader, (word,))
    if not isinstance(word, Block):
        return reader.wrong(word.span, "wrong-value", "needs data in braces")
    reader.check_references(word)
    for entry in word.entries:
        if form.pattern and not re.fullmatch(form.pattern, entry.key.text, re.DOTALL):
            _wrong_key(reader, form, entry.key)
    return word


def free(reader: Reader, _form: forms.Free, word: Word) -> Any:
    """Any value, its references checked."""
    if isinstance(word, Pair):
        return unbraced(reader, (word,))
    reader.check_references(word)
    return word


def are_pairs(phrases: Phrases) -> bool:
    """Whether there is nothing but entries of data."""
    return bool(phrases) and all(isinstance(word, Pair) for phrase in phrases for word in phrase)


def unbraced(reader: Reader, words: Sequence[Word]) -> None:
    """Report data without its braces."""
    span = words[0].span.to(words[-1].span)
    written = f"{{ {span.text} }}"
    advice = write(span, written, f"write `{reader.setting.name} {written}`")
    reader.wrong(span, "wrong-value", "needs data in braces", **advice)


def _wrong_key(reader: Reader, form: forms.Data, key: Name) -> None:
    """Report a key of the wrong look, of which others may speak as it is."""
    plain = re.sub(r"\W+", "_", key.text).strip("_")
    holds_signs = re.fullmatch(form.pattern, "a-b", re.DOTALL)
    offer = plain if plain != key.text and not holds_signs else ""
    fits = offer and re.fullmatch(form.pattern, offer, re.DOTALL)
    reader.wrong(
        key.span,
        "wrong-value",
        f"`{key.text}` cannot be the name of {with_article(form.what)}",
        help=f"write `{offer}`" if fits else f"such a name {form.look}",
    )

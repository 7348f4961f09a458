"""The words of a setting that are text in quotes, or the name of a runtime.

In: the reader of a setting, a form and a word. Out: the text, with its references where it has
some; None where it does not look right, which is reported to the reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..advice import Advice, say, write, write_nearest
from ..aws import forms
from ..aws.runtimes import RUNTIMES
from ..source import Span
from ..syntax.nodes import Call, Constant, Quantity, Reference, Text, Word
from .known_values import unless_known

if TYPE_CHECKING:
    from .read_words import Reader


def txt(reader: Reader, form: forms.Txt, word: Word) -> Any:
    """Text of the right look; text with references is kept as it is."""
    if not isinstance(word, Text):
        return _no_text(reader, form, word)
    before = len(reader.diagnostics)
    reader.check_references(word)
    text = word.plain
    if text is None or len(reader.diagnostics) > before:
        if form.fixed and len(reader.diagnostics) == before:
            return reader.wrong(word.span, "not-constant", "needs text without `${…}`")
        return word
    if form.longest and len(text) > form.longest:
        longest = f"takes {form.longest} characters at most, and this has {len(text)}"
        return reader.wrong(word.span, "out-of-range", longest)
    if not text or not looks_right(form, text):
        return _wrong_text(reader, form, text, word.span)
    return text


def _no_text(reader: Reader, form: forms.Txt, word: Word) -> None:
    """What is no text: one that something stands around, as `cron("…")`, or a number."""
    inner = word.arguments[0] if isinstance(word, Call) and len(word.arguments) == 1 else None
    message, advice = f"needs the {form.what} in quotes", say()
    if isinstance(inner, Text) and fits(form, inner.plain or ""):
        advice = write(word.span, inner.span.text)
    elif isinstance(word, Constant | Quantity) and looks_right(form, word.span.text):
        advice = write(word.span, f'"{word.span.text}"')
    reader.wrong(word.span, "wrong-value", message, **advice)


def _wrong_text(reader: Reader, form: forms.Txt, text: str, span: Span) -> None:
    trimmed = text.strip().rstrip("/")
    meant = next((one for one in _nearly(trimmed) if fits(form, one)), None)
    reader.wrong(
        span,
        "wrong-value",
        f"needs the {form.what}, and {f'`{text}`' if text else 'this'} is none",
        **(write(span, f'"{meant}"', safe=meant == trimmed) if meant else say()),
    )


def _nearly(text: str) -> tuple[str, ...]:
    """What may have been meant by a text: with a scheme or without, and in lower case."""
    bare = re.sub(r"\Ahttps?://", "", text)
    called = re.fullmatch(r"\w+\((.*)\)", text)
    scheme = f"https://{bare}" if bare else ""
    return (text, bare, text.lower(), bare.lower(), scheme, called[1] if called else "")


def unquoted(reader: Reader, word: Reference) -> None:
    """Report text that lacks its quotes."""
    advice = write(word.span, f'"{word.text}"', safe=False)
    reader.wrong(word.span, "wrong-value", "needs text in quotes", **advice)


def bare(word: Word) -> Advice:
    """To write a name without the quotes around it."""
    name = word.plain or "" if isinstance(word, Text) else ""
    if not name.isidentifier():
        return say()
    return write(word.span, name, f"write `{name}`, without quotes")


def fits(form: forms.Txt, text: str) -> bool:
    """Whether a text looks right, and is not too long."""
    return bool(text) and not 0 < form.longest < len(text) and looks_right(form, text)


def looks_right(form: forms.Txt, text: str) -> bool:
    """Whether a text has the pattern of a form."""
    return not form.pattern or re.fullmatch(form.pattern, text, re.DOTALL) is not None


# --- Runtimes


def runtime(reader: Reader, _form: forms.Runtime, word: Word) -> Any:
    """One of Lambda's runtimes, or a parameter that holds one."""
    name = word.text if isinstance(word, Reference) else None
    if isinstance(word, Text) and word.plain in RUNTIMES:
        help_ = f"write `{word.plain}`, without quotes"
        advice = write(word.span, word.plain, help_)
        return reader.wrong(word.span, "wrong-value", "is a bare word", **advice)
    known = RUNTIMES.get(name or "")
    if known is None:
        if isinstance(word, Reference) and reader.is_param(word):
            said = "is one of Lambda's runtimes"
            return unless_known(reader, word, RUNTIMES.__contains__, said)
        return _unknown_runtime(reader, word)
    if known.blocked:
        return reader.wrong(
            word.span,
            "blocked-runtime",
            f"`{name}` has reached its end: Lambda creates no functions with it any more",
            **write(word.span, known.next, f"use `{known.next}`", safe=False),
        )
    return name


def _unknown_runtime(reader: Reader, word: Word) -> None:
    said = word.span.text.strip('"')
    usable = [known for known, entry in RUNTIMES.items() if not entry.blocked]
    reader.wrong(
        word.span,
        "unknown-runtime",
        f"`{said}` is none of Lambda's runtimes",
        **write_nearest(word.span, usable, f"there are {', '.join(usable)}", word=said),
    )

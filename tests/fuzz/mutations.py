"""Small mistakes made on purpose: a text with one of its tokens wrong.

In: the text of a source without errors. Out: mutants of it. In each, a token is left out, doubled,
swapped with the next or misspelt. A mutant knows between which offsets something is said at or next
to its mistake: from the start of the token in front of it to the end of the token behind it, line
ends not counted. The mistakes depend on nothing but the text and a seed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from grammar_rules import END, Placed, placed_tokens

KINDS = ("delete", "double", "swap", "misspell")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"


class Mutant(NamedTuple):
    """A text with a mistake in it.

    `token` is what it befell, `changed` what stands in its place now. What is said of it begins or
    ends between `start` and `end`.
    """

    kind: str
    token: Placed
    changed: str
    text: str
    start: int
    end: int


def mutants(text: str, kind: str, seed: int = 0, every: int = 1) -> Iterator[Mutant]:
    """The mutants of a kind, one for each token that it can befall, or for every so manieth."""
    tokens = [token for token in placed_tokens(text) if token.end > token.start]
    for at in range(seed % every, len(tokens), every):
        last, changed = _change(text, tokens, at, kind, Random(f"{seed} {kind} {at}"))
        start, end = tokens[at].start, tokens[last].end
        if changed is None or changed == text[start:end]:
            continue
        mutated = f"{text[:start]}{changed}{text[end:]}"
        before, behind = _beside(tokens[:at][::-1]), _beside(tokens[last + 1 :])
        grown = len(mutated) - len(text)
        yield Mutant(
            kind,
            tokens[at],
            changed,
            mutated,
            before.start if before else 0,
            (behind.end if behind else len(text)) + grown,
        )


def _change(
    text: str, tokens: Sequence[Placed], at: int, kind: str, random: Random
) -> tuple[int, str | None]:
    """The last token that a mistake befalls, and what is written; None where it is no mistake."""
    token = tokens[at]
    if kind == "delete":
        return at, ""
    if kind == "double":
        return at, None if token.kind == END else f"{token.text} {token.text}"
    if kind == "misspell":
        return at, _misspelt(token.text, random)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or "//" in text[token.end : following.start]:
        return at, None
    return at + 1, f"{following.text}{text[token.end : following.start] or ' '}{token.text}"


def _misspelt(written: str, random: Random) -> str | None:
    """A word with one of its letters or digits changed, left out or swapped with the next."""
    letters = [
        at
        for at, sign in enumerate(written)
        if sign.isascii() and sign.isalnum() and written[at - 1 : at] != "\\"
    ]
    if not letters:
        return None
    at = random.choice(letters)
    sign, rest = written[at], written[at + 1 :]
    if sign.isdigit():
        return written[:at] + random.choice(_DIGITS.replace(sign, "")) + rest
    how = random.choice(("change", "drop", "transpose"))
    if how == "transpose" and at + 1 in letters:
        return written[:at] + rest[0] + sign + rest[1:]
    if how == "change":
        return written[:at] + random.choice(_LETTERS.replace(sign.lower(), "")) + rest
    return written[:at] + rest


def _beside(tokens: Sequence[Placed]) -> Placed | None:
    """The first token that is no line end."""
    return next((token for token in tokens if token.kind != END), None)

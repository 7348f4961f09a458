"""Small mistakes made on purpose: a text with one of its tokens wrong.

In: the text of a source without errors. Out: mutants of it. In each a token is left out, doubled,
swapped with the next or misspelt. A mutant knows where its mistake is, and between which offsets
something is said at or next to it: from the start of the token in front of the mistake to the end
of the token behind it, line ends not counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from grammar_rules import END
from svclang.syntax.lexer import Token
from svclang.syntax.piece import Piece

KINDS = ("delete", "double", "swap", "misspell")
_WORDS = frozenset({"NAME", "DOTTED", "PATH", "REGEX", "TEXT", "STRING", "QUANTITY", "RATE"})
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"


class Mutant(NamedTuple):
    """A text with a mistake in it.

    `token` is the terminal of the token that is wrong and `written` what stood there; `start` and
    `end` are where something is said at or next to it.
    """

    kind: str
    token: str
    written: str
    text: str
    at: int
    start: int
    end: int
    how: str = ""


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text without errors, in order."""
    from grammar_rules import parse_tree

    return list(parse_tree(text).scan_values(lambda value: isinstance(value, Token)))


def mutants(text: str, kind: str, *, seed: int = 0) -> Iterator[Mutant]:
    """The mutants of a kind, one for each token that it can befall."""
    tokens = tokens_of(text)
    for at in range(len(tokens)):
        if mutant := _mutant(text, tokens, at, kind, Random(f"{seed} {at} {kind}")):
            yield mutant


def _mutant(
    text: str, tokens: Sequence[Token], at: int, kind: str, random: Random
) -> Mutant | None:
    token = tokens[at]
    start, end, last = token.start_pos, token.end_pos, at
    if end == start:
        return None
    how = ""
    if kind == "delete":
        written = ""
    elif kind == "double":
        if token.type == END:
            return None
        written = f"{token} {token}"
    elif kind == "swap":
        last = at + 1
        if (
            last == len(tokens)
            or tokens[last] == token
            or tokens[last].end_pos == tokens[last].start_pos
        ):
            return None
        gap = text[end : tokens[last].start_pos]
        if "//" in gap:
            return None
        end = tokens[last].end_pos
        written = f"{tokens[last]}{gap or ' '}{token}"
    else:
        how, written = _misspelt(token, random)
    if written == text[start:end]:
        return None
    mutated = f"{text[:start]}{written}{text[end:]}"
    before = next((t for t in reversed(tokens[:at]) if t.type != END), None)
    behind = next((t for t in tokens[last + 1 :] if t.type != END), None)
    shift = len(mutated) - len(text)
    return Mutant(
        kind,
        token.type,
        text[start:end],
        mutated,
        start,
        before.start_pos if before else 0,
        (behind.end_pos if behind else len(text)) + shift,
        how,
    )


def _misspelt(token: Token, random: Random) -> tuple[str, str]:
    written = str(token)
    places = [
        at
        for at, sign in enumerate(written)
        if sign.isalnum() and sign.isascii() and (at == 0 or written[at - 1] != "\\")
    ]
    if not places:
        return "", written
    at = random.choice(places)
    sign = written[at]
    if sign.isdigit():
        other = random.choice(_DIGITS.replace(sign, ""))
        return "digit", written[:at] + other + written[at + 1 :]
    how = random.choice(("change", "drop", "transpose"))
    if how == "change":
        other = random.choice(_LETTERS.replace(sign, ""))
        return how, written[:at] + other + written[at + 1 :]
    if how == "drop":
        return how, written[:at] + written[at + 1 :]
    if at + 1 in places:
        at += 1
    if at - 1 not in places:
        return "drop", written[:at] + written[at + 1 :]
    return how, written[: at - 1] + sign + written[at - 1] + written[at + 1 :]

"""The lexer: a piece of text in, the tokens that the grammar names out.

Lark's own contextual lexer compiles one regular expression for each set of tokens that a state of
the parser can take. This one compiles a single one from the same grammar and asks the state only
where it matters: whether a word is a keyword, and whether `/` begins a path or a pattern. It also
does what a postlex would do: line ends inside `( )` and `[ ]` are dropped, a run of them is one,
and the last line ends in any case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .piece import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from .piece import Piece
    from .tables import Terminal

_CLOSER = {"LBRACE": "RBRACE", "LPAR": "RPAR", "LSQB": "RSQB"}
_CLOSERS = frozenset(_CLOSER.values())
_SPECIAL = frozenset(["_END", "END", "COMMENT", "SLASH", *_CLOSER, *_CLOSERS])


class Token(str):
    """The text of a token, which knows its type and its offsets."""

    __slots__ = ("end_pos", "start_pos", "type")
    type: str
    start_pos: int
    end_pos: int


def token(kind: str, text: str, start: int) -> Token:
    """A token of the given kind, with its text and the offset at which it starts."""
    made = str.__new__(Token, text)
    made.type = kind
    made.start_pos = start
    made.end_pos = start + len(text)
    return made


class Lexer:
    """Takes texts apart that are `Piece`s.

    Where nothing matches there is a token of the type `UNKNOWN`, where brackets stand too deep in
    each other one of the type `DEEP`; the parser takes neither, so each is an error in its place.
    """

    def __init__(self, terminals: Sequence[Terminal], ignored: Iterable[str]) -> None:
        patterns = {terminal.name: terminal.shape for terminal in terminals}
        self._keywords = _keywords(terminals, re.compile(patterns["NAME"]))
        besides = {*self._keywords.values(), *ignored, "PATH", "REGEX"}
        signs = sorted((t for t in terminals if t.name not in besides), key=_rank)
        shapes = "|".join(f"(?P<{t.name}>{patterns[t.name]})" for t in signs)
        blank, comment = patterns["BLANK"], patterns["COMMENT"]
        shape = re.compile(
            f"(?:{blank})?+(?:{shapes}|(?P<COMMENT>{comment})|(?P<SLASH>/)|(?P<END>\\Z))"
        )
        self._match = shape.match
        self._kinds = {index: kind for kind, index in shape.groupindex.items()}
        self._blank = re.compile(blank)
        self._slash = {kind: re.compile(patterns[kind]) for kind in ("PATH", "REGEX")}

    def lex(
        self, piece: Piece, states: Sequence[Container[str]], stack: Sequence[int]
    ) -> Iterator[Token]:
        """The tokens of the piece; the state on the parser's stack is asked as each is taken."""
        text, pos, end = piece.text, piece.start, piece.end
        match, kinds, keywords = self._match, self._kinds, self._keywords
        opened: list[str] = []
        inline = False  # inside ( ) or [ ], where line ends do not count
        kind = ""
        while found := match(text, pos, end):
            last, kind, word = kind, kinds[found.lastindex or 0], found[found.lastindex or 0]
            pos = found.end()
            if kind == "NAME":
                if word in keywords and keywords[word] in states[stack[-1]]:
                    kind = keywords[word]
            elif kind in _SPECIAL:
                if kind == "_END":
                    if inline or last == "_END":
                        kind = last
                        continue
                elif kind == "COMMENT":
                    piece.comment(pos - len(word), pos)
                    kind = last
                    continue
                elif kind in _CLOSER:
                    opened.append(kind)
                    inline = kind != "LBRACE"
                    if len(opened) > DEEPEST:
                        kind = "DEEP"
                elif kind in _CLOSERS:
                    if opened:
                        opened.pop()
                    inline = bool(opened) and opened[-1] != "LBRACE"
                elif kind == "END":
                    yield from self._end(piece, opened, last)
                    return
                else:
                    pos -= 1
                    kind = "REGEX" if "REGEX" in states[stack[-1]] else "PATH"
                    found = self._slash[kind].match(text, pos, end)
                    if found is None:
                        break
                    word, pos = found[0], found.end()
            if piece.pending and kind != "_END":
                piece.token(pos - len(word))
            made = token(kind, word, pos - len(word))
            yield made
            piece.before = made
        yield self._unknown(text, pos, end)

    def _end(self, piece: Piece, opened: list[str], last: str) -> Iterator[Token]:
        """What stands unwritten at the end of a piece."""
        if piece.closing and opened:
            for opener in reversed(opened):
                last = _CLOSER[opener]
                yield token(last, "", piece.end)
        if piece.rule == "file" and last != "_END":
            yield token("_END", "", piece.end)

    def _unknown(self, text: str, pos: int, end: int) -> Token:
        blank = self._blank.match(text, pos, end)
        start = blank.end() if blank else pos
        return token("UNKNOWN", text[start : start + 1], start)


def _keywords(terminals: Iterable[Terminal], name: re.Pattern[str]) -> dict[str, str]:
    """The words that the grammar names, with the types of their tokens."""
    return {t.text: t.name for t in terminals if t.text and name.fullmatch(t.text)}


def _rank(terminal: Terminal) -> tuple[int, int]:
    """Higher priorities first, then longer signs."""
    return -terminal.priority, -len(terminal.text or "")

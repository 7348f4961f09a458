"""What the builder's methods share: spans, names, docs and numbers out of tokens and nodes.

In: tokens and nodes of one piece of a source. Out: what nodes are made of, and errors about the
inside of tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..diagnostics import Diagnostic, Fix
from ..named_tuples import NamedTuple
from ..source import Source, Span
from .lexer import Token
from .nodes import Name, Reference, Word
from .text import TextReader

if TYPE_CHECKING:
    from .nodes import Declaration
    from .piece import Piece

Children: TypeAlias = list[Any]

_MOST_DIGITS = 300  # of a number; more are beyond any float


class Several(NamedTuple):
    """What stands in brackets or in a row, and where: no node, but a part of one."""

    items: tuple[Any, ...]
    span: Span


class Arrow(NamedTuple):
    """`-> words`: no node, but what a setting or a schedule holds."""

    phrases: tuple[tuple[Word, ...], ...]
    sign: Span
    span: Span


class Maker:
    """Makes parts of nodes for one piece of a source after the other; `begin` says of which.

    `declarations` are those that are complete, `diagnostics` what is wrong inside of tokens.
    """

    source: Source
    piece: Piece
    diagnostics: list[Diagnostic]
    declarations: list[Declaration]

    def begin(self, source: Source, piece: Piece) -> None:
        """From here on, tokens are of this piece of this source."""
        self.source = source
        self.piece = piece
        self.diagnostics = []
        self.declarations = []
        self.reader = TextReader(source, self.diagnostics)

    def span(self, first: Any, *rest: Any) -> Span:
        """From the start of a token or a node to the end of the last one that there is."""
        last = first
        for item in rest:
            if item is not None:
                last = item
        start = first.start_pos if isinstance(first, Token) else first.span.start
        end = last.end_pos if isinstance(last, Token) else last.span.end
        return Span(self.source, start, end)

    def doc(self, first: Token | Span) -> str:
        """The doc comment above what starts with a token or at a span; each is taken once."""
        docs = self.piece.docs
        if not docs:
            return ""
        doc = docs.pop(first.start if isinstance(first, Span) else first.start_pos, None)
        return doc.text if doc else ""

    def name(self, token: Token) -> Name:
        """A name as it is written, or the text of a string that stands for one."""
        span = Span(self.source, token.start_pos, token.end_pos)
        if token.type != "STRING":
            return Name(str(token), span)
        parts = self.reader.string(token, span.start)
        for part in parts:
            if isinstance(part, Reference):
                self.wrong("text in this place cannot hold a reference", part.span)
        return Name("".join(part for part in parts if isinstance(part, str)), span)

    def amount(self, written: str, token: Token) -> int | float:
        """The value of a number: whole where it has neither a point nor an exponent."""
        if len(written) <= _MOST_DIGITS:
            if written.lstrip("-").isdigit():
                return int(written)
            value = float(written)
            if abs(value) != float("inf"):
                return value
        self.wrong("this number is too large", self.span(token))
        return 0

    def wrong(self, message: str, span: Span, help: str = "", fix: Fix | None = None) -> None:
        """Takes note of an error."""
        self.diagnostics.append(Diagnostic("syntax", message, span, help=help, fix=fix))


def present(children: Children) -> tuple[Any, ...]:
    """The children that are there."""
    return tuple(child for child in children if child is not None)

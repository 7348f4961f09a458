"""A piece of a text that is parsed at once, and the comments that are found in it.

In: a text and two offsets. Out, once the piece is parsed: the places of its comments, and its doc
comments by what stands under them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..advice import repair
from ..diagnostics import Diagnostic, Edit
from ..named_tuples import NamedTuple
from ..source import Span, begins_line, is_doc

if TYPE_CHECKING:
    from ..source import Source
    from .lexer import Token

DEEPEST = 100
"""How deep brackets may stand in each other; nobody writes a tenth of it."""

MOST = 50
"""How many errors in its syntax are told of a file, and how many warnings."""


_DOC = re.compile(r"^[ \t\f\ufeff]*///(?=[^/]|$)", re.MULTILINE)


class Doc(NamedTuple):
    """Consecutive lines of `///`: their text without slashes, and where they stand."""

    text: str
    start: int
    end: int


class Piece:
    """The part of a text that is to be parsed, and what is found in it beside tokens.

    `rule` is what the piece must be: a `file`, or the braces of a `block` and the like. With
    `closing`, brackets that are still open at its end are closed there. `comments` are the places
    of all comments. `docs` are the doc comments by the offset of what they stand above; whoever
    uses one takes it out. `dangling` are those that stand above nothing. `before` is the last token
    that the parser took.
    """

    __slots__ = (
        "before",
        "closing",
        "comments",
        "dangling",
        "docs",
        "end",
        "pending",
        "rule",
        "start",
        "text",
    )

    def __init__(
        self, text: str, start: int, end: int, rule: str = "file", *, closing: bool = False
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.rule = rule
        self.closing = closing
        self.before: Token | None = None
        self.comments: list[tuple[int, int]] = []
        self.docs: dict[int, Doc] = {}
        self.dangling: list[Doc] = []
        # The places of the doc comment that nothing stands under yet, and of comments under it.
        self.pending: list[tuple[int, int]] = []

    def comment(self, start: int, end: int) -> None:
        """Takes note of a comment."""
        self.comments.append((start, end))
        describes = is_doc(self.text, start)
        if describes and not begins_line(self.text, start):
            if self.pending:
                self._let_go()
            self.pending = [(start, end)]
            self._let_go()
        elif describes or self.pending:
            if self.pending and not self._is_next_line(start):
                self._let_go()
            if describes or self.pending:
                self.pending.append((start, end))

    def token(self, start: int) -> None:
        """Takes note of the token that follows the pending doc comment."""
        if self._is_next_line(start):
            self.docs[start] = self._doc(self.pending)
            self.pending = []
        else:
            self._let_go()

    def warnings(self, source: Source) -> list[Diagnostic]:
        """A warning for each doc comment that nothing has used, once the piece is parsed."""
        if self.pending:
            self._let_go()
        return [_dangling(source, doc) for doc in [*self.dangling, *self.docs.values()][:MOST]]

    def _let_go(self) -> None:
        if len(self.dangling) < MOST:
            self.dangling.append(self._doc(self.pending))
        self.pending = []

    def _is_next_line(self, start: int) -> bool:
        return self.text.count("\n", self.pending[-1][1], start) == 1

    def _doc(self, places: list[tuple[int, int]]) -> Doc:
        lines = [self.text[start:end] for start, end in places if is_doc(self.text, start)]
        content = (line[3:].removeprefix(" ").rstrip() for line in lines)
        return Doc("\n".join(content), places[0][0], places[-1][1])


def _dangling(source: Source, doc: Doc) -> Diagnostic:
    return Diagnostic(
        "dangling-doc",
        "this doc comment stands above nothing that it could describe",
        Span(source, doc.start, doc.end),
        severity="warning",
        **repair(
            "put it on a line of its own right above what it describes, or begin it with `//`",
            *_shortened(source, doc),
        ),
    )


def _shortened(source: Source, doc: Doc) -> list[Edit]:
    """The edits that make each line of a doc comment one of `//`."""
    ends = (doc.start + found.end() for found in _DOC.finditer(source.text[doc.start : doc.end]))
    return [Edit(Span(source, end - 1, end), "") for end in ends]

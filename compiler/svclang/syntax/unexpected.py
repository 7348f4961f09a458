"""A token that cannot stand where it stands, and what there is to say about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypedDict

from ..advice import Advice, say, title
from ..diagnostics import Diagnostic, Fix
from ..diagnostics import Edit as SourceEdit
from ..named_tuples import NamedTuple
from ..source import Source, Span
from .brackets import Edit
from .scan import line_end

if TYPE_CHECKING:
    from .lexer import Token


ITEMS = frozenset(
    ("NAME", "DOTTED", "STRING", "TEXT", "NUMBER", "QUANTITY", "RATE", "LSQB", "REGEX")
)
"""The tokens that begin a word: a name, a value, a type."""

ENDS = frozenset(("_END", "RBRACE", "RPAR", "RSQB"))
"""The tokens behind which nothing follows in the line or in brackets."""

_QUOTED = re.compile(r"`([^`]*)`")
_LONGEST = 50  # characters of what is quoted


class Problem(NamedTuple):
    """An error, and the edit with which the text says what was meant, where that is clear."""

    diagnostic: Diagnostic
    edit: Edit | None = None


class Rewriting(TypedDict):
    """The edit with which the rest is parsed, if it has room, and the one that is to be written."""

    edit: Edit | None
    fix: Edit | None


class Unexpected(NamedTuple):
    """A token that cannot stand where it stands.

    `kind` and `word` are its type and text, `accepts` the types of those that could, `before` the
    token in front of it, and `rule` what the piece is parsed by. The innermost statement around it
    starts at `statement` and the declaration at `declaration`, which is one of those that begin
    with `keyword`, if that is known. The token stands in `depth` brackets of it.
    """

    source: Source
    text: str
    kind: str
    word: str
    start: int
    before: Token | None
    accepts: frozenset[str]
    rule: str
    statement: int
    declaration: int
    keyword: str
    depth: int

    @property
    def end(self) -> int:
        """Where the token ends."""
        return self.start + len(self.word)

    @property
    def line_end(self) -> int:
        """Where the line of the token ends, blanks not counted."""
        text = self.source.text
        end = line_end(text, self.start, len(text))
        return self.start + len(text[self.start : end].rstrip())

    @property
    def begins_statement(self) -> bool:
        """Whether the token in front of this one is the first of its statement."""
        return self.before is not None and self.before.start_pos == self.statement

    @property
    def in_parentheses(self) -> bool:
        """Whether the innermost bracket around the token is `(` or `[`."""
        return self.text[: self.statement].rstrip().endswith(("(", "["))

    @property
    def visible(self) -> tuple[int, int]:
        """The token, or the one in front of it where nothing more stands in line or brackets."""
        if self.kind in ENDS and self.before is not None:
            return self.before.start_pos, self.before.end_pos
        return self.start, self.end

    def error(
        self,
        message: str,
        label: str = "",
        help_: str = "",
        *,
        place: tuple[int, int] | None = None,
        edit: Edit | None = None,
        fix: Edit | None = None,
        safe: bool = True,
        rule: str = "syntax",
    ) -> Problem:
        """An error at the token, or at another place.

        With `edit` the rest is parsed, and `fix` is what a person is to write: what `help_` says.
        """
        span = Span(self.source, *(place or (self.start, self.end)))
        advice = self._advice(_short(help_), fix, safe)
        return Problem(Diagnostic(rule, _short(message), span, _short(label), **advice), edit)

    def _advice(self, words: str, fix: Edit | None, safe: bool) -> Advice:
        """The words, with what does the same in the user's text, if no mistake is mended there."""
        if fix is None or self.text[fix.start : fix.end] != self.source.text[fix.start : fix.end]:
            return say(words)
        edit = SourceEdit(Span(self.source, fix.start, fix.end), fix.text)
        called = title(words, (edit,)) or f"write `{fix.text.strip()}`"
        return Advice(help=words, fix=Fix(called, (edit,), safe))

    def writing(self, text: str, start: int | None = None, end: int | None = None) -> Rewriting:
        """To write a text in place of the token, or of another place, and to go on with that."""
        first = self.start if start is None else start
        last = self.end if end is None else end
        return Rewriting(edit=self.instead(text, first, last), fix=Edit(first, last, text))

    def gap(self, sign: str) -> Edit | None:
        """The edit that writes a sign into the blanks in front of the token, where it has room."""
        start = self.before.end_pos if self.before else self.start
        if self.start - start < len(sign) or self.text[start : self.start].strip():
            return None
        return Edit(start, start + len(sign), sign)

    def behind(self, sign: str) -> Edit | None:
        """The edit that writes a sign right behind the token in front of this one."""
        return Edit(self.before.end_pos, self.before.end_pos, sign) if self.before else None

    def instead(self, text: str, start: int | None = None, end: int | None = None) -> Edit | None:
        """The edit that writes a text in place of the token, or of another place, if it fits."""
        first = self.start if start is None else start
        last = self.end if end is None else end
        return Edit(first, last, text.ljust(last - first)) if len(text) <= last - first else None


def _short(text: str) -> str:
    """The text with what it quotes cut short."""
    return _QUOTED.sub(lambda found: f"`{_cut(found[1])}`", text)


def _cut(quoted: str) -> str:
    return quoted if len(quoted) <= _LONGEST else f"{quoted[:_LONGEST]}…"

"""What is done with a text that has mistakes in it: each is told, and the rest is understood.

In: a text that does not parse, and the first attempt to do so. Out: the `File` with the
declarations that could be understood, and an error for each mistake.

The text is cut into its statements, and what parses is taken as it is. In a statement that does
not parse, the mistake is mended where it is clear what was meant; else the smallest part of the
statement around it is blanked out, in a copy of the text in which everything keeps its place.
Then the statement is parsed again. Both the errors that are told and the characters that are
parsed again are limited.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic
from ..source import Source, Span
from .brackets import Edit, blank
from .chunks import Cutter, fits
from .lost import names_behind, names_in
from .messages import explain
from .missing_brackets import explain_bracket
from .nodes import ANY_NAME, ApiDeclaration, Comment, File
from .piece import MOST, Piece
from .scan import CLOSERS, OPENERS, Bracket, Part, Parts, Scanner, first_word
from .shared_lines import SHARED_LINE, SHARED_LINE_HELP
from .unexpected import Unexpected
from .words import BODIES, DECLARATIONS, KEYWORD, meant_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .chunks import Chunk
    from .engine import Attempt, Engine
    from .nodes import Declaration

_WORD = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_PAD = " \t\r\n\f\ufeff,;"


class Recovery:
    """Understands one text as far as possible."""

    def __init__(self, engine: Engine, source: Source, text: str) -> None:
        self._engine = engine
        self._source = source
        self._text = text
        self._scanner = Scanner(engine.shapes)
        self._declarations: list[Declaration] = []
        self._diagnostics: list[Diagnostic] = []
        self._lost: set[str] = set()
        self._damaged: set[str] = set()
        self._effort = 1_000_000 + 10 * len(text)  # characters that may be parsed again
        # Of the statement at hand: where it begins, its keyword, the edits of its brackets and
        # others, and whether a part of it is blanked out.
        self._first = 0
        self._astray = -1  # where the lines end of which it is told that nothing declares them
        self._keyword = ""
        self._told: tuple[Edit, ...] = ()
        self._mended: list[Edit] = []
        self._blanked = False

    def run(self, first: Attempt) -> File:
        """The file, after an attempt to parse all of it."""
        cutter = Cutter(self._scanner, self._source, self._text)
        ahead = first if cutter.fits else None
        comments = cutter.comments
        for chunk in cutter.chunks():
            if cutter.fits:
                ahead = ahead or self._attempt(chunk.start, len(self._text))
                if ahead.error is None:
                    self._keep(ahead, len(self._text) + 1)
                    seen = [place for place in comments if place[0] < chunk.start]
                    comments = seen + ahead.piece.comments
                    break
                if chunk.end <= _place(ahead) and chunk.end < len(self._text):
                    continue
                self._keep(ahead, chunk.start)
            if not self._belongs_above(chunk):
                told = len(self._diagnostics)
                self._statements(chunk, ahead)
                astray = any(d.rule == "unknown-declaration" for d in self._diagnostics[told:])
                self._astray = chunk.end if astray else -1
            ahead = None
            if self._gives_up(chunk.end):
                break
        return self._file(comments)

    def _file(self, comments: list[tuple[int, int]]) -> File:
        return File(
            self._source,
            tuple(self._declarations),
            tuple(Comment(self._source.text[a:b], Span(self._source, a, b)) for a, b in comments),
            tuple(self._diagnostics),
            frozenset(self._lost),
            frozenset(self._damaged),
        )

    @property
    def _errors(self) -> int:
        return sum(found.severity == "error" for found in self._diagnostics)

    def _attempt(self, start: int, end: int, rule: str = "file", closing: bool = False) -> Attempt:
        piece = Piece(self._text, start, end, rule, closing=closing)
        return self._engine.attempt(self._source, piece)

    def _keep(self, attempt: Attempt, end: int) -> None:
        """Takes what stands in front of an offset."""
        said = [*attempt.diagnostics, *attempt.piece.warnings(self._source)]
        self._diagnostics += [found for found in said if found.span.start < end]
        self._declarations += [made for made in attempt.declarations if made.span.start < end]

    def _statements(self, chunk: Chunk, attempt: Attempt | None) -> None:
        """Understands a statement, or several that share it because they have no ends."""
        while at := self._next_declaration(chunk, attempt):
            self._statement(chunk._replace(end=at), None)
            chunk, attempt = chunk._replace(start=at, first=at), None
        self._statement(chunk, attempt)

    def _statement(self, chunk: Chunk, attempt: Attempt | None) -> None:
        """Understands one statement as far as possible, after an attempt to, if there was one."""
        chunk = self._with_missing_bracket(self._without_blanked(chunk))
        self._diagnostics += chunk.diagnostics
        self._first, self._keyword = chunk.first, _keyword(self._text, chunk.first)
        self._told, self._mended, self._blanked = chunk.told, [], bool(chunk.told)
        for edit in chunk.edits:
            self._apply(edit)
        attempt = self._repair(chunk.start, chunk.end, "file", attempt)
        if attempt is None or not attempt.declarations:
            self._lost.update(names_in(self._source.text, chunk.first, chunk.end))
            if self._keyword == "import":
                self._lost.add(ANY_NAME)
            return
        self._declarations += attempt.declarations
        self._diagnostics += attempt.diagnostics
        if self._blanked:
            self._damaged.update({*map(_name, attempt.declarations)} - {""})
        else:
            self._diagnostics += attempt.piece.warnings(self._source)

    def _belongs_above(self, chunk: Chunk) -> bool:
        """Whether a line belongs to one above that belongs to no declaration, which is told."""
        if self._astray != chunk.start:
            return False
        if self._text[chunk.first - 1] not in " \t" and self._text[chunk.first] != "}":
            return False
        self._lost.update(names_in(self._source.text, chunk.first, chunk.end))
        self._astray = chunk.end
        return True

    def _without_blanked(self, chunk: Chunk) -> Chunk:
        """The statement without the brackets that an earlier mistake has taken out."""
        text, source = self._text, self._source.text
        found = [one for one in chunk.diagnostics if text[one.span.start] == source[one.span.start]]
        if len(found) == len(chunk.diagnostics):
            return chunk
        edits, told = (chunk.edits, chunk.told) if found else ((), ())
        return chunk._replace(diagnostics=tuple(found), edits=edits, told=told)

    def _with_missing_bracket(self, chunk: Chunk) -> Chunk:
        """The statement with the place of the one bracket that is missing in it, if that is found.

        Where the text has room for the bracket, nothing else is wrong.
        """
        problem = explain_bracket(self._source, self._text, chunk, self._fits, self._stumble)
        if problem is None:
            return chunk
        chunk = chunk._replace(diagnostics=(problem.diagnostic,))
        if problem.edit:
            return chunk._replace(edits=(problem.edit,), told=())
        _, start, end = problem.diagnostic.span
        return chunk._replace(told=(*chunk.told, Edit(start, end, "")))

    def _next_declaration(self, chunk: Chunk, attempt: Attempt | None) -> int:
        """Where another declaration begins in the middle of a statement, which is told; or 0."""
        if chunk.diagnostics or self._effort <= 0 or self._errors > MOST:
            return 0
        attempt = attempt or self._attempt(chunk.start, chunk.end, closing=True)
        at = _place(attempt)
        begins = KEYWORD.match(self._text, at, chunk.end)
        if attempt.error is None or not begins or "_END" not in attempt.error.accepts:
            return 0
        self._effort -= at - chunk.start
        if at <= chunk.first or not self._fits(self._text[chunk.first : at]):
            return 0
        span = Span(self._source, at, at + len(attempt.error.token))
        self._diagnostics.append(Diagnostic("syntax", SHARED_LINE, span, help=SHARED_LINE_HELP))
        return at

    def _fits(self, text: str) -> bool:
        self._effort -= len(text) // 10
        return self._effort > 0 and fits(self._scanner, text)

    def _stumble(self, text: str) -> int:
        """Where a text stops to make sense; its length where it never does."""
        place = _place(self._engine.attempt(self._source, Piece(text, 0, len(text))))
        self._effort -= place + 1
        return place

    def _repair(
        self, start: int, end: int, rule: str, attempt: Attempt | None = None
    ) -> Attempt | None:
        """Parses a part of the text again and again, with ever more of its mistakes gone."""
        while self._effort > 0 and self._errors <= MOST:
            attempt = attempt or self._attempt(start, end, rule, closing=True)
            if attempt.error is None:
                return attempt
            self._effort -= _place(attempt) - start + 1
            if not self._mend(attempt, start, end):
                return None
            attempt = None
        return None

    def _mend(self, attempt: Attempt, start: int, end: int) -> bool:
        """Tells a mistake and mends it, or leaves out what it is a part of, if there is any."""
        at = _place(attempt)
        parts = self._scanner.parts(self._text, start, end, at)
        self._effort -= (at - start) // 10
        around: Iterable[Part] = parts
        if attempt.piece.rule == "file" and not self._keyword:
            self._keyword = self._guess(start, end)
        if not self._is_told(parts, at):
            problem = explain(self._unexpected(attempt, parts))
            self._diagnostics.append(problem.diagnostic)
            if problem.edit:
                self._apply(problem.edit)
                self._mended.append(problem.edit)
                return True
            if problem.diagnostic.rule == "unknown-declaration":
                around, at = [*parts][-1:], start
        part = next((part for part in around if not self._is_blank(part)), None)
        if part is None:
            return False
        self._look_inside(part, at)
        if not part.depth:
            self._lost.update(names_in(self._source.text, part.start, part.end))
            if KEYWORD.match(self._text, at):
                self._lost.update(names_in(self._source.text, at, part.end))
        self._apply(blank(self._text, part.start, part.end))
        self._blanked = True
        return True

    def _unexpected(self, attempt: Attempt, parts: Parts) -> Unexpected:
        error = attempt.error
        return Unexpected(
            source=self._source,
            text=self._text,
            kind=error.token.type if error else "",
            word=str(error.token) if error else "",
            start=_place(attempt),
            before=attempt.piece.before,
            accepts=frozenset(error.accepts if error else ()),
            rule=attempt.piece.rule,
            statement=first_word(self._text, parts.line.start),
            declaration=self._first,
            keyword=self._keyword,
            depth=parts.line.depth,
        )

    def _is_told(self, parts: Parts, at: int) -> bool:
        """Whether an error is but a consequence of what has been told about its place."""
        inner, line = parts.inner, parts.line
        if self._is_blank(inner):
            return bool(self._source.text[inner.start : inner.end].strip(_PAD))
        nearby = [(inner, edit) for edit in self._mended] + [(line, edit) for edit in self._told]
        return any(
            edit.start < part.end
            and edit.end > part.start
            and "\n" not in self._text[edit.start : at]
            for part, edit in nearby
        )

    def _is_blank(self, part: Part) -> bool:
        return not self._text[part.start : part.end].strip(_PAD)

    def _apply(self, edit: Edit) -> None:
        self._text = self._text[: edit.start] + edit.text + self._text[edit.end :]

    def _look_inside(self, part: Part, at: int) -> None:
        """Finds the mistakes in the first braces behind an error, before all of it is left out."""
        rule = self._inner_rule(part)
        braces = self._braces(part, at) if rule else None
        if rule and braces:
            self._repair(*braces, rule)

    def _inner_rule(self, part: Part) -> str | None:
        """The rule of the braces of a statement in the declaration at hand."""
        if not self._keyword:
            return None
        rule = BODIES.get(self._keyword, "block")
        if part.depth and rule == "items":
            return rule if self._text[first_word(self._text, part.start)] == "/" else "block"
        return None if part.depth and rule == "members" else rule

    def _guess(self, start: int, end: int) -> str:
        """What a declaration is by what stands in its braces, if its first word does not tell."""
        braces = self._braces(Part(start, end, 0), start)
        for keyword, rule in BODIES.items() if braces else ():
            if braces and self._attempt(*braces, rule).error is None:
                return keyword
        return ""

    def _braces(self, part: Part, at: int) -> tuple[int, int] | None:
        """The first braces of a part that stand behind an offset."""
        opened: list[Bracket] = []
        start = None
        for event in self._scanner.events(self._text, part.start, part.end, opened):
            if event.sign in OPENERS:
                if start is None and event.sign == "{" and not opened and event.start >= at:
                    start = event.start
                opened.append(Bracket(event.sign, event.start))
            elif event.sign in CLOSERS and opened:
                opened.pop()
                if start is not None and not opened:
                    return start, event.end
        return (start, part.end) if start is not None else None

    def _gives_up(self, end: int) -> bool:
        """Whether the rest of the text is left alone, what it declares being lost."""
        if self._effort > 0 and self._errors <= MOST:
            return False
        if self._errors <= MOST:
            span = self._diagnostics[-1].span
            self._diagnostics.append(Diagnostic("syntax", "… and more", span, severity="note"))
        self._lost.update(names_behind(self._source.text, end))
        return True


def _place(attempt: Attempt) -> int:
    """Where the first error of an attempt is."""
    if attempt.error is None or attempt.error.token.type == "$END":
        return attempt.piece.end
    return attempt.error.token.start_pos or 0


def _keyword(text: str, start: int) -> str:
    """The word that a declaration begins with, or was meant to; empty where that is not clear."""
    word = _WORD.match(text, start)
    if word is None:
        return ""
    return word[0] if word[0] in DECLARATIONS else meant_by(word[0]) or ""


def _name(declaration: Declaration) -> str:
    """The name that a declaration is referred to by; empty where it has none."""
    name = getattr(declaration, "name", None)
    return name.text if name else "api" if isinstance(declaration, ApiDeclaration) else ""

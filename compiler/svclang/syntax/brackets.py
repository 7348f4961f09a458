"""The brackets of one statement: which are open, and what is wrong with them.

In: the brackets as they come. Out: an error for each mistake, where the mistake is, and the edits
with which the rest parses nevertheless.
"""

from __future__ import annotations

import re

from ..advice import take_out, write
from ..diagnostics import Diagnostic, Fix, Related
from ..named_tuples import NamedTuple
from ..source import Source, Span
from .piece import DEEPEST
from .scan import CLOSERS, OPENERS, Bracket, line_end
from .unclosed import unclosed

_LINE = re.compile(r"\n([ \t]*)(?!//|\s)(?=.)")


class Edit(NamedTuple):
    """What is to be read instead of the text between two offsets.

    It is of the same length where the rest is parsed with it, of any where a person is to write it.
    """

    start: int
    end: int
    text: str


class Lines(NamedTuple):
    """Lines below a statement's first that are indented deeper: where they start, and where the
    first line ends.
    """

    start: int
    head_end: int


def blank(text: str, start: int, end: int) -> Edit:
    """The edit that takes everything but line ends out."""
    return Edit(start, end, re.sub(r"[^\n]", " ", text[start:end]))


class Brackets:
    """Follows the brackets of a statement that stands at the top level of a text.

    `opened` are those that are open, `edits` what makes the rest parse, and `told` those of them
    about whose places the `diagnostics` say something.
    """

    def __init__(self, source: Source, text: str) -> None:
        self.opened: list[Bracket] = []
        self.diagnostics: list[Diagnostic] = []
        self.edits: list[Edit] = []
        self.told: list[Edit] = []
        self._source = source
        self._text = text
        self._has_braces = False  # in its first line
        self._word = 0  # where the first word of the line starts
        self._indent = 0  # and how far that is from the line's start
        self._indents: list[int] = []  # of the lines of what is open
        # What a `}` closes that stands further left, with its indentation.
        self._outdented: list[tuple[Bracket, int]] = []
        self._told_lines: set[int] = set()  # ends of lines of which something is said already
        # Unclosed strings by the ends of their lines, and what brackets may have stood in them.
        self._strings: dict[int, int] = {}
        self._room: dict[int, int] = {}  # where in a string there is room for what closes a bracket
        self._swallowed: dict[str, int] = dict.fromkeys(OPENERS, 0)

    @property
    def too_deep(self) -> bool:
        """Whether the last bracket stands too deep in others."""
        return len(self.opened) > DEEPEST

    def line(self, start: int, word: int) -> None:
        """Sees the start of a line, and where its first word starts."""
        self._word, self._indent = word, word - start

    def open(self, sign: str, at: int, below: Lines | None) -> None:
        """Sees an opening bracket; `below` are the statement's lines outside of all brackets."""
        self._has_braces = self._has_braces or (sign == "{" and below is None)
        self.opened.append(Bracket(sign, at))
        self._indents.append(self._indent)
        if self.too_deep:
            message = f"brackets stand more than {DEEPEST} deep in each other"
            self._say("unclosed-bracket", message, at, "too deep")

    def close(self, sign: str, at: int, below: Lines | None) -> None:
        """Sees a closing bracket; `below` is as for opening ones."""
        opened, wanted = self.opened, CLOSERS[sign]
        if opened and opened[-1].sign == wanted:
            self._pop(at)
        elif (index := self._counterpart(wanted, at)) is not None:
            for bracket in opened[index + 1 :]:
                self._unclosed(bracket, at)
            del opened[index:], self._indents[index:]
        elif opened and sign != "}" and opened[-1].sign != "{":
            self._mismatched(opened.pop(), sign, at)
            self._indents.pop()
        elif sign == "}" and not opened and below and not self._has_braces:
            self._unopened(below, at)
        else:
            self._stray(sign, at)

    def swallow(self, at: int, end: int) -> None:
        """Sees a string that is never closed, and so may have swallowed brackets."""
        self._strings[line_end(self._text, at, end)] = at
        if "\n" in self._text[at:end]:
            self._strings.update((self._line_end(bracket), at) for bracket in self.opened)
        for sign in OPENERS:
            self._swallowed[sign] += self._text.count(sign, at, end)

    def finish(self, end: int) -> None:
        """Sees the end of the statement: what is open now, is never closed."""
        # A `}` that stands further left than its `{` was meant for one further out.
        opened = [*self._outdented, *zip(self.opened, self._indents, strict=True)]
        for bracket, indent in opened[: len(self.opened)]:
            self._unclosed(bracket, end)
            if bracket.sign == "{":
                self._close(bracket, indent, end)
        self.opened.clear()

    def _pop(self, at: int) -> None:
        bracket, indent = self.opened.pop(), self._indents.pop()
        if bracket.sign == "{" and at == self._word and self._indent < indent:
            self._outdented.append((bracket, indent))

    def _counterpart(self, wanted: str, at: int) -> int | None:
        """Which bracket a closing one was meant for, if not for the innermost."""
        for index in range(len(self.opened) - 1, -1, -1):
            bracket = self.opened[index]
            if bracket.sign == wanted:
                return index
            if bracket.sign == "{" and self._text.find("\n", bracket.start, at) >= 0:
                return None
        return None

    def _unclosed(self, bracket: Bracket, end: int) -> None:
        line = self._line_end(bracket)
        told = self._is_told(bracket)
        if told and line not in self._told_lines:
            self._told_lines.add(line)
            advice, related = unclosed(Span(self._source, bracket.start, line), self._text)
            message = f"`{bracket.sign}` is never closed"
            label = f"no `{OPENERS[bracket.sign]}` follows"
            at = bracket.start
            self._say("unclosed-bracket", message, at, label, related=related, **advice)
        if bracket.sign == "{" and end > line:
            return  # the parser closes it at the end
        if not told and (closed := self._close_in_string(bracket, line)):
            for edit in closed:
                self._mend(edit, told=False)
            return
        brace = self._text.find("{", bracket.start + 1, line)
        stop = min(line, end, brace if brace >= 0 else end)
        self._mend(blank(self._text, bracket.start, max(stop, bracket.start)), told=told)

    def _is_told(self, bracket: Bracket) -> bool:
        """Whether an open bracket is an error, or the string that may have swallowed its end is."""
        return self._line_end(bracket) not in self._strings

    def _close_in_string(self, bracket: Bracket, line: int) -> list[Edit]:
        """Closes a bracket in the string behind it that may have swallowed what closes it."""
        string = self._strings[line] + 1
        last = self._room.get(line, line - 1)
        if not bracket.start < string <= last:
            return []
        edits = [] if line in self._room else [blank(self._text, string, line)]
        self._room[line] = last - 1
        return [*edits, Edit(last, last + 1, OPENERS[bracket.sign])]

    def _close(self, bracket: Bracket, indent: int, end: int) -> None:
        """Closes a brace in front of the first line that is indented no deeper, if it has room."""
        for found in _LINE.finditer(self._text, self._line_end(bracket), end):
            if len(found[1]) <= indent:
                if found[1]:
                    edit = Edit(found.start(), found.start() + 2, "}\n")
                    self._mend(edit, told=self._is_told(bracket))
                return

    def _mismatched(self, bracket: Bracket, sign: str, at: int) -> None:
        closer = OPENERS[bracket.sign]
        related = Related(Span(self._source, bracket.start, bracket.start + 1), "opened here")
        message = f"`{bracket.sign}` is closed by `{sign}`"
        place, label = Span(self._source, at, at + 1), f"expected `{closer}`"
        advice = write(place, closer)
        self._say("unmatched-bracket", message, at, label, related=(related,), **advice)
        self._mend(Edit(at, at + 1, closer))

    def _stray(self, sign: str, at: int) -> None:
        told = not self._swallowed[CLOSERS[sign]]
        if told:
            message, label = f"`{sign}` closes nothing", "nothing is open here"
            advice = take_out(Span(self._source, at, at + 1), safe=False)
            self._say("unmatched-bracket", message, at, label, **advice)
        else:
            self._swallowed[CLOSERS[sign]] -= 1
        self._mend(Edit(at, at + 1, " "), told=told)

    def _unopened(self, below: Lines, at: int) -> None:
        related = Related(Span(self._source, at, at + 1), "this closes nothing")
        end = Span(self._source, below.head_end, below.head_end)
        advice = write(end, " {", "write `{` at the end of the line")
        label, place = "`{` is missing behind this", below.head_end - 1
        message = "`{` is missing"
        self._say("unmatched-bracket", message, place, label, related=(related,), **advice)
        self._mend(blank(self._text, below.start, at + 1))

    def _mend(self, edit: Edit, *, told: bool = True) -> None:
        self.edits.append(edit)
        if told:
            self.told.append(edit)

    def _line_end(self, bracket: Bracket) -> int:
        return line_end(self._text, bracket.start, len(self._text))

    def _say(
        self,
        rule: str,
        message: str,
        at: int,
        label: str,
        *,
        related: tuple[Related, ...] = (),
        help: str = "",
        fix: Fix | None = None,
    ) -> None:
        span = Span(self._source, at, at + 1)
        self.diagnostics.append(Diagnostic(rule, message, span, label, related, help, fix=fix))

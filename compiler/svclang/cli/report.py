"""Diagnostics as a person reads them: the place in the source, what is wrong there, what to do.

In: diagnostics, and whether colours and characters beyond ASCII can be shown. Out: text.

    error[unknown-name]: no function or resource is called `get_usr`
      ┌─ photos.svc:61:13
    61│     GET    -> get_usr
      │               ^^^^^^^ not declared
      │
    38│   function get_user(id: uuid) -> User throws NotFound
      │            -------- a function with a similar name
      = help: write `get_user`

What a fix does is said only where the help does not say the same. Of a span over several lines the
first and the last are shown. Nothing here depends on the length of a line: of a long one, only what
stands around the span is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import counted
from ..named_tuples import NamedTuple
from ..widths import columns
from .glyphs import shown, shown_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..diagnostics import Diagnostic
    from ..source import Source, Span

MOST = 200
"""How many diagnostics are shown at most: who has more has one mistake, or reads no further."""

LONGEST = 120
"""How many characters of a line are shown at most."""

BEFORE = 40
"""How many of them stand before the span, where the line is cut."""

_COLORS = {"error": "1;31", "warning": "1;33", "note": "1;36"}
_BOLD, _BLUE = "1", "1;34"


class _Signs(NamedTuple):
    corner: str
    bar: str
    gap: str
    cut: str


_BOXES = _Signs("┌─", "│", "⋮", "…")
_ASCII = _Signs("-->", "|", ":", "...")


class _Place(NamedTuple):
    """A span to be shown, with the text for its last line and the sign that marks it."""

    span: Span
    label: str
    mark: str
    color: str


class _Line(NamedTuple):
    """The part `start`-`end` of one line, of which `first`-`last` is marked; all are offsets."""

    number: int
    start: int
    end: int
    first: int
    last: int


def render(diagnostics: Iterable[Diagnostic], *, color: bool = False, ascii: bool = False) -> str:
    """The diagnostics in their order, a blank line between them; empty where there are none."""
    return "\n".join(_Report(color, ascii).text(found) for found in diagnostics)


def shortened(
    diagnostics: Sequence[Diagnostic], counts: str, *, color: bool = False, ascii: bool = False
) -> str:
    """The first `MOST` of the diagnostics, and behind them `counts`, with no line end."""
    parts = [render(diagnostics[:MOST], color=color, ascii=ascii)] if diagnostics else []
    more = f"; the first {MOST} are shown" if len(diagnostics) > MOST else ""
    return "\n".join([*parts, *([counts + more] if counts else [])])


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """How many errors and warnings there are: `2 errors, 1 warning`; empty where there are none."""
    found = [one.severity for one in diagnostics]
    counts = [(found.count(kind), kind) for kind in ("error", "warning")]
    return ", ".join(counted(n, kind) for n, kind in counts if n)


class _Report:
    """The look of the text: with colours or without, with boxes or in ASCII."""

    def __init__(self, color: bool, ascii: bool) -> None:
        self._color = color
        self._ascii = ascii
        self._signs = _ASCII if ascii else _BOXES

    def text(self, found: Diagnostic) -> str:
        """One diagnostic, with a line end behind each of its lines."""
        places = [_Place(found.span, found.label, "^", _COLORS[found.severity])]
        places += [_Place(span, text, "-", _BLUE) for span, text in found.related]
        width = max(len(str(line.number)) for place in places for line in _lines(place.span))
        rows = [self._head(found)]
        before: tuple[Source, int] | None = None
        for place in places:
            rows += self._place(place, width, before)
            before = place.span.source, _lines(place.span)[-1].number
        if found.help:
            rows.append(self._note("help", found.help, width))
        if found.fix is not None and found.fix.title != found.help:
            rows.append(self._note("fix", found.fix.title, width))
        return "\n".join(rows) + "\n"

    def _head(self, found: Diagnostic) -> str:
        kind = self._paint(f"{found.severity}[{found.rule}]", _COLORS[found.severity])
        message = self._clean(found.message).replace("\n", "\n  ")
        return kind + self._paint(f": {message}", _BOLD)

    def _note(self, kind: str, text: str, width: int) -> str:
        indent = " " * (width + len(f" = {kind}: ") - 1)
        text = self._clean(text).replace("\n", f"\n{indent}")
        return f"{' ' * width}{self._paint(f'= {kind}:', _BOLD)} {text}"

    def _place(self, place: _Place, width: int, before: tuple[Source, int] | None) -> Iterator[str]:
        """The rows of one place; `before` is the line that stands above them."""
        source = place.span.source
        lines = _lines(place.span)
        if before is not None and before != (source, lines[0].number):
            yield self._gutter("", width)
        if before is None or before[0] is not source:
            row, column = source.position(lines[0].first)
            where = f"{self._clean(source.name)}:{row}:{column}"
            yield f"{' ' * width}{self._paint(self._signs.corner, _BLUE)} {where}"
        above = before[1] if before is not None and before[0] is source else None
        for line in lines:
            if above is not None and line is not lines[0] and line.number > above + 1:
                yield " " * width + self._paint(self._signs.gap, _BLUE)
            yield from self._line(line, place, width, repeated=line.number == above)
            above = line.number

    def _line(self, line: _Line, place: _Place, width: int, *, repeated: bool) -> Iterator[str]:
        text = place.span.source.text
        cut = self._signs.cut
        lead = cut if line.start > _start_of(place.span.source, line.number) else ""
        trail = cut if line.end < _end_of(place.span.source, line.number) else ""
        head = shown(text[line.start : line.first], len(lead), self._ascii)
        marked = shown(text[line.first : line.last], columns(head) + len(lead), self._ascii)
        tail = shown(text[line.last : line.end], columns(head + marked) + len(lead), self._ascii)
        if not repeated:
            yield self._gutter(f"{lead}{head}{marked}{tail}{trail}", width, line.number)
        marks = self._paint(place.mark * max(1, columns(marked)), place.color)
        label = ""
        if place.label and line.number == _lines(place.span)[-1].number:
            label = " " + self._paint(self._clean(place.label).replace("\n", " "), place.color)
        yield self._gutter(" " * (columns(head) + len(lead)) + marks + label, width)

    def _gutter(self, text: str, width: int, number: int | None = None) -> str:
        name = "" if number is None else str(number)
        side = self._paint(f"{name:>{width}}{self._signs.bar}", _BLUE)
        return f"{side}   {text}" if text else side

    def _clean(self, text: str) -> str:
        """A text of the compiler's, which may quote anything; line ends stay."""
        return shown_lines(text, ascii=self._ascii)

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._color else text


def _lines(span: Span) -> list[_Line]:
    """The line of a span, or the first and the last of its lines."""
    source, text = span.source, span.source.text
    start = min(max(span.start, 0), len(text))
    end = min(max(span.end, start), len(text))
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    number = source.position(start)[0]
    last = source.position(end)[0]
    if number == last:
        return [_window(source, number, start, end)]
    begin = _start_of(source, last)
    while begin < end - 1 and text[begin] in " \t":
        begin += 1
    return [
        _window(source, number, start, _end_of(source, number)),
        _window(source, last, begin, end),
    ]


def _window(source: Source, number: int, first: int, last: int) -> _Line:
    """What is shown of a line of which `first`-`last` is marked."""
    start, end = _start_of(source, number), _end_of(source, number)
    first = min(first, end)
    if end - start > LONGEST:
        start = max(start, min(first - BEFORE, end - LONGEST))
        end = min(end, start + LONGEST)
    return _Line(number, start, end, first, max(first, min(last, end)))


def _start_of(source: Source, number: int) -> int:
    return source.starts[number - 1]


def _end_of(source: Source, number: int) -> int:
    """Where the text of a line ends, its line end not counted."""
    text, starts = source.text, source.starts
    start = starts[number - 1]
    end = starts[number] - 1 if number < len(starts) else len(text)
    while end > start and text[end - 1] == "\r":
        end -= 1
    return end

"""Layouts become lines: a group that fits stands in one, any other is broken.

In: layouts. Out: lines with the comments behind them. Takes time in proportion to the layout, and
no more of Python's stack for one that is deep.
"""

from __future__ import annotations

from ..widths import columns
from .columns import align
from .layout import (
    INDENT,
    WIDTH,
    Broken,
    Doc,
    Flat,
    Group,
    Indented,
    Items,
    Line,
    Mark,
    NoteAbove,
    Part,
    Parts,
    Remark,
    Remarked,
    Written,
)


class PrintedLine:
    """A line: its text, and the comment behind it; `blank` says that a blank line stands above."""

    __slots__ = ("blank", "indent", "remark", "text")

    def __init__(self, indent: int, *, blank: bool = False) -> None:
        self.indent = indent
        self.blank = blank
        self.text = ""
        self.remark: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it yet."""
        return not self.text and self.remark is None

    @property
    def is_note(self) -> bool:
        """Whether it is a comment and nothing else."""
        return self.text.startswith("//")


class Printer:
    """Prints one layout behind the other into `lines`; the last of them may be empty."""

    def __init__(self) -> None:
        self.lines = [PrintedLine(0)]
        self._column = 0
        self._pad = 0  # blanks in front of what comes next

    @property
    def line(self) -> PrintedLine:
        """The line at hand."""
        return self.lines[-1]

    def print(self, doc: Doc) -> None:
        """Prints a layout from the line at hand on."""
        # What is to be printed, the next on top: its indentation, whether what it stands in is
        # broken, and how wide what follows is up to where that may be broken.
        waiting: list[tuple[Doc, int, bool, int]] = [(doc, 0, True, 0)]
        while waiting:
            doc, indent, broken, tail = waiting.pop()
            if isinstance(doc, str):
                self._put(doc, len(doc), indent)
            elif isinstance(doc, Parts):
                if isinstance(doc, Group):
                    broken = broken and (doc.broken or not self._fits(doc, tail))
                elif isinstance(doc, Indented):
                    indent += INDENT
                    if broken and isinstance(doc, Items):
                        align(doc.items, indent)
                tails = _tails(doc.parts, tail) if broken else [0] * len(doc.parts)
                for part, after in zip(reversed(doc.parts), tails, strict=True):
                    waiting.append((part, indent, broken, after))
            elif isinstance(doc, Remarked):
                parts = self._remarked(doc, tail)
                waiting += [(part, indent, broken, tail) for part in reversed(parts)]
            elif broken:
                self._print_broken(doc, indent)
            elif isinstance(doc, (Line, Flat, Written)):
                text = doc.flat if isinstance(doc, Line) else doc.text
                self._put(text, doc.width, indent)

    def new_line(self, indent: int = 0, *, blank: bool = False) -> None:
        """Begins a line, unless the one at hand is empty: then it is that."""
        if self.line.is_empty:
            self.line.indent, self.line.blank = indent, blank
        else:
            self._end_line()
            self.lines.append(PrintedLine(indent, blank=blank))
        self._column = indent
        self._pad = 0

    def _print_broken(self, doc: Part, indent: int) -> None:
        """Prints what is made of nothing else, where it need not stand in one line."""
        match doc:
            case Line():
                self.new_line(indent, blank=doc.blank)
            case Mark():
                self._pad += doc.pad
                self._column += doc.pad
            case Broken():
                self._put(doc.text, len(doc.text), indent)
            case Written():
                self._put(doc.text, doc.lead, indent)
                if doc.breaks:
                    self._column = columns(doc.text.rpartition("\n")[2])
            case NoteAbove():
                self._note(doc, indent)
            case Remark():
                self._end_line()
                self.line.remark = doc.text

    def _end_line(self) -> None:
        """Takes the blank off in front of what has come to stand on another line."""
        self.line.text = self.line.text.rstrip(" ")

    def _remarked(self, doc: Remarked, tail: int) -> tuple[Doc, Doc]:
        if doc.moves and doc.doc.breaks and not self._fits(doc.doc, tail):
            return NoteAbove(doc.text, blank=False), doc.doc
        return doc.doc, Remark(doc.text)

    def _fits(self, doc: Part, tail: int) -> bool:
        return self._column + doc.width + tail <= WIDTH

    def _put(self, text: str, width: int, indent: int) -> None:
        """Text on the line at hand; where that has a comment behind it, only a comma can follow."""
        if self.line.remark is not None and text != ",":
            if not text.strip(" "):
                return
            self.new_line(indent + INDENT)
        self.line.text += " " * self._pad + text
        self._pad = 0
        self._column += width

    def _note(self, note: NoteAbove, indent: int) -> None:
        if not self.line.is_empty:
            self.new_line(indent + INDENT)
        indent = self.line.indent
        self.line.text = note.text
        self.new_line(indent, blank=note.blank)


def _tails(parts: tuple[Doc, ...], tail: int) -> list[int]:
    """How wide what follows each part is up to where it may be broken, from the last part on."""
    tails = []
    for part in reversed(parts):
        tails.append(tail)
        if isinstance(part, str):
            tail += len(part)
        elif part.breaks:
            tail = part.lead
        else:
            tail += part.lead
    return tails

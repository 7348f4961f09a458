"""What a layout is made of: text, and the places where it may be broken into lines.

    Group("{", Indented(Line, "a: int", Flat(","), Line, "b: int"), Line, "}")

    { a: int, b: int }        where that fits, and else    {
                                                             a: int
                                                             b: int
                                                           }

In: parts. Out: a part that knows its `width` in one line, `ENDLESS` where it cannot stand in one;
whether there is a place where it `breaks`; and its `lead`, the width up to that place. So whether a
group fits is known without a look at what it is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from ..named_tuples import NamedTuple
from ..widths import columns

ENDLESS = 1 << 30

WIDTH = 100
"""How many columns a line has at most, if it can be broken."""

INDENT = 2


class Table(NamedTuple):
    """What rows have in common whose cells stand in columns.

    A cell that is more than `slack` wider than is usual among the others stands out instead of
    making their column wider. With `one_line`, what takes several lines is no row.
    """

    name: str
    slack: int
    one_line: bool = False


class Part:
    """A piece of a layout that is more than plain text."""

    __slots__ = ("breaks", "lead", "width")

    def __init__(self, width: int, lead: int, breaks: bool) -> None:
        self.width = width
        self.lead = lead
        self.breaks = breaks


Doc: TypeAlias = str | Part


class Parts(Part):
    """Parts in a row."""

    __slots__ = ("parts",)

    def __init__(self, *parts: Doc) -> None:
        self.parts = parts
        width = lead = 0
        breaks = False
        for part in parts:
            if isinstance(part, str):
                width += len(part)
                lead += 0 if breaks else len(part)
            else:
                width += part.width
                lead += 0 if breaks else part.lead
                breaks = breaks or part.breaks
        super().__init__(width, lead, breaks)


class Indented(Parts):
    """Parts whose lines, but for the first, are indented deeper."""

    __slots__ = ()


class Group(Parts):
    """Parts that stand in one line where they fit, and else are broken wherever they may be.

    One that is broken `last` stays in one line as long as what stands in front of it can be broken.
    """

    __slots__ = ("broken",)

    def __init__(self, *parts: Doc, broken: bool = False, last: bool = False) -> None:
        super().__init__(*parts)
        self.broken = broken
        if broken:
            self.width = ENDLESS
        elif last:
            self.lead, self.breaks = self.width, False


class Line(Part):
    """A line end in what is broken, with a blank line behind it or not; else a blank or nothing."""

    __slots__ = ("blank", "flat")

    def __init__(self, flat: str = " ", *, blank: bool = False) -> None:
        super().__init__(len(flat), 0, True)
        self.flat = flat
        self.blank = blank


class Flat(Part):
    """Text that stands only in what is not broken."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        super().__init__(len(text), 0, False)
        self.text = text


class Broken(Part):
    """Text that stands only in what is broken."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        super().__init__(0, len(text), False)
        self.text = text


class Written(Part):
    """Text that is not to be touched: its characters are wide, or it has several lines."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text
        first, *others = text.split("\n")
        width = columns(first.rstrip("\r"))
        super().__init__(ENDLESS if others else width, width, bool(others))


class NoteAbove(Part):
    """A comment on a line of its own, with a blank line under it or not."""

    __slots__ = ("blank", "text")

    def __init__(self, text: str, *, blank: bool) -> None:
        super().__init__(ENDLESS, 0, True)
        self.text = text
        self.blank = blank


class Remark(Part):
    """A comment at the end of its line: what follows stands on another one."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        super().__init__(ENDLESS, 0, True)
        self.text = text


class Remarked(Part):
    """What has a comment behind it, which `moves` above it where that does not fit into a line."""

    __slots__ = ("doc", "moves", "text")

    def __init__(self, doc: Part, text: str, *, moves: bool) -> None:
        super().__init__(ENDLESS, 0, True)
        self.doc = doc
        self.text = text
        self.moves = moves


class Mark(Part):
    """The end of a cell, and the blanks behind it where its row is aligned."""

    __slots__ = ("pad",)

    def __init__(self) -> None:
        super().__init__(0, 0, False)
        self.pad = 0


class Row(Parts):
    """A row of a table: its cells end at marks, and are so many columns wide.

    `opens` says that nothing but brackets stands behind the last mark, `can_align` that there are
    cells, and none with a comment in it.
    """

    __slots__ = ("can_align", "marks", "opens", "sizes", "table")

    def __init__(self, table: Table, cells: Sequence[Sequence[Doc]], rest: Sequence[Doc]) -> None:
        self.table = table
        self.sizes = [Parts(*cell).width for cell in cells]
        self.marks = [Mark() for _ in cells]
        marked = [(*cell, mark) for cell, mark in zip(cells, self.marks, strict=True)]
        super().__init__(*(part for parts in marked for part in parts), *rest)
        self.opens = len(rest) == 2 and _opens(rest[1])
        self.can_align = bool(cells) and max(self.sizes) < ENDLESS


def _opens(doc: Doc) -> bool:
    """Whether something is a group and nothing else, with comments around it or not."""
    if isinstance(doc, Group) or not isinstance(doc, Parts):
        return isinstance(doc, Group)
    held = [part for part in doc.parts if not isinstance(part, (Remark, NoteAbove))]
    return len(held) == 1 and _opens(held[0])


class Item(NamedTuple):
    """One of several, and whether a blank line stands above it."""

    doc: Doc
    blank: bool

    @property
    def held(self) -> Doc:
        """The item without the comment behind it."""
        return self.doc.doc if isinstance(self.doc, Remarked) else self.doc

    @property
    def row(self) -> Row | None:
        """The row that it is, if it is one."""
        return self.held if isinstance(self.held, Row) else None

    @property
    def width(self) -> int:
        """Its width in one line."""
        return len(self.held) if isinstance(self.held, str) else self.held.width


class Items(Indented):
    """Parts among which are `items`, some of them rows that are to be aligned."""

    __slots__ = ("items",)

    def __init__(self, items: Sequence[Item], *parts: Doc) -> None:
        super().__init__(*parts)
        self.items = items

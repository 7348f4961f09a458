"""Rows that follow each other are aligned: the cells of a column get the same width.

    key id: string           key      id: string
    read by get_user         read by  get_user
    write by put_user        write by put_user

In: the items of a block that is broken into lines, before they are printed, so that what fits into
a line is known with its blanks. Out: nothing but the blanks at the rows' marks.

A table goes on until a blank line, or something else of several lines; comments, and one line that
belongs to another table, do not end it. What only opens brackets that are closed further down is no
row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .layout import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .layout import Item, Row, Table


def align(items: Iterable[Item], indent: int) -> None:
    """Aligns the rows among items that are indented so far."""
    tables: dict[Table, list[Row]] = {}
    for item in items:
        row = item.row
        is_one_line = indent + item.width <= WIDTH
        for table in list(tables):
            is_other = row is None or row.table != table
            ends = is_other or not is_one_line if table.one_line else is_other and not is_one_line
            if item.blank or ends:
                _align(tables.pop(table), indent)
        if row and row.can_align and (is_one_line or not (row.table.one_line or row.opens)):
            tables.setdefault(row.table, []).append(row)
    for rows in tables.values():
        _align(rows, indent)


def column_width(widths: Sequence[int], slack: int) -> int:
    """How wide a column is: as its widest cell, those that stand out not counted."""
    usual = sorted(widths)[(len(widths) - 1) // 2]
    return max(width for width in widths if width <= usual + slack)


def _align(rows: Sequence[Row], indent: int) -> None:
    columns = [
        column_width([row.sizes[at] for row in rows if len(row.sizes) > at], rows[0].table.slack)
        for at in range(max(len(row.sizes) for row in rows))
    ]
    for row in rows:
        pads = [max(0, width - size) for width, size in zip(columns, row.sizes, strict=False)]
        must_fit = row.table.one_line or row.opens or not row.breaks
        fits = indent + row.width <= WIDTH
        if must_fit and fits and indent + row.width + sum(pads) > WIDTH:
            continue  # it stands as it is
        for mark, pad in zip(row.marks, pads, strict=True):
            mark.pad = pad

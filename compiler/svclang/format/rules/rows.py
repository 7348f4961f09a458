"""Rows of tables.

In: the parts of an item, and where among them its cells end. Out: its layout.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..layout import Row, Table
from ..leaves import Child
from .show import spaced


def row(table: Table, children: Sequence[Child], *ends: int) -> Row:
    """A row whose cells end in front of the children at these places."""
    starts = (0, *ends)
    cells = [
        spaced(children[start:end], behind=start > 0)
        for start, end in zip(starts, ends, strict=False)
    ]
    return Row(table, cells, spaced(children[starts[-1] :], behind=starts[-1] > 0))

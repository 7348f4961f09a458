"""Lines become text: comments behind the lines of one paragraph stand in a column.

In: printed lines. Out: the same as text. A paragraph ends with a blank line, and where lines are
indented otherwise. No comment is pushed beyond the width of a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..widths import columns
from .columns import column_width
from .layout import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .printer import PrintedLine

_GAP = "  "  # in front of a comment
_SLACK = 24


def texts(lines: Sequence[PrintedLine]) -> list[str]:
    """The lines as text, with blank lines between them."""
    for run in _remarked(lines):
        _align(run)
    found: list[str] = []
    for line in lines:
        if line.blank and found:
            found.append("")
        found.append(" " * line.indent + line.text)
    return found


def _remarked(lines: Iterable[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """The lines of each paragraph that have comments behind them."""
    run: list[PrintedLine] = []
    indent = 0
    for line in lines:
        if run and (line.blank or line.indent != indent):
            yield run
            run = []
        indent = line.indent
        if line.remark is not None:
            run.append(line)
    if run:
        yield run


def _align(run: Sequence[PrintedLine]) -> None:
    sizes = [columns(line.text.rpartition("\n")[2]) for line in run]
    column = column_width(sizes, _SLACK)
    for line, size in zip(run, sizes, strict=True):
        remark = line.remark or ""
        pad = max(0, column - size)
        own = line.indent + size + len(_GAP) + columns(remark)
        if own + pad > WIDTH:
            pad = 0
        line.text += " " * pad + _GAP + remark

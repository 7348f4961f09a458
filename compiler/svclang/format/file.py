"""A file: its declarations one below the other, and the blank lines between them.

In: a file as it is written. Out: its lines. What is written close
together stays so, but between a declaration of several lines and one about something else stands a
blank line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .columns import align
from .layout import Parts
from .leaves import Branch, first
from .printer import Printer
from .rules.brackets import item
from .rules.declarations import declaration, family
from .rules.show import notes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .layout import Doc
    from .leaves import WrittenFile
    from .printer import PrintedLine


def file_lines(written: WrittenFile) -> list[PrintedLine]:
    """The lines of a file."""
    children = [child.children[0] for child in written.file.children if isinstance(child, Branch)]
    blanks = [first(child).blank for child in children]
    made = [item(child, declaration) for child in children]
    align([one for _, one in made], 0)
    printer = Printer()
    before: tuple[str, bool] | None = None
    for child, blank, (above, one) in zip(children, blanks, made, strict=True):
        lines = _printed(printer, [*above, one.doc], blank=blank)
        is_long = sum(not line.is_note for line in lines) > 1
        is_about = family(child)
        if before is not None and before[0] != is_about and (before[1] or is_long):
            _set_apart(lines)
        before = is_about, is_long
    _printed(printer, notes(written.end), blank=written.end.blank)
    return printer.lines[:-1] if printer.line.is_empty else printer.lines


def _printed(printer: Printer, docs: Sequence[Doc], *, blank: bool) -> list[PrintedLine]:
    """Prints layouts from a new line on, and gives their lines."""
    printer.new_line(blank=blank)
    start = len(printer.lines) - 1
    printer.print(Parts(*docs))
    return printer.lines[start:]


def _set_apart(lines: list[PrintedLine]) -> None:
    """Puts a blank line above a declaration, unless there is one among the comments above it."""
    head = next((at for at, line in enumerate(lines) if not line.is_note), 0)
    if not any(line.blank for line in lines[: head + 1]):
        lines[0].blank = True

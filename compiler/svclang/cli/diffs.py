"""The difference between two texts of a file, as `patch` and `git apply -p0` take it."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLORS = {"+": "32", "-": "31", "@": "36"}


def difference(name: str, before: str, after: str, *, color: bool = False) -> str:
    """A unified difference without the last line end; empty where the texts are equal."""
    lines = unified_diff(list(_lines(before)), list(_lines(after)), name, name, lineterm="")
    return "\n".join(_painted(line) if color else line for line in lines)


def _lines(text: str) -> Iterator[str]:
    """The lines of a text; the last one says so if nothing ends it."""
    *lines, last = text.split("\n")
    yield from lines
    if last:
        yield f"{last}\n\\ No newline at end of file"


def _painted(line: str) -> str:
    code = "1" if line.startswith(("+++", "---")) else _COLORS.get(line[:1])
    return f"\x1b[{code}m{line}\x1b[0m" if code else line

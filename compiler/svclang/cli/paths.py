"""Paths that the compiler can compare by their names alone.

In: the output folder, and the names of the sources as the user wrote them. Out: names in which the
way from the one to the other can be seen. The compiler writes paths to code relative to the output
and does not ask where it runs. So where the one is absolute and the other is not, or where the
output lies above or beside the working directory and a source in it, all of them are absolute while
they are compiled; the user reads them as they were.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..source import Source


class Paths:
    """`output` is the folder for the compiler to know, with `/` between its steps."""

    def __init__(self, output: str, names: Sequence[str]) -> None:
        self._as_they_are = all(_comparable(output, name) for name in names)
        made = os.path.normpath(output) if self._as_they_are else os.path.abspath(output)
        self.output = slashed(made)

    @contextmanager
    def comparable(self, source: Source) -> Iterator[list[Source]]:
        """Gives a source a name that can be compared to `output` while it is compiled.

        The sources that are put into the list, its imports, get names of the same kind behind it.
        """
        sources: list[Source] = []
        if self._as_they_are:
            yield sources
            return
        given = source.name
        source.name = slashed(os.path.abspath(given))
        try:
            yield sources
        finally:
            for other in sources:
                other.name = slashed(from_here(other.name))
            source.name = given


def _comparable(output: str, name: str) -> bool:
    return os.path.isabs(output) == os.path.isabs(name) and _ups(name) >= _ups(output)


def _ups(path: str) -> int:
    """How many folders a path goes up before it goes down."""
    steps = slashed(os.path.normpath(path)).split("/")
    return next((at for at, step in enumerate(steps) if step != ".."), len(steps))


def slashed(path: str) -> str:
    """A path as sources name it, on every system."""
    return path.replace(os.sep, "/")


def from_here(path: str) -> str:
    """A path relative to the working directory; as it is where it lies on another drive."""
    try:
        return os.path.relpath(path)
    except ValueError:
        return path

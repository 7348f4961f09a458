"""The parser and what it builds: a piece of text in, its declarations and its first error out."""

from __future__ import annotations

from _thread import allocate_lock
from functools import cache, cached_property
from typing import TYPE_CHECKING

from ..named_tuples import NamedTuple
from .build import Builder
from .driver import Driver, Failure, maker
from .tables import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..diagnostics import Diagnostic
    from ..source import Source
    from .concrete import Tree
    from .driver import Maker
    from .nodes import Declaration
    from .piece import Piece


class Attempt(NamedTuple):
    """What a piece gave up to its first error, or whole where there is none."""

    piece: Piece
    declarations: list[Declaration]
    diagnostics: list[Diagnostic]
    error: Failure | None


class Engine:
    """The parser and the builder that it calls; `lock` is to be held while a source is parsed."""

    def __init__(self) -> None:
        self.lock = allocate_lock()
        self._driver = Driver(tables())
        self._builder = Builder()
        self._makers = [
            maker(rule, None if rule.is_part else getattr(self._builder, rule.name, None))
            for rule in self._driver.tables.rules
        ]

    @property
    def shapes(self) -> dict[str, str]:
        """The regular expressions of the grammar's terminals, by their names."""
        return {terminal.name: terminal.shape for terminal in self._driver.tables.terminals}

    def attempt(self, source: Source, piece: Piece) -> Attempt:
        """Parses a piece up to its first error."""
        return self._run(source, piece, self._makers)[0]

    def trace(self, source: Source, piece: Piece) -> tuple[Attempt, Tree | None]:
        """Parses a piece as `attempt` does, and keeps how it is written where there is no error."""
        return self._run(source, piece, self._keepers)

    def _run(
        self, source: Source, piece: Piece, makers: Sequence[Maker]
    ) -> tuple[Attempt, Tree | None]:
        builder = self._builder
        builder.begin(source, piece)
        made, failure = self._driver.run(piece, makers)
        return Attempt(piece, builder.declarations, builder.diagnostics, failure), made

    @cached_property
    def _keepers(self) -> list[Maker]:
        """Makers that keep the tree beside what the builder makes."""
        from .concrete import keeping

        rules = self._driver.tables.rules
        return [keeping(rule, make) for rule, make in zip(rules, self._makers, strict=True)]


@cache
def engine() -> Engine:
    """The engine of this process."""
    return Engine()

"""Lark's parser for the grammar: a piece of text in, its declarations and its first error out.

What Lark makes of the grammar is kept in the user's cache directory, under a name that says what
it was made of: the grammar's text, Lark's version and Python's. So an edit of the grammar takes
effect at once. Lark is imported when the first piece is parsed.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache, cached_property
from hashlib import sha256
from io import BytesIO
from pkgutil import get_data
from typing import TYPE_CHECKING, NamedTuple, cast

from ..caches import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from lark import Lark
    from lark.exceptions import UnexpectedToken

    from ..diagnostics import Diagnostic
    from ..source import Source
    from .build import Builder
    from .concrete import Tree
    from .nodes import Declaration
    from .piece import Piece

_RULES = ("file", "block", "items", "fields", "members")
_PACKAGE, _GRAMMAR = "svclang_grammar", "svc.lark"
_DIGEST = 32  # bytes of SHA-256, in front of what is kept


class Attempt(NamedTuple):
    """What a piece gave up to its first error, or whole where there is none."""

    piece: Piece
    declarations: list[Declaration]
    diagnostics: list[Diagnostic]
    error: UnexpectedToken | None


class Engine:
    """The parser and the builder that it calls; `lock` is to be held while a source is parsed."""

    def __init__(self) -> None:
        from threading import Lock

        self.lock = Lock()
        self._lark = _lark()
        self._builder = cast("Builder", self._lark.options.transformer)

    @property
    def shapes(self) -> dict[str, str]:
        """The regular expressions of the grammar's terminals, by their names."""
        return {t.name: t.pattern.to_regexp() for t in self._lark.terminals}

    def attempt(self, source: Source, piece: Piece) -> Attempt:
        """Parses a piece up to its first error."""
        return self._run(source, piece, self._lark.parse)[0]

    def trace(self, source: Source, piece: Piece) -> tuple[Attempt, Tree | None]:
        """Parses a piece as `attempt` does, and keeps how it is written where there is no error."""
        return self._run(source, piece, self._trace)

    def _run(self, source: Source, piece: Piece, parse: Callable[..., Any]) -> tuple[Attempt, Any]:
        from lark.exceptions import UnexpectedToken

        builder = self._builder
        builder.begin(source, piece)
        made, error = None, None
        try:
            made = parse(piece, start=piece.rule)
        except UnexpectedToken as unexpected:
            error = unexpected
        return Attempt(piece, builder.declarations, builder.diagnostics, error), made

    @cached_property
    def _trace(self) -> Callable[..., Any]:
        """A second parser on the same tables, which keeps the tree beside what the builder makes.

        Lark offers no way to have two, so this is made from its parts.
        """
        from lark.lexer import LexerThread
        from lark.parsers.lalr_parser import _Parser

        from .concrete import keeping

        lexer, tables = self._lark.parser.lexer, self._lark.parser.parser
        callbacks = {rule: keeping(rule, make) for rule, make in tables.parser.callbacks.items()}
        parser = _Parser(tables._parse_table, callbacks)
        return lambda piece, start: parser.parse(LexerThread.from_custom_input(lexer, piece), start)


@cache
def engine() -> Engine:
    """The engine of this process."""
    return Engine()


def _import_lark() -> None:
    """Import Lark without the optional `regex`, which the grammar does not need: 6 ms of 60."""
    if "lark" in sys.modules or "regex" in sys.modules:
        return
    sys.modules["regex"] = None  # type: ignore[assignment]  # as if it were not installed
    try:
        import lark  # noqa: F401
    finally:
        del sys.modules["regex"]


def _lark() -> Lark:
    """Lark with its tables from the cache, or made anew and put there."""
    _import_lark()
    kept = _cache_file()
    lark = _read(kept) if kept else None
    if lark is None:
        lark = _make()
        if kept:
            _write(lark, kept)
    return lark


def _make() -> Lark:
    from lark import Lark

    from .build import Builder
    from .lexer import Lexer

    options: dict[str, Any] = {
        "parser": "lalr",
        "start": list(_RULES),
        "lexer": Lexer,
        "transformer": Builder(),
    }
    return Lark.open_from_package(_PACKAGE, _GRAMMAR, ("",), **options)


def _read(kept: str) -> Lark | None:
    """What is kept, unless it is not there or not whole."""
    from lark import Lark

    try:
        with open(kept, "rb") as file:
            content = file.read()
        digest, tables = content[:_DIGEST], content[_DIGEST:]
        return Lark.load(BytesIO(tables)) if sha256(tables).digest() == digest else None
    except Exception:  # whatever is wrong with it, it can be made anew
        return None


def _write(lark: Lark, kept: str) -> None:
    """Keeps the tables; the file gets its name only when it is complete."""
    made = BytesIO()
    lark.save(made)
    tables = made.getvalue()
    written = f"{kept}.{os.getpid()}"
    with suppress(OSError):
        with open(written, "wb") as file:
            file.write(sha256(tables).digest() + tables)
        os.replace(written, kept)


def _cache_file() -> str | None:
    """Where the tables are kept; a plain path, since `pathlib` takes as long as Python itself."""
    folder = cache_folder()
    if folder is None:
        return None
    import lark

    grammar = get_data(_PACKAGE, _GRAMMAR)
    made_of = repr((grammar, _RULES, lark.__version__, sys.implementation.cache_tag))
    return os.path.join(folder, f"grammar-{sha256(made_of.encode()).hexdigest()[:16]}")

"""The formatter: text of a `.svc` file in, the same file in its one canonical form out.

    text ─leaves→ words with their comments ─rules→ layout ─printer→ lines ─columns→ text

The modules, in that order:

    leaves    every word as it is written, with the comments and blank lines around it
    rules     how each rule of the grammar is laid out
    layout    what a layout is made of
    printer   what fits stands in one line, the rest is broken
    file      declarations one below the other
    columns   what stands in tables is aligned

A file whose syntax is right is formatted, whatever it means; it means the same afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..named_tuples import NamedTuple
from ..source import Source

if TYPE_CHECKING:
    from ..diagnostics import Diagnostic

__all__ = ["Formatted", "format_source", "format_text"]


class Formatted(NamedTuple):
    """The text in its canonical form; None where its syntax is wrong, and `diagnostics` say why."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def format_source(source: Source) -> Formatted:
    """Format one source; it never raises.

    Line ends become those of the first line, `\\n` or `\\r\\n`. A byte order mark is left out.
    """
    from ..syntax.concrete import concrete
    from .file import file_lines
    from .leaves import leaves
    from .remarks import texts

    syntax = concrete(source)
    if syntax.tree is None:
        return Formatted(None, syntax.diagnostics)
    written = leaves(syntax.tree, source.text, syntax.comments)
    lines = texts(file_lines(written))
    return Formatted("".join(f"{line}{written.line_end}" for line in lines))


def format_text(text: str) -> str | None:
    """Format a text, if its syntax is right."""
    return format_source(Source("<text>", text)).text

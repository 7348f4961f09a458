"""The parser: a source in, the `File` that it says out, with all that is wrong with its syntax."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from ..advice import write
from ..diagnostics import Diagnostic
from ..source import Source, Span
from .nodes import Comment, File
from .piece import MOST, Piece

if TYPE_CHECKING:
    from .engine import Attempt

# What is no text: control characters, and halves of a character of UTF-16.
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]+")


def parse(source: Source) -> File:
    """What a source says, as far as it can be understood; it never raises.

    The file's `diagnostics` hold all that is wrong with its syntax, in the order of the text: up
    to 50 errors, and then a note that there are more.
    """
    from .engine import engine

    text, diagnostics = readable(source)
    tools = engine()
    with tools.lock:
        attempt = tools.attempt(source, Piece(text, 0, len(text)))
        if attempt.error is None:
            file = _file(source, attempt)
        else:
            from .recovery import Recovery

            file = Recovery(tools, source, text).run(attempt)
    return file._replace(diagnostics=limited([*diagnostics, *file.diagnostics]))


def _file(source: Source, attempt: Attempt) -> File:
    comments = (Comment(source.text[a:b], Span(source, a, b)) for a, b in attempt.piece.comments)
    diagnostics = (*attempt.diagnostics, *attempt.piece.warnings(source))
    return File(source, tuple(attempt.declarations), tuple(comments), diagnostics)


def readable(source: Source) -> tuple[str, list[Diagnostic]]:
    """The text with blanks for what is no text, and an error for each run of that."""
    runs = list(islice(_NO_TEXT.finditer(source.text), MOST + 1))
    if not runs:
        return source.text, []
    diagnostics = [
        Diagnostic(
            "control-character",
            f"the character U+{ord(run[0][0]):04X} is no text",
            Span(source, *run.span()),
            **write(
                Span(source, *run.span()),
                "",
                "delete it; in a string, write `\\u` and its four digits",
                safe=False,
            ),
        )
        for run in runs
    ]
    return _NO_TEXT.sub(lambda run: " " * len(run[0]), source.text), diagnostics


def limited(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics in the order of the text; of too many errors the first, and a note."""
    diagnostics.sort(key=lambda found: (found.span.start, found.span.end))
    errors = [found for found in diagnostics if found.severity == "error"]
    if len(errors) <= MOST:
        return tuple(diagnostics)
    last = errors[MOST - 1].span
    shown = [found for found in diagnostics if found.span.start <= last.start][: MOST * 2]
    return (*shown, Diagnostic("syntax", "… and more", last, severity="note"))

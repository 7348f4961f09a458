"""The terminal: who gets what, and what it can show.

In: text and diagnostics. Out: standard output for what was asked for, standard error for what there
is to say. What a stream's encoding does not have is escaped; nobody fails for an arrow.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..diagnostics import Diagnostic
    from .outputs import Look

_BOXES = "┌─│⋮…"


class OutputLost(Exception):  # noqa: N818 - said of a stream, not of the program
    """A stream that takes no more text, in words that say why."""


def say(text: str) -> None:
    """A line of what was asked for."""
    _write(sys.stdout, text.replace("→", "->") if not _can(sys.stdout, "→") else text)


def show(text: str) -> None:
    """Lines of text from a source: what would move the cursor is made visible, as in a report."""
    from .glyphs import shown_lines

    _write(sys.stdout, shown_lines(text, ascii=not _can(sys.stdout, text)))


def put(text: str) -> None:
    """A text for another program: in UTF-8, to the byte."""
    if sys.stdout is None:  # closed by whoever started us
        return
    sys.stdout.flush()
    with _telling_what_is_lost():
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()


def complain(text: str) -> None:
    """A line of what went wrong."""
    _write(sys.stderr, text)


def report(diagnostics: Sequence[Diagnostic], *, quiet: bool = False) -> None:
    """The diagnostics, and behind them how many there are; `quiet` leaves notes out."""
    wanted = [found for found in diagnostics if not quiet or found.severity != "note"]
    if not wanted:
        return
    from .report import shortened, tally

    color, ascii = look(sys.stderr)
    complain(shortened(wanted, tally(wanted), color=color, ascii=ascii))


def look(stream: TextIO | None) -> Look:
    """What a stream can show."""
    from .outputs import Look

    return Look(wants_color(stream, os.environ), not _can(stream, _BOXES))


def wants_color(stream: TextIO | None, environ: Mapping[str, str]) -> bool:
    """Whether text on a stream is coloured.

    `NO_COLOR` forbids it (https://no-color.org), else `FORCE_COLOR` asks for it, else a terminal
    gets it; an empty variable is as good as none.
    """
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    if stream is None or environ.get("TERM") == "dumb":
        return False
    # The old console of Windows shows the escape sequences themselves; Windows Terminal does not.
    return stream.isatty() and (sys.platform != "win32" or "WT_SESSION" in environ)


def _can(stream: TextIO | None, text: str) -> bool:
    try:
        text.encode(_encoding(stream))
    except UnicodeEncodeError:
        return False
    return True


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed by whoever started us
        return
    encoding = _encoding(stream)
    with _telling_what_is_lost():
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        stream.flush()


@contextmanager
def _telling_what_is_lost() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost(f"cannot write the output: {error.strerror or error}") from error


def _encoding(stream: TextIO | None) -> str:
    return getattr(stream, "encoding", None) or "utf-8"

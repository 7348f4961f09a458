"""What the fuzzers run: a text or bytes in, and what must be true of whatever comes out.

In: a text, or bytes for the command. Out: what was compiled, or how the command ended. What is
checked each time stands here: that places lie in their sources, that messages say something, and
that all of it can be shown.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any, NamedTuple

from building import ROOT
from examples import EXAMPLE_FILES
from svclang.cli.main import main
from svclang.cli.outputs import FORMATS, Outcome, write
from svclang.cli.report import render
from svclang.compile import Compiled, compile_source
from svclang.diagnostics import Diagnostic
from svclang.lint.configuration import Configuration, Override
from svclang.model.nodes import Surroundings
from svclang.source import Source, Span
from svclang.syntax import parse
from svclang.syntax.load import Unreadable
from svclang.syntax.nodes import File

FILES = {
    **EXAMPLE_FILES,
    **{path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "specs").glob("*/*.svc")},
}
"""What a text can import, by the name of the file without `.svc`."""


def read(path: str) -> str:
    """The text of a file that is imported."""
    name = path.rpartition("/")[2].removesuffix(".svc")
    if name not in FILES:
        raise Unreadable("there is no such file")
    return FILES[name]


_EVERY_RULE = Configuration([Override(select=("all",))])


def compiled(text: str, stage: str = "dev") -> Compiled:
    """A text, compiled and linted with every rule; what is said of it is checked and shown."""
    source = Source("test.svc", text)
    around = Surroundings(stage, today="2026-11-28", exists=lambda path: path.endswith(".js"))
    made = compile_source(source, read, around, configuration=_EVERY_RULE)
    check(made.diagnostics)
    return made


def well_formed(text: str, source: Source | None = None) -> File:
    """A text, parsed; its places are checked."""
    file = parse(source or Source("test.svc", text))
    assert all(0 <= span.start <= span.end <= len(text) for span in spans(tuple(file)))
    check(file.diagnostics)
    return file


def spans(node: Any) -> list[Span]:
    """All spans in what a file holds."""
    if isinstance(node, Span):
        return [node]
    return [span for item in node for span in spans(item)] if isinstance(node, tuple) else []


def check(diagnostics: Iterable[Diagnostic]) -> None:
    """Check that what is said has its places and its words, and that every format can hold it."""
    found = list(diagnostics)
    for one in found:
        assert one.message.strip(), one
        for span in (one.span, *(related.span for related in one.related)):
            assert 0 <= span.start <= span.end <= len(span.source.text), one
    assert bool(render(found)) == bool(found)
    for format in FORMATS:
        write(format, Outcome(tuple(found)))


class Ended(NamedTuple):
    """How a command ended, and what it wrote."""

    status: int
    out: str
    err: str


def command(*words: str, stdin: bytes = b"") -> Ended:
    """Run the command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with _standard_input(stdin), redirect_stdout(out), redirect_stderr(err):
        status = main(words)
    return Ended(status, out.getvalue(), err.getvalue())


@contextmanager
def _standard_input(data: bytes) -> Iterator[None]:
    usual = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(data))
    try:
        yield
    finally:
        sys.stdin = usual

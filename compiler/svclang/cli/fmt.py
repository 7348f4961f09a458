"""`svc fmt`: sources in, the same in their canonical form out.

    paths → sources → format each, on all cores → files, or what would become of them

In: a `FormatRequest`. Out: the exit status. A file whose syntax is wrong is reported and left as it
is, and so is one that cannot be written; the others are formatted.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ..diagnostics import in_order
from ..format import Formatted, format_source
from .console import complain, put, report, say, wants_color
from .inputs import gather
from .main import FAILED, OK
from .many import for_each

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..source import Source
    from .fmt_arguments import FormatRequest
    from .inputs import Input


def run(command: str, words: Sequence[str]) -> int:
    """`svc fmt`, with the words behind it."""
    from .fmt_arguments import parse

    return fmt(parse(words))


def fmt(request: FormatRequest) -> int:
    """Do what is asked for, say what there is to say, and return the exit status."""
    inputs = gather(request.paths, request.stdin_name, libraries=True)
    made = for_each(_formatted, inputs)
    report(in_order([found for each in made for found in each.diagnostics]))
    right = [
        (one.source, each.text)
        for one, each in zip(inputs, made, strict=True)
        if each.text is not None
    ]
    wrong = len(inputs) - len(right)
    changed = [(source, text) for source, text in right if text != source.text]
    if request.check or request.diff:
        _show(changed, request)
        if not request.quiet:
            complain(_summary(len(changed), len(right) - len(changed), wrong, would=True))
        return FAILED if wrong or changed else OK
    if request.paths == ("-",):
        for _, text in right:
            put(text)
        return FAILED if wrong else OK
    written = _write(changed)
    if not request.quiet:
        wrong_or_locked = wrong + len(changed) - written
        say(_summary(written, len(right) - len(changed), wrong_or_locked))
    return OK if written == len(changed) and not wrong else FAILED


def _formatted(one: Input) -> Formatted:
    return Formatted(None, (one.problem,)) if one.problem else format_source(one.source)


def _show(changed: Sequence[tuple[Source, str]], request: FormatRequest) -> None:
    """Says which files would change, or how."""
    if request.diff:
        from .diffs import difference

        color = wants_color(sys.stdout, os.environ)
        for source, text in changed:
            say(difference(source.name, source.text, text, color=color))
    elif not request.quiet:
        for source, _ in changed:
            say(source.name)


def _write(changed: Sequence[tuple[Source, str]]) -> int:
    """Writes each file, whatever becomes of the others, and returns how many have been written."""
    if not changed:
        return 0
    from pathlib import Path

    from ..emit.files import OutputError, write_files

    written = 0
    for source, text in changed:
        try:
            write_files({Path(source.name): text})
            written += 1
        except OutputError as problem:
            complain(f"svc: {problem}")
    return written


def _summary(changed: int, same: int, wrong: int, *, would: bool = False) -> str:
    """`2 files formatted, 5 left as they were`."""
    counts = [
        (changed, "would be formatted" if would else "formatted"),
        (
            same,
            "formatted already" if would else f"left as {'it was' if same == 1 else 'they were'}",
        ),
        (wrong, "not formatted"),
    ]
    (first, what), *others = [count for count in counts if count[0]] or counts[:1]
    noun = "file" if first == 1 else "files"
    return ", ".join([f"{first} {noun} {what}", *(f"{count} {text}" for count, text in others)])

"""Braces with nothing in them.

What it finds
    Empty braces behind a declaration, a route or something that is fed, where they may be missing.
    Braces that are data (`mock { }`), types (`type Empty { }`) or hold a comment are passed over.

Why it is bad
    They look as if something had been forgotten.

Example
    function report { }

    every 1d -> report { }

Use instead
    function report

    every 1d -> report
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Fix
from ...edits.statements import WITH_BLOCK, taking_out_statement
from ...edits.text import taking_out
from ...syntax import nodes
from ...syntax.nodes import Block, Setting
from ..rule import Context, Finding, Rule
from ..trees import nodes_of, nodes_within

_TITLE = "take the braces out"
# Settings that are braces and nothing else, and mean nothing where these are empty.
_DATA = ("cfn", "env", "swagger", "tags", "vars")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each pair of braces that says nothing."""
    for kind in WITH_BLOCK:
        for owner in nodes_of(context, kind):
            block: Block | None = getattr(owner, "block", None)
            if block is not None and _is_empty(block):
                yield _finding(block, Fix(_TITLE, (taking_out(block.span),)))
    for schedule in nodes_of(context, nodes.Schedule):
        yield from _behind(schedule.arrow)
    for setting, around in nodes_within(context, Setting):
        yield from _of_setting(context, setting, around)


def _of_setting(context: Context, setting: Setting, around: object) -> Iterator[Finding]:
    words = setting.words[-1] if setting.words and setting.arrow is None else ()
    block = words[-1] if words else None
    if setting.arrow is not None:
        yield from _behind(setting.arrow)
    elif isinstance(block, Block) and _is_empty(block):
        whole = isinstance(around, Block) and _is_stage(context, around)
        if whole or (len(words) == 1 and setting.name.text in _DATA):
            yield _finding(block, taking_out_statement(context.files, setting.span))
        elif len(words) > 1 and not isinstance(words[-2], nodes.Pair):
            yield _finding(block, Fix(_TITLE, (taking_out(block.span),)))


def _behind(arrow: tuple[tuple[nodes.Word, ...], ...]) -> Iterator[Finding]:
    """Empty braces behind what is fed."""
    for *before, last in arrow:
        if isinstance(last, Block) and len(before) == 1 and _is_empty(last):
            yield _finding(last, Fix(_TITLE, (taking_out(last.span),)))


def _is_empty(block: Block) -> bool:
    return not block.span.text[1:-1].strip(" \t\r\n\f\ufeff;")


def _is_stage(context: Context, block: Block) -> bool:
    return any(stage.block is block for stage in nodes_of(context, nodes.Stage))


def _finding(block: Block, fix: Fix | None) -> Finding:
    return Finding("these braces are empty", block.span, help="take them out", fix=fix)


RULE = Rule("empty-block", check, severity="note")

"""Edits that take a whole statement out of a source, and what is nothing without it.

In: the trees of all files, and a place that a finding speaks of. Out: a `Fix`, or None where no
statement is there.

A statement is a setting, an entry of data, a field, a member, a route, a group or a declaration.
With it go

- its line, or its separator (`;` or `,`) where others share the line;
- the doc comment right above it, and what allows something there (`// svc: allow(…)`);
- the comment beside it, where nothing else stands in that line;
- the braces around it where it was the last thing in them and they may be missing
  (`function f { memory 256MB }` becomes `function f`), a setting that held nothing but these
  braces, and a group without routes.

All else is kept as it is: comments on lines of their own, those beside lines with other statements,
blank lines, and braces that hold a comment. A fix that takes a comment along is never safe, but for
one that allows something.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..diagnostics import Edit, Fix
from ..source import BLANKS, Span, begins_line, is_doc, line_start, next_line
from ..syntax import nodes
from ..syntax.allow_comments import is_about_its_place
from ..syntax.nodes import Block, File, Name, Setting
from ..syntax.walk import comments_in, nodes_at
from .text import behind_sign, taking_out, within_line

_STATEMENTS = (
    Setting,
    nodes.Pair,
    nodes.Field,
    nodes.EnumMember,
    nodes.Route,
    nodes.Group,
    nodes.Import,
    nodes.Service,
    nodes.Param,
    nodes.TypeDeclaration,
    nodes.EnumDeclaration,
    nodes.ErrorDeclaration,
    nodes.FunctionDeclaration,
    nodes.AuthorizerDeclaration,
    nodes.ApiDeclaration,
    nodes.Output,
    nodes.RawResource,
    nodes.Stage,
    nodes.Schedule,
    nodes.ResourceDeclaration,
)
# Whose `block` may be missing. That of a stage may not.
WITH_BLOCK = (
    nodes.Service,
    nodes.TypeDeclaration,
    nodes.FunctionDeclaration,
    nodes.AuthorizerDeclaration,
    nodes.Route,
    nodes.Output,
    nodes.RawResource,
    nodes.ResourceDeclaration,
)


def taking_out_statement(
    files: Sequence[File], place: Span, title: str = "take it out", *, safe: bool = True
) -> Fix | None:
    """A fix that takes out the innermost statement that begins at a place, or is named there.

    `place` is the statement's span or that of its name, as in `Given.name` of the model. None where
    no statement is there.
    """
    found = _statement(files, place)
    if found is None:
        return None
    file, chain = found
    span = _to_cut(file, chain)
    kept = all(is_about_its_place(each.text) for each in comments_in(file, span))
    return Fix(title, (Edit(span, ""),), safe and kept)


def _statement(files: Sequence[File], place: Span) -> tuple[File, list[Any]] | None:
    """The file of a place, and what stands around the statement there, which comes last."""
    for file in files:
        if file.source is place.source:
            chain = list(nodes_at(file.declarations, place.start))
            while chain and not (isinstance(chain[-1], _STATEMENTS) and _is_at(chain[-1], place)):
                chain.pop()
            return (file, chain) if chain else None
    return None


def _is_at(statement: Any, place: Span) -> bool:
    name = getattr(statement, "name", None) or getattr(statement, "key", None)
    return place.start == statement.span.start or (isinstance(name, Name) and place == name.span)


def _to_cut(file: File, chain: list[Any]) -> Span:
    """What is to be cut so that the last of a chain of nodes is gone."""
    *outer, statement = chain
    cut = _cut(file, statement.span)
    holder = outer[-1] if outer else None
    if isinstance(holder, nodes.Group) and len(holder.items) == 1:
        return _to_cut(file, outer) if _is_empty_without(cut, holder.span, file) else cut
    if not isinstance(holder, Block) or len(holder.entries) + len(holder.settings) > 1:
        return cut
    if not _is_empty_without(cut, holder.span, file):
        return cut
    return _braces(file, outer, cut)


def _braces(file: File, chain: list[Any], otherwise: Span) -> Span:
    """The braces at the end of a chain, with their owner where it is nothing without them."""
    *outer, block = chain
    owner = outer[-1] if outer else None
    alone = taking_out(block.span).span
    if isinstance(owner, WITH_BLOCK) and owner.block is block:
        return alone
    if isinstance(owner, Setting):
        within_stage = len(outer) > 2 and isinstance(outer[-3], nodes.Stage)
        words = [word for phrase in (*owner.words, *(owner.arrow or ())) for word in phrase]
        if words[-1] is block:
            return _to_cut(file, outer) if within_stage or len(words) == 1 else alone
    return otherwise


def _is_empty_without(cut: Span, holder: Span, file: File) -> bool:
    """Whether no comment stands in braces beside what is cut."""
    return all(cut.holds(each.span) for each in comments_in(file, holder))


def _cut(file: File, span: Span) -> Span:
    """A statement with its line, or with its separator where it shares its line."""
    text = file.source.text
    if not begins_line(text, span.start):
        return within_line(span)
    span = span._replace(start=_with_comments_above(text, span.start))
    end = behind_sign(text, span.end)
    if text[end : end + 1] in ("", "\n") or text.startswith("//", end):
        return Span(file.source, line_start(text, span.start), next_line(text, end))
    return within_line(span)


def _with_comments_above(text: str, start: int) -> int:
    """Where the comments begin that belong to what starts a line; else, where that starts."""
    line = line_start(text, start)
    while line > 0:
        above = line_start(text, line - 1)
        said = text[above:line].lstrip(BLANKS)
        if not said.startswith("//"):
            break
        if is_doc(said) or is_about_its_place(said):
            start = line - len(said)
        line = above
    return start

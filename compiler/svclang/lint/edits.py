"""Edits that repair a source: take a statement out, write another word, rename a declaration.

In: the trees of all files, and a place that a finding speaks of. Out: a `Fix`, or None where no
edit would do. All places are those of the text as it is, so several edits can be put into one fix
where none touches another.

What is taken out is a statement: a setting, an entry of data, a field, a member, a route, a group
or a declaration. With it go

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

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..advice import write
from ..diagnostics import Edit, Fix
from ..source import Span
from ..syntax import nodes
from ..syntax.allow_comments import is_about_its_place
from ..syntax.nodes import Block, File, Name, Setting

_BLANK = " \t\r\f\ufeff"
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
# What references in a route begin with, beside names of declarations.
_LOCAL = frozenset(
    {"auth", "body", "context", "header", "path", "query", "result", "stage", "aws", "service"}
)


# --- Taking out -----------------------------------------------------------------------------------


def taking_out(
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
    kept = all(is_about_its_place(each.text) for each in file.comments if span.holds(each.span))
    return Fix(title, (Edit(span, ""),), safe and kept)


def without_item(span: Span) -> Edit:
    """The edit that takes an item out of a list, with its comma: `read by a, b` and `a, b` in `[]`.

    One item at least must be left.
    """
    text, blanks = span.source.text, _BLANK + "\n"
    before = _before_blanks(text, span.start, blanks)
    after = _after_blanks(text, span.end, blanks)
    start, end = span.start, span.end
    if text.startswith(",", after):
        end = _after_blanks(text, after + 1, blanks)
        if text.startswith(("]", ")", "}"), end):
            start, end = before, after + 1
    elif text.endswith(",", 0, before):
        start = before - 1
    return Edit(Span(span.source, start, end), "")


def without_words(span: Span) -> Edit:
    """The edit that takes words out of a statement, with the blanks in front of them.

    That is also how braces go that nothing stands in: `function f { }`.
    """
    return Edit(span._replace(start=_end_before(span)), "")


def _statement(files: Sequence[File], place: Span) -> tuple[File, list[Any]] | None:
    """The file of a place, and what stands around the statement there, which comes last."""
    for file in files:
        if file.source is place.source:
            chain = list(_around(file.declarations, place.start))
            while chain and not (isinstance(chain[-1], _STATEMENTS) and _is_at(chain[-1], place)):
                chain.pop()
            return (file, chain) if chain else None
    return None


def _is_at(statement: Any, place: Span) -> bool:
    name = getattr(statement, "name", None) or getattr(statement, "key", None)
    return place.start == statement.span.start or (isinstance(name, Name) and place == name.span)


def _around(node: Any, at: int) -> Iterator[Any]:
    """The nodes that an offset stands in, from the outside to the inside."""
    for part in node:
        if not isinstance(part, tuple) or isinstance(part, Span):
            continue
        span = getattr(part, "span", None)
        if span is None:
            found = list(_around(part, at))
            if found:
                yield from found
                return
        elif span.start <= at < span.end:
            yield part
            yield from _around(part, at)
            return


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
    alone = Span(block.span.source, _end_before(block.span), block.span.end)
    if isinstance(owner, WITH_BLOCK) and owner.block is block:
        return alone
    if isinstance(owner, Setting):
        within_stage = len(outer) > 2 and isinstance(outer[-3], nodes.Stage)
        words = [word for phrase in (*owner.words, *(owner.arrow or ())) for word in phrase]
        if words[-1] is block:
            return _to_cut(file, outer) if within_stage or len(words) == 1 else alone
    return otherwise


def _end_before(span: Span) -> int:
    return _before_blanks(span.source.text, span.start, _BLANK)


def _is_empty_without(cut: Span, holder: Span, file: File) -> bool:
    """Whether no comment stands in braces beside what is cut."""
    return not any(holder.holds(each.span) and not cut.holds(each.span) for each in file.comments)


def _cut(file: File, span: Span) -> Span:
    """A statement with its line, or with its separator where it shares its line."""
    text = file.source.text
    start, end = span.start, span.end
    begin = _before_blanks(text, start, _BLANK)
    begins_line = begin == 0 or text[begin - 1] == "\n"
    if begins_line:
        start = _with_comments_above(text, begin, start)
    stop = _after_blanks(text, end, _BLANK)
    separated = text.startswith((";", ","), stop)
    if separated:
        stop = _after_blanks(text, stop + 1, _BLANK)
    ends_line = stop == len(text) or text[stop] == "\n"
    if begins_line and (ends_line or text.startswith("//", stop)):
        line_end = text.find("\n", stop)
        start = text.rfind("\n", 0, start) + 1
        return Span(file.source, start, len(text) if line_end < 0 else line_end + 1)
    shares_rest = not ends_line and not text.startswith(("//", "}", ")", "]"), stop)
    if shares_rest or begins_line:
        return Span(file.source, start, stop)
    if text[begin - 1] in ";,":
        return Span(file.source, _before_blanks(text, begin - 1, _BLANK), end)
    return Span(file.source, begin, stop if separated else end)


def _with_comments_above(text: str, line: int, start: int) -> int:
    """Where the comments begin that belong to what starts a line; else, where that starts."""
    while line > 0:
        above = text.rfind("\n", 0, line - 1) + 1
        said = text[above:line].strip()
        if not said.startswith("//"):
            break
        if (said.startswith("///") and not said.startswith("////")) or is_about_its_place(said):
            start = _after_blanks(text, above, _BLANK)
        line = above
    return start


def _before_blanks(text: str, at: int, blanks: str) -> int:
    while at > 0 and text[at - 1] in blanks:
        at -= 1
    return at


def _after_blanks(text: str, at: int, blanks: str) -> int:
    while at < len(text) and text[at] in blanks:
        at += 1
    return at


# --- Writing something else -----------------------------------------------------------------------


def replacing(span: Span, text: str, title: str = "", *, safe: bool = True) -> Fix:
    """A fix that writes a text in the place of a span; unless it is named otherwise, as that."""
    fix = write(span, text, title, safe=safe)["fix"]
    assert fix is not None
    return fix


# --- Renaming -------------------------------------------------------------------------------------


def renaming(files: Sequence[File], name: Name, new: str) -> Fix | None:
    """A fix that gives a declaration another name, wherever any of the files names it.

    `name` is where it is declared. The fix is never safe: names of files, handlers, environment
    variables and logical ids follow from names. None where the new name is taken, or where a
    reference could mean something else.
    """
    declared = [
        each for file in files for each in map(_name_of, file.declarations) if each is not None
    ]
    taken = {each.text for each in declared}
    if name not in declared or new in taken or new in _LOCAL or name.text in _LOCAL:
        return None
    spans = {name.span: None}
    for file in files:
        spans.update(dict.fromkeys(_mentions(file.declarations, name.text)))
    return Fix(f"rename it to `{new}`", tuple(Edit(span, new) for span in spans), safe=False)


def _name_of(declaration: nodes.Declaration) -> Name | None:
    name = getattr(declaration, "name", None)
    return name if isinstance(name, Name) else None


def _mentions(node: Iterable[Any], name: str) -> Iterator[Span]:
    """Where a declaration is named: by a reference, as a type, an error or a function."""
    if isinstance(node, nodes.Reference):
        if node.path[0] == name:
            yield node.span._replace(end=node.span.start + len(name))
        return
    for each in _names_in(node):
        if each is not None and each.text == name:
            yield each.span
    for part in node:
        if isinstance(part, tuple) and not isinstance(part, Span | Name):
            yield from _mentions(part, name)


def _names_in(node: Iterable[Any]) -> tuple[Name | None, ...]:
    """The names of other declarations that a node holds."""
    if isinstance(node, nodes.NamedType):
        return (node.name,)
    if isinstance(node, nodes.FunctionDeclaration):
        return node.throws
    return (node.function,) if isinstance(node, nodes.AuthorizerDeclaration) else ()

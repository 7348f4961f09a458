"""What stands in brackets: in one line if it fits, and else with a line for each item.

In: a branch that begins with an opening bracket and ends with the closing one. Out: its layout.
Brackets whose opening one ends its line in the source stay broken, so that whoever writes a file
decides what is read at one glance.

    { team: "media" }     [1, 2]     {              [
                                       memory 1GB     { a: 1 },
                                       timeout 5s     { a: 2 },
                                     }              ]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from ...source import is_doc
from ..layout import Broken, Doc, Flat, Group, Item, Items, Line, Part, Parts, Remarked
from ..leaves import Branch, Child, Leaf, first, last
from .show import lays_out, notes, remark, show, word

LayOut: TypeAlias = Callable[[Branch], Doc]

_ROWS: dict[str, LayOut] = {}
_BRACKETED = frozenset(("block", "fields", "list_value"))
_DATA = frozenset(("entry", "field", "member"))


def lays_out_rows(*rules: str) -> Callable[[LayOut], LayOut]:
    """Says of which rules a function is the layout, where they are items of something."""

    def register(function: LayOut) -> LayOut:
        _ROWS.update(dict.fromkeys(rules, function))
        return function

    return register


def one(branch: Branch) -> Doc:
    """One of several, which is a row of a table where it stands on a line of its own."""
    return _ROWS.get(branch.kind, show)(branch)


def item(child: Child, lay_out: LayOut | None = None) -> tuple[list[Doc], Item]:
    """The comments above one of several, and itself, which may be a row of a table.

    A comment behind what stands in one line goes above it where that must be broken.
    """
    begin, end = first(child), last(child)
    above, blank = notes(begin), begin.blank or any(note.blank for note in begin.notes)
    begin.notes = []
    written, lines = end.remark, end.line - begin.line + end.text.count("\n")
    end.remark = None
    lay_out = lay_out or _ROWS.get(child.kind)
    doc = lay_out(child) if lay_out and isinstance(child, Branch) else show(child)
    if written is not None:
        part = doc if isinstance(doc, Part) else Parts(doc)
        doc = Remarked(part, written, moves=not lines and not is_doc(written))
    return above, Item(doc, blank)


@lays_out("block", "fields", "members", "items")
def braces(branch: Branch, lay_out: LayOut | None = None) -> Part:
    """Items in braces: in one line with commas between data, and `;` between statements."""
    held, before = _held(branch.children), None
    items: list[Item] = []
    docs: list[Doc] = []
    for child in held:
        if before is not None:
            both_are_data = before.kind in _DATA and child.kind in _DATA
            docs.append(Flat("," if both_are_data else ";"))
        line = _line(" ", child, before)
        above, made = item(child, lay_out)
        docs += [line, *above, made.doc]
        items.append(made)
        before = child
    opener, closer = leaf_of(branch.children[0]), leaf_of(branch.children[-1])
    return enclosed(opener, docs, closer, " " if held else "", items)


@lays_out("list_value", "params")
def parentheses(branch: Branch, start: int = 0) -> Part:
    """Items in parentheses or square brackets, with commas between them."""
    held, before = _held(branch.children[start:]), None
    opener, closer = leaf_of(branch.children[start]), leaf_of(branch.children[-1])
    alone = len(held) == 1 and held[0].kind in _BRACKETED
    if alone and not opener.breaks and not opener.commented:
        return Group(word(opener), show(held[0]), *closing(closer))
    items: list[Item] = []
    docs: list[Doc] = []
    for child in held:
        if before is not None:
            docs.append(",")
        line = _line("" if before is None else " ", child, before)
        above, made = item(child)
        docs += [line, *above, made.doc]
        items.append(made)
        before = child
    if items:
        docs.append(Broken(","))
    return enclosed(opener, docs, closer, "", items)


def enclosed(
    opener: Leaf,
    inside: Sequence[Doc],
    closer: Leaf,
    flat: str,
    items: Sequence[Item] = (),
    *,
    broken: bool = False,
) -> Group:
    """What stands between brackets, with the comments in front of the closing one."""
    lines = list(inside)
    if closer.notes:
        lines += [Line(blank=closer.blank and bool(inside)), *notes(closer)]
    return Group(
        word(opener),
        Items(items, *lines),
        Line(flat),
        *closing(closer),
        broken=broken or (opener.breaks and bool(inside)),
    )


def closing(leaf: Leaf) -> Iterable[Doc]:
    """A closing bracket and the comment behind it."""
    return (leaf.text, *remark(leaf))


def leaf_of(child: Child) -> Leaf:
    """A child that the grammar says is a word or a sign."""
    assert isinstance(child, Leaf)
    return child


def _held(children: Sequence[Child]) -> list[Child]:
    return [child for child in children[1:-1] if child.kind != "COMMA"]


def _line(flat: str, child: Child, before: Child | None) -> Line:
    """The end of the line in front of an item."""
    return Line(flat, blank=before is not None and first(child).blank)

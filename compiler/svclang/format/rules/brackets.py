"""What stands in brackets: in one line if it fits, and else with a line for each item.

In: the children of a rule, from the opening bracket to the closing one. Out: the layout of all.
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

from ..layout import Broken, Doc, Flat, Group, Item, Items, Line, Part, Parts, Remarked
from ..leaves import Child, Leaf, first, is_doc, last
from .show import notes, remark, show, word

LayOut: TypeAlias = Callable[[Child], Doc]
Separator: TypeAlias = Callable[[Child, Child], str]

_ROWS: dict[str, LayOut] = {}
_BRACKETED = frozenset(("block", "fields", "list_value"))


def lays_out_rows(*rules: str) -> Callable[[LayOut], LayOut]:
    """Says of which rules a function is the layout, where they are items of something."""

    def register(function: LayOut) -> LayOut:
        _ROWS.update(dict.fromkeys(rules, function))
        return function

    return register


def one(child: Child) -> Doc:
    """One of several, which is a row of a table where it stands on a line of its own."""
    return _ROWS.get(child.kind, show)(child)


def item(child: Child, lay_out: LayOut = one) -> tuple[list[Doc], Item]:
    """The comments above one of several, and itself.

    A comment behind what stands in one line goes above it where that must be broken.
    """
    begin, end = first(child), last(child)
    above, blank = notes(begin), begin.blank or any(note.blank for note in begin.notes)
    begin.notes = []
    written, lines = end.remark, end.line - begin.line + end.text.count("\n")
    if written is None or is_doc(written) or lines:
        return above, Item(lay_out(child), blank)
    end.remark = None
    doc = lay_out(child)
    return above, Item(Remarked(doc if isinstance(doc, Part) else Parts(doc), written), blank)


def braces(children: Sequence[Child], separator: Separator, lay_out: LayOut = one) -> Part:
    """Items in braces; `separator` says what stands between two of them in one line."""
    held = _held(children)
    items: list[Item] = []
    docs: list[Doc] = []
    for before, child in zip([None, *held], held, strict=False):
        if before is not None:
            docs.append(Flat(separator(before, child)))
        line = _line(" ", child, before)
        above, made = item(child, lay_out)
        docs += [line, *above, made.doc]
        items.append(made)
    return enclosed(leaf_of(children[0]), docs, leaf_of(children[-1]), " " if held else "", items)


def parentheses(children: Sequence[Child]) -> Part:
    """Items in parentheses or square brackets, with commas between them."""
    held, opener, closer = _held(children), leaf_of(children[0]), leaf_of(children[-1])
    alone = len(held) == 1 and held[0].kind in _BRACKETED
    if alone and not opener.breaks and not opener.commented:
        return Group(word(opener), show(held[0]), *closing(closer))
    items: list[Item] = []
    docs: list[Doc] = []
    for before, child in zip([None, *held], held, strict=False):
        if before is not None:
            docs.append(",")
        line = _line("" if before is None else " ", child, before)
        above, made = item(child)
        docs += [line, *above, made.doc]
        items.append(made)
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


def _held(children: Sequence[Child]) -> list[Child]:
    return [child for child in children[1:-1] if child.kind != "COMMA"]


def _line(flat: str, child: Child, before: Child | None) -> Line:
    """The end of the line in front of an item."""
    return Line(flat, blank=before is not None and first(child).blank)


def leaf_of(child: Child) -> Leaf:
    """A child that the grammar says is a word or a sign."""
    assert isinstance(child, Leaf)
    return child

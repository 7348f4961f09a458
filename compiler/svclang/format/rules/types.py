"""Types.

Alternatives that do not fit into a line have a line for each, in parentheses where nothing else
lets lines end. Parentheses that change nothing are left out, if they hold no comment.

    "debug" | "info"     (            [string](..10)     { street: string, city: string }
                           "debug"
                           | "info"
                         )
"""

from __future__ import annotations

from ...named_tuples import NamedTuple
from ..layout import Broken, Doc, Group, Indented, Line, Part, Parts
from ..leaves import Branch, Child, Leaf, first, last, set_apart
from .brackets import enclosed, lays_out_rows, leaf_of
from .rows import row
from .show import lays_out, notes, remark, show, spaced, word
from .tables import FIELDS, MEMBERS

_OPERATORS = frozenset(("union", "intersection"))
# Of which types an operand keeps its parentheses.
_LOOSER = {
    "union": frozenset(("union",)),
    "intersection": _OPERATORS,
    "optional": _OPERATORS | {"optional"},
}


class _Bare(NamedTuple):
    """A type, the parentheses around it that say nothing, and whether any of them were broken."""

    type: Branch
    opener: Leaf
    closer: Leaf
    broken: bool


@lays_out("simple", "union", "intersection")
def type_(child: Child, operator: str = "") -> Part:
    """A type, which may be an operand of something; what it needs parentheses for, has them."""
    of, opener, closer, broken = _bare(child)
    if of.kind == "simple":  # with comments in it
        begin, inner, end = of.children
        return enclosed(leaf_of(begin), [Line(""), *_inside(inner)], leaf_of(end), "")
    above, behind = _taken_off(of)
    if of.kind in _LOOSER.get(operator, ()):
        held: Part = enclosed(opener, [Line(""), *_inside(of)], closer, "", broken=broken)
    elif of.kind not in _OPERATORS or _holds_fields(of):
        held = Parts(*_inside(of))
    elif operator:  # which is broken too, and so stands in parentheses
        operand, *others = _inside(of)
        held = Group(operand, Indented(*others))
    else:
        inside = Indented(Line(""), *_inside(of))
        held = Group(Broken("("), inside, Line(""), Broken(")"), broken=broken)
    return Parts(*above, held, *behind) if above or behind else held


@lays_out("optional")
def optional(branch: Branch) -> Part:
    """`T?`."""
    of, sign = branch.children
    return Parts(type_(of, "optional"), show(sign))


@lays_out("list_type")
def list_type(branch: Branch) -> Part:
    """`[T](..10)`: alternatives are broken in its brackets."""
    begin, child, end, *rest = branch.children
    opener, closer = leaf_of(begin), leaf_of(end)
    of, _, _, broken = _bare(child)
    inside = _inside(of)
    if opener.commented or (of.kind in _OPERATORS and not _holds_fields(of)):
        held: Part = enclosed(opener, [Line(""), *inside], closer, "", broken=broken)
    else:
        held = Parts(word(opener), *inside, word(closer))
    return Parts(held, *map(show, rest))


@lays_out("map_type")
def map_type(branch: Branch) -> Part:
    """`[string: T](..10)`."""
    begin, key, colon, of, end, *rest = branch.children
    opener, closer = leaf_of(begin), leaf_of(end)
    head = (show(key), show(colon), " ")
    if opener.commented:
        held: Part = enclosed(opener, [Line(""), *head, *_inside(of)], closer, "")
    else:
        held = Parts(word(opener), *head, type_(of), word(closer))
    return Parts(held, *map(show, rest))


@lays_out("constraints")
def constraints(branch: Branch) -> Part:
    """`(1..80, /^[a-z]+$/)`."""
    begin, *inner, end = branch.children
    opener, closer = leaf_of(begin), leaf_of(end)
    if not opener.commented:
        return Parts(show(opener), *spaced(inner), show(closer))
    docs: list[Doc] = []
    for child in inner:
        docs += [","] if child.kind == "COMMA" else [Line(" " if docs else ""), show(child)]
    return enclosed(opener, docs, closer, "")


@lays_out("range_")
def range_(branch: Branch) -> Part:
    """`1..80`."""
    return Parts(*map(show, branch.children))


@lays_out_rows("field", "param_item")
def field(branch: Branch) -> Doc:
    """`name: type = default`: types stand in a column."""
    return row(FIELDS, branch.children, 2)


@lays_out_rows("member")
def member(branch: Branch) -> Doc:
    """`small = "S"`: values stand in a column."""
    return row(MEMBERS, branch.children, *([1] if len(branch.children) > 1 else []))


# --- Operands -------------------------------------------------------------------------------------


def _bare(child: Child) -> _Bare:
    """A type without parentheses that hold nothing else; those with comments in them stay.

    What stands around the parentheses goes on to what stands in them.
    """
    opener, closer, broken = Leaf("LPAR", "("), Leaf("RPAR", ")"), False
    while (inner := _parenthesised(child)) is not None:
        begin, end = first(child), last(child)
        broken = broken or begin.breaks
        if begin.notes:
            first(inner).notes, first(inner).blank = begin.notes, begin.blank
        last(inner).remark = end.remark
        child = inner
    assert isinstance(child, Branch)
    return _Bare(child, opener, closer, broken)


def _parenthesised(child: Child) -> Child | None:
    """What stands in parentheses that hold no comment, if that is what a type is."""
    if child.kind != "simple" or first(child).commented or not isinstance(child, Branch):
        return None
    return child.children[1]


def _inside(child: Child) -> list[Doc]:
    """What stands in brackets around a type: alternatives with places to break between them."""
    of = _bare(child).type
    if of.kind not in _OPERATORS:
        return [show(of)]
    between: Doc = " " if _holds_fields(of) else Line()
    operand, *others = of.children
    docs: list[Doc] = [type_(operand, of.kind)]
    for sign, operand in zip(others[::2], others[1::2], strict=True):
        start, before = first(operand), leaf_of(sign)
        if start.notes:
            before.notes, start.notes = [*set_apart(before.notes), *start.notes], []
        docs += [between, word(before), " ", type_(operand, of.kind)]
    return docs


def _taken_off(of: Branch) -> tuple[list[Doc], list[Doc]]:
    """The comments above a type and the one behind it, which do not belong into parentheses."""
    start, stop = first(of), last(of)
    above, behind = notes(start), remark(stop)
    start.notes, stop.remark = [], None
    return above, behind


def _holds_fields(of: Branch) -> bool:
    """Whether a structure is among the parts of a type: it is broken instead."""
    return of.kind == "intersection" and any(_is_structure(child) for child in of.children)


def _is_structure(child: Child) -> bool:
    while (inner := _parenthesised(child)) is not None:
        child = inner
    return child.kind == "fields"

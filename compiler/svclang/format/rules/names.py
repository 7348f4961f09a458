"""Names with commas between them: in parentheses, with a line each, where they fit into none.

    throws NotFound, Conflict     read by get_user, list_users     throws (
                                                                     NotFound,
                                                                     Conflict,
                                                                   )

In: the words in front of the names, and these, in parentheses or not. Out: their layout.
Parentheses that a person has broken stay so; others that say nothing are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..layout import Broken, Doc, Group, Indented, Line, Part, Parts
from ..leaves import Branch, Child, first
from .brackets import leaf_of, parentheses
from .show import lays_out, remark, show, spaced


@lays_out("throws", "without")
def named(branch: Branch) -> Part:
    """`throws A, B`, `without a, b`."""
    return Parts(show(branch.children[0]), " ", names(branch, 1))


def names(branch: Branch, start: int) -> Part:
    """The names of a branch, the first of them or its parenthesis being the child at `start`."""
    begin, end = branch.children[start], branch.children[-1]
    if begin.kind != "LPAR":
        return listed(branch.children[start:])
    opener, closer = leaf_of(begin), leaf_of(end)
    if opener.commented:
        return parentheses(branch, start)
    held = listed(branch.children[start + 1 : -1], broken=opener.breaks)
    return Parts(held, *remark(closer))


def listed(children: Sequence[Child], *, broken: bool = False) -> Part:
    """Names, or what stands for them, with the commas between them."""
    held: list[list[Child]] = [[]]
    for child in children:
        if child.kind == "COMMA":
            held.append([])
        else:
            held[-1].append(child)
    held = [words for words in held if words]
    if len(held) == 1 and not broken:
        return Parts(*spaced(held[0]))
    docs: list[Doc] = []
    for words in held:
        docs += [",", Line(blank=first(words[0]).blank)] if docs else [Line("")]
        docs += spaced(words)
    inside = Indented(*docs, Broken(","))
    return Group(Broken("("), inside, Line(""), Broken(")"), broken=broken, last=True)

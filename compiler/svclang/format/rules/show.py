"""Any part of the tree: its rule's own layout, or else its words with blanks between them.

In: a branch or a leaf. Out: its layout, with the comments around its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias, TypeVar

from ..layout import Doc, NoteAbove, Part, Parts, Remark, Written
from ..leaves import Branch, Child, Leaf

Rule: TypeAlias = Callable[[Branch], Part]

_Given = TypeVar("_Given", bound=Callable[..., Part])

_RULES: dict[str, Rule] = {}
# In front of these stands no blank.
_GLUED = frozenset(("COLON", "COMMA", "QUESTION", "params", "constraints"))


def lays_out(*rules: str) -> Callable[[_Given], _Given]:
    """Says of which rules of the grammar a function is the layout."""

    def register(function: _Given) -> _Given:
        _RULES.update(dict.fromkeys(rules, function))
        return function

    return register


def show(child: Child) -> Doc:
    """The layout of a branch or a leaf."""
    if isinstance(child, Leaf):
        return word(child)
    rule = _RULES.get(child.kind)
    return rule(child) if rule else Parts(*spaced(child.children))


def word(leaf: Leaf) -> Doc:
    """A word with the notes above it and the remark behind it."""
    text: Doc = leaf.text
    if not leaf.text.isascii() or "\n" in leaf.text:
        text = Written(leaf.text)
    if not leaf.notes and leaf.remark is None:
        return text
    return Parts(*notes(leaf), text, *remark(leaf))


def notes(leaf: Leaf) -> list[Doc]:
    """The comments above a word."""
    return [NoteAbove(note.text, blank=note.blank) for note in leaf.notes]


def remark(leaf: Leaf) -> list[Doc]:
    """The comment behind a word, if there is one."""
    return [] if leaf.remark is None else [Remark(leaf.remark)]


def spaced(children: Iterable[Child], *, behind: bool = False) -> list[Doc]:
    """Parts of the tree with blanks between them, and in front of the first if it is `behind` some.

    No blank stands in front of `:`, `,`, `?` and parentheses.
    """
    docs: list[Doc] = []
    for child in children:
        if (docs or behind) and child.kind not in _GLUED:
            docs.append(" ")
        docs.append(show(child))
    return docs

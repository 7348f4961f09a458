"""The words and signs of a file, each with the comments and blank lines that stand around it.

In: a concrete syntax tree, the text, and the places of its comments. Out: the same tree, of
`Branch`es and `Leaf`s. A comment is a remark, behind the leaf that ends on its line, or a note, in
front of the leaf that follows. Nothing else is known of the grammar here than which signs separate:
a remark behind one of those is about what stands in front of it, and a comma, which may come and
go, has no notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..syntax.concrete import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..syntax.lexer import Token

_OPENERS = frozenset(("LBRACE", "LPAR", "LSQB"))
_CLOSERS = frozenset(("RBRACE", "RPAR", "RSQB"))
_BETWEEN = frozenset(("COMMA", "BAR", "AMPERSAND"))
_BLANK = " \t\r\f\ufeff"


class Note(NamedTuple):
    """A comment on lines of its own, and whether a blank line stands under it."""

    text: str
    blank: bool


class Leaf:
    """A word or a sign as it is written.

    `notes` stand above it and `remark` behind it. `blank` says whether a blank line stands in front
    of all that. Of an opening bracket, `breaks` says whether its line ends with it, and `commented`
    whether comments stand directly in the brackets.
    """

    __slots__ = ("blank", "breaks", "commented", "kind", "line", "notes", "remark", "text")

    def __init__(self, kind: str, text: str) -> None:
        self.kind = kind
        self.text = text
        self.line = 0
        self.notes: list[Note] = []
        self.remark: str | None = None
        self.blank = False
        self.breaks = False
        self.commented = False


class Branch:
    """A rule of the grammar and what it is made of."""

    __slots__ = ("children", "kind")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.children: list[Child] = []


Child: TypeAlias = Branch | Leaf


def leaves(tree: Tree, text: str, comments: Sequence[tuple[int, int]]) -> tuple[Branch, Leaf]:
    """The tree with what stands around its leaves, and a leaf that stands for the end."""
    reader = _Reader(text, comments)
    root = Branch(tree.rule)
    waiting: list[tuple[Branch, Iterator[Tree | Token]]] = [(root, iter(tree.children))]
    while waiting:
        branch, rest = waiting[-1]
        for child in rest:
            if isinstance(child, Tree):
                inner = Branch(child.rule)
                branch.children.append(inner)
                waiting.append((inner, iter(child.children)))
                break
            branch.children.append(reader.leaf(child))
        else:
            waiting.pop()
    return root, reader.end()


def first(child: Child) -> Leaf:
    """The first leaf of a part of the tree."""
    while isinstance(child, Branch):
        child = child.children[0]
    return child


def last(child: Child) -> Leaf:
    """The last leaf of a part of the tree."""
    while isinstance(child, Branch):
        child = child.children[-1]
    return child


class _Reader:
    """Hands the comments of a text out while it sees one word after the other."""

    def __init__(self, text: str, comments: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._comments = comments
        self._next = 0  # which comment comes next
        self._at = 0  # where what has been seen ends
        self._line = 0
        self._before: Leaf | None = None
        self._remarked: Leaf | None = None  # what a comment on this line would be about
        self._opened: list[Leaf] = []

    def leaf(self, token: Token) -> Leaf:
        """The next word."""
        leaf = Leaf(token.type, str(token))
        self._look_up_to(token.start_pos, leaf)
        self._at = token.end_pos
        leaf.line = self._line
        self._line += leaf.text.count("\n")
        if leaf.kind in _OPENERS:
            self._opened.append(leaf)
        elif leaf.kind in _CLOSERS:
            self._opened.pop()
        if leaf.kind not in _BETWEEN:
            self._remarked = leaf
        elif leaf.notes or (self._remarked and self._remarked.remark is not None):
            self._remarked = None
        self._before = leaf
        return leaf

    def end(self) -> Leaf:
        """What stands for the end of the text."""
        leaf = Leaf("END", "")
        self._look_up_to(len(self._text), leaf)
        return leaf

    def _look_up_to(self, start: int, leaf: Leaf) -> None:
        """Takes in what stands in front of a leaf that starts here."""
        places = self._comments_before(start)
        ends = [self._at, *(end for _, end in places)]
        begins = [*(begin for begin, _ in places), start]
        gaps = [self._text.count("\n", *gap) for gap in zip(ends, begins, strict=True)]
        self._line += sum(gaps)
        if self._before is not None:
            self._before.breaks = gaps[0] > 0
        if places and self._opened:
            self._opened[-1].commented = True
        notes = [self._note(*place, gap) for place, gap in zip(places, gaps[1:], strict=True)]
        if notes and gaps[0] == 0 and self._remarked is not None:
            self._remarked.remark = notes.pop(0).text
            del gaps[0]
        leaf.blank, leaf.notes = gaps[0] > 1, notes
        if self._before is not None and self._before.kind == "COMMA" and self._before.notes:
            self._carry(self._before, leaf)

    def _comments_before(self, start: int) -> Sequence[tuple[int, int]]:
        begin = self._next
        while self._next < len(self._comments) and self._comments[self._next][0] < start:
            self._next += 1
        return self._comments[begin : self._next]

    def _note(self, start: int, end: int, gap: int) -> Note:
        """A note above what follows in so many lines; it must not become the doc of that."""
        text = self._text[start:end].rstrip()
        line = self._text.rfind("\n", 0, start) + 1
        is_alone = not self._text[line:start].strip(_BLANK)
        return Note(text, gap > 1 or (_is_doc(text) and not is_alone))

    def _carry(self, comma: Leaf, leaf: Leaf) -> None:
        """Gives the notes of a comma, which is written without any, to what follows."""
        carried = [note._replace(blank=note.blank or _is_doc(note.text)) for note in comma.notes]
        leaf.notes = carried + leaf.notes
        leaf.blank = comma.blank


def _is_doc(text: str) -> bool:
    return text.startswith("///") and not text.startswith("////")

"""The words and signs of a file, each with the comments and blank lines that stand around it.

In: a concrete syntax tree, the text, and the places of its comments. Out: the same tree, of
`Branch`es and `Leaf`s. A comment is a remark, behind the leaf that ends on its line, or a note, in
front of the leaf that follows. Nothing else is known of the grammar here than which signs separate:
a remark behind one of those is about what stands in front of it, and a comma, which may come and
go, has no notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ..named_tuples import NamedTuple
from ..source import begins_line, is_doc
from ..syntax.concrete import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..syntax.lexer import Token

_OPENERS = frozenset(("LBRACE", "LPAR", "LSQB"))
_CLOSERS = frozenset(("RBRACE", "RPAR", "RSQB"))
_BETWEEN = frozenset(("COMMA", "BAR", "AMPERSAND"))


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


class WrittenFile(NamedTuple):
    """A file as it is written, a leaf that stands for its end, and what ends its lines."""

    file: Branch
    end: Leaf
    line_end: str


class Branch:
    """A rule of the grammar and what it is made of."""

    __slots__ = ("children", "kind")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.children: list[Child] = []


Child: TypeAlias = Branch | Leaf


def leaves(tree: Tree, text: str, comments: Sequence[tuple[int, int]]) -> WrittenFile:
    """The tree with what stands around its leaves."""
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
    return WrittenFile(root, reader.end(), reader.line_end or "\n")


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
        self.line_end = ""  # of the first line, unless that ends in a text of several lines

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
        gaps = self._gaps(places, start)
        before = self._before
        if before is not None:
            before.breaks = gaps[0] > 0
        if places and self._opened:
            self._opened[-1].commented = True
        if places and gaps[0] == 0 and self._remarked is not None:
            (begin, end), *places = places
            self._remarked.remark = self._text[begin:end].rstrip()
            del gaps[0]
        leaf.blank, leaf.notes = gaps[0] > 1, self._notes(places, gaps[1:])
        if before is not None and before.kind == "COMMA" and before.notes:
            leaf.blank, leaf.notes = before.blank, [*set_apart(before.notes), *leaf.notes]
            before.notes = []

    def _comments_before(self, start: int) -> Sequence[tuple[int, int]]:
        begin = self._next
        while self._next < len(self._comments) and self._comments[self._next][0] < start:
            self._next += 1
        return self._comments[begin : self._next]

    def _gaps(self, places: Sequence[tuple[int, int]], start: int) -> list[int]:
        """How many lines end in front of each comment and of the word behind them."""
        if not places and self._text.find("\n", self._at, start) < 0:
            return [0]
        ends = [self._at, *(end for _, end in places)]
        begins = [*(begin for begin, _ in places), start]
        gaps = [self._text.count("\n", *gap) for gap in zip(ends, begins, strict=True)]
        if not self.line_end and any(gaps):
            at = self._text.index("\n", self._at)
            self.line_end = "\r\n" if self._text[at - 1 : at] == "\r" else "\n"
        self._line += sum(gaps)
        return gaps

    def _notes(self, places: Sequence[tuple[int, int]], gaps: Sequence[int]) -> list[Note]:
        """Comments above a word, of which none becomes its doc that is not."""
        notes: list[Note] = []
        for (begin, end), gap in zip(places, gaps, strict=True):
            text = self._text[begin:end].rstrip()
            is_behind = not begins_line(self._text, begin)
            if is_doc(text) and is_behind:
                notes = set_apart(notes)
            notes.append(Note(text, gap > 1 or (is_doc(text) and is_behind)))
        return notes


def set_apart(notes: list[Note]) -> list[Note]:
    """Notes that stood above another word than what will follow them: its doc they are not."""
    if not any(is_doc(note.text) for note in notes):
        return notes
    return [*notes[:-1], notes[-1]._replace(blank=True)]

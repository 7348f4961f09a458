"""What a text means, for the comparison of two, and where its comments stand.

In: a text. Out: its tree without places, its comments and its errors, which are equal for two texts
that mean the same; and for each comment, among which words it stands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, NamedTuple

from svclang.format.layout import WIDTH
from svclang.source import Source, Span
from svclang.syntax import parse
from svclang.syntax.concrete import Tree, concrete
from svclang.widths import columns

# What the formatter puts in and takes out, so that a comment can stand on either side of it.
_SEPARATORS = frozenset({"COMMA", "LPAR", "RPAR", "BAR", "AMPERSAND"})


def meaning(text: str) -> tuple[Any, list[str], list[tuple[str, str]]]:
    """The declarations, the comments in their order, and what is said about the syntax."""
    file = parse(Source("test.svc", text))
    comments = [comment.text.rstrip() for comment in file.comments]
    said = sorted((found.rule, found.message) for found in file.diagnostics)
    return _placeless(file.declarations), comments, said


def _placeless(node: Any) -> Any:
    if isinstance(node, Span):
        return None
    if isinstance(node, tuple):
        return (type(node).__name__, *map(_placeless, node))
    return type(node).__name__, node


class Standing(NamedTuple):
    """A comment: how many words stand in front of it, and whether it has a line of its own."""

    text: str
    words: int
    alone: bool


def strayed(before: str, after: str) -> list[tuple[Standing, Standing]]:
    """The comments that do not stand where they stood in a text, after it has been formatted.

    One that stood behind something may have gone above it, where both do not fit into a line.
    """
    lines = [after.count("\n", 0, start) for start in _words(after)]
    pairs = zip(_standing(before), _standing(after), strict=True)
    moved = [(was, now) for was, now in pairs if was.words != now.words]
    return [(was, now) for was, now in moved if not _rose(was, now, after, lines)]


def _rose(was: Standing, now: Standing, after: str, lines: list[int]) -> bool:
    if not now.words < was.words or was.alone or not now.alone:
        return False
    first, last = lines[now.words], lines[was.words - 1]
    together = f"{after.splitlines()[first]}  {now.text}"
    return first < last or columns(together) > WIDTH


def _standing(text: str) -> Iterator[Standing]:
    words = _words(text)
    for start, end in concrete(Source("test.svc", text)).comments:
        line = text[text.rfind("\n", 0, start) + 1 : start]
        yield Standing(text[start:end].rstrip(), bisect_left(words, start), not line.strip())


def _words(text: str) -> list[int]:
    """Where the words and signs of a text begin, but for those that only separate."""
    tree = concrete(Source("test.svc", text)).tree
    assert tree is not None
    return sorted(_words_of(tree))


def _words_of(tree: Tree) -> Iterator[int]:
    for child in tree.children:
        if isinstance(child, Tree):
            yield from _words_of(child)
        elif child.type not in _SEPARATORS:
            yield child.start_pos

"""The concrete syntax tree: every word and sign of a source, where the grammar puts it.

In: a source. Out: its `Tree`, the places of its comments, and what is wrong with its syntax. The
tree of `nodes` says what a source means; this one says how it is written, for whoever writes it
anew. Both are made in one go, by the same tables and the same lexer.

Line ends that separate statements are left out; blanks and comments stand in no tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ..named_tuples import NamedTuple
from .parser import limited, parse, readable
from .piece import Piece

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..diagnostics import Diagnostic
    from ..source import Source
    from .lexer import Token
    from .tables import Rule


class Tree:
    """What a rule of the grammar has matched: `rule` is its name, or that of the alternative.

    A rule that only passes one child on has no tree of its own. `made` is what the builder makes
    of it.
    """

    __slots__ = ("children", "made", "rule")

    def __init__(self, rule: str, children: list[Child], made: Any) -> None:
        self.rule = rule
        self.children = children
        self.made = made


Child: TypeAlias = "Tree | Token"


class Concrete(NamedTuple):
    """How a source is written: None where its syntax is wrong, and then `diagnostics` say why."""

    tree: Tree | None
    comments: tuple[tuple[int, int], ...]
    diagnostics: tuple[Diagnostic, ...]


def concrete(source: Source) -> Concrete:
    """How a source is written, if nothing is wrong with its syntax; it never raises."""
    from .engine import engine

    text, diagnostics = readable(source)
    tools = engine()
    with tools.lock:
        attempt, tree = tools.trace(source, Piece(text, 0, len(text)))
        found = limited([*diagnostics, *attempt.diagnostics])
    if attempt.error is not None or any(one.severity == "error" for one in found):
        return Concrete(None, (), parse(source).diagnostics)
    return Concrete(tree, tuple(attempt.piece.comments), found)


def keeping(rule: Rule, make: Callable[[list[Any]], Any]) -> Callable[[list[Any]], Child]:
    """What is called when a rule is complete: it makes what `make` does, and keeps the tree."""
    name, passes_on = rule.name, rule.passes_on

    def reduced(children: list[Any]) -> Child:
        if passes_on and len(children) == 1:
            only: Child = children[0]
            return only
        values = [child.made if child.__class__ is Tree else child for child in children]
        return Tree(name, _flat(children), make(values))

    return reduced


def _flat(children: list[Any]) -> list[Child]:
    """The children, with those of rules that are but parts of others in their place."""
    flat: list[Child] = []
    for child in children:
        if child.__class__ is not Tree:
            if child.type != "_END":
                flat.append(child)
        elif child.rule[0] != "_":
            flat.append(child)
        elif flat:
            flat += child.children
        else:
            flat = child.children  # nobody else holds it: repetitions grow by one at a time
    return flat

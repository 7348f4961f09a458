"""The parser at work: the tables of the grammar and the tokens of a piece in, what they make out.

The textbook's LALR(1) automaton, on the tables that Lark makes. A maker is called as soon as its
rule is complete, with the rule's children, so there is no tree in between. What Lark's own parser
would do with the same tables is the same, and a test says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

from ..named_tuples import NamedTuple
from .lexer import Lexer, Token, token
from .tables import END, Rule, Tables

if TYPE_CHECKING:
    from .piece import Piece

Maker: TypeAlias = Callable[[list[Any]], Any]


class Failure:
    """A token that cannot stand where it stands; its type is `END` where none does."""

    def __init__(self, token: Token, stack: Sequence[int], tables: Tables) -> None:
        self.token = token
        self._stack = tuple(stack)
        self._tables = tables

    @property
    def accepts(self) -> frozenset[str]:
        """The types of the tokens that could stand in its place."""
        kinds = self._tables.states[self._stack[-1]]
        return frozenset(kind for kind in kinds if kind.isupper() and self._takes(kind))

    def _takes(self, kind: str) -> bool:
        """Whether a token is taken, after the rules that it completes."""
        rules, states = self._tables.rules, self._tables.states
        stack = list(self._stack)
        while (action := states[stack[-1]].get(kind)) is not None:
            if action >= 0:
                return True
            rule = rules[~action]
            del stack[len(stack) - rule.size :]
            stack.append(states[stack[-1]][rule.origin])
        return False


class Outcome(NamedTuple):
    """What was made of a piece, or why it could not be made."""

    made: Any = None
    failure: Failure | None = None


class Driver:
    """Runs the tables of a grammar."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._lexer = Lexer(tables.terminals, tables.ignored)
        self._reductions = [(rule.size, rule.origin) for rule in tables.rules]

    def run(self, piece: Piece, makers: Sequence[Maker]) -> Outcome:
        """What the makers, one for each rule, make of a piece."""
        states, reductions = self.tables.states, self._reductions
        stack, end = [self.tables.starts[piece.rule]], self.tables.ends[piece.rule]
        values: list[Any] = []
        behind = token(END, "", piece.end)
        for found in chain(self._lexer.lex(piece, states, stack), (behind,)):
            kind = found.type
            while (action := states[stack[-1]].get(kind)) is not None:
                if action >= 0:
                    stack.append(action)
                    values.append(found)
                    break
                size, origin = reductions[~action]
                at = len(values) - size
                made = makers[~action](values[at:])
                del stack[at + 1 :], values[at:]
                stack.append(states[stack[-1]][origin])
                values.append(made)
                if found is behind and stack[-1] == end:
                    return Outcome(made)
            else:
                return Outcome(failure=Failure(found, stack, self.tables))
        raise AssertionError("the state behind the last token is neither an end nor a failure")


def maker(rule: Rule, make: Maker | None) -> Maker:
    """What is called with all the children of a rule: it picks those that `make` takes.

    Without `make`, the children that are picked are what is made: a part of another rule.
    """
    made = make or _as_they_are
    if rule.passes_on:
        made = _passing_on(made)
    whole = tuple((index, False, 0) for index in range(rule.size))
    return made if rule.picks == whole and not rule.absent else _picking(rule, made)


def _as_they_are(children: list[Any]) -> list[Any]:
    return children


def _passing_on(make: Maker) -> Maker:
    return lambda children: children[0] if len(children) == 1 else make(children)


def _picking(rule: Rule, make: Maker) -> Maker:
    picks, last = rule.picks, [None] * rule.absent

    def picked(children: list[Any]) -> Any:
        kept: list[Any] = []
        for index, is_part, absent in picks:
            if absent:
                kept += [None] * absent
            child = children[index]
            if not is_part:
                kept.append(child)
            elif kept:
                kept += child
            else:
                kept = child  # nobody else holds it: repetitions grow by one at a time
        return make(kept + last if last else kept)

    return picked

"""The rules of the grammar, and the words that people write where each of them applies.

In: `svc.lark`, the services of `specs/` and the cases of the tests. Out: for each rule its
expansions; for each kind of token the texts that occur, also by the rule that they occur in; and
whole examples of what a rule stands for. Nothing is listed by hand, so that what is new in the
grammar, in a spec or in a case takes part in every test that draws from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from building import ROOT
from cases import case_files
from svclang.source import Source
from svclang.syntax import parse
from svclang.syntax.driver import Driver, Maker
from svclang.syntax.lexer import Token as Lexed
from svclang.syntax.piece import Piece
from svclang.syntax.tables import Rule, parser_by_lark, tables

END = "_END"
_MOST_TOKENS = 40  # of an example
_WORD = re.compile(r"\w+")


class Token(NamedTuple):
    """A token: the name of its terminal in the grammar, and its text."""

    kind: str
    text: str


Place = tuple[str, str, bool]
"""Where a token stands: its kind, the rule around it, and whether it is the first thing of that."""


class Expansion(NamedTuple):
    """One way to write a rule; `label` is what a tree of it is called, empty for a part of one."""

    label: str
    symbols: tuple[str, ...]


class Grammar(NamedTuple):
    """The grammar, with what is written in its terms.

    `fixed` are the terminals that have but one text. `height` says how deep the lowest tree of a
    rule is, 0 for a terminal.
    """

    rules: dict[str, tuple[Expansion, ...]]
    height: dict[str, int]
    fixed: dict[str, str]
    texts: dict[str, tuple[str, ...]]
    placed: dict[Place, tuple[str, ...]]
    examples: dict[str, tuple[tuple[Token, ...], ...]]
    labelled: dict[str, tuple[tuple[Token, ...], ...]]

    def is_sign(self, kind: str) -> bool:
        """Whether the tokens of a kind are a fixed sign, and no word."""
        return kind in self.fixed and not _WORD.fullmatch(self.fixed[kind])


def sources() -> list[str]:
    """Texts that people wrote: the specs and the cases that have no mistake in their syntax."""
    paths = sorted((ROOT / "specs").glob("*/*.svc")) + case_files("trees") + case_files("validate")
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return [text for text in texts if not parse(Source("test.svc", text)).diagnostics]


@cache
def grammar() -> Grammar:
    """The grammar, read once."""
    made = parser_by_lark()
    rules: dict[str, list[Expansion]] = {}
    for rule in made.rules:
        name = str(rule.origin.name)
        label = rule.alias or ("" if name.startswith("_") else name)
        symbols = tuple(str(symbol.name) for symbol in rule.expansion)
        rules.setdefault(name, []).append(Expansion(label, symbols))
    trees = [parse_tree(text) for text in sources()]
    labelled = _labelled(trees)
    found = {name: tuple(expansions) for name, expansions in rules.items()}
    inlined = {rule.origin.name for rule in made.rules if rule.options.expand1}
    return Grammar(
        rules=found,
        height=_heights(found),
        fixed={each.name: each.text for each in tables().terminals if each.text is not None},
        texts=_distinct((token.kind, token.text) for tree in trees for token in _tokens(tree)),
        placed=_distinct(
            ((token.kind, token.rule, token.first), token.text)
            for tree in trees
            for token in _tokens_in(tree)
        ),
        examples=_examples(labelled, found, inlined),
        labelled=labelled,
    )


class Tree(NamedTuple):
    """What stands for a rule, with all that it is made of."""

    label: str
    children: tuple[Tree | Lexed, ...]


def parse_tree(text: str) -> Tree:
    """The tree of a text; one that has an error raises a `ValueError`."""
    driver, makers = _driver()
    found = driver.run(Piece(text, 0, len(text)), makers)
    if found.failure is not None:
        raise ValueError(f"no text of the language: {found.failure.token!r}")
    assert isinstance(found.made, Tree)
    return found.made


@cache
def _driver() -> tuple[Driver, list[Maker]]:
    known = tables()
    return Driver(known), [_maker(rule) for rule in known.rules]


def _maker(rule: Rule) -> Maker:
    """Makes the tree of a rule; a part of another one, and an only child, stand for themselves."""

    def make(children: list[Any]) -> Any:
        flat: list[Tree | Lexed] = []
        for child in children:
            flat += child if isinstance(child, list) else [child]
        if rule.is_part:
            return flat
        return flat[0] if rule.passes_on and len(flat) == 1 else Tree(rule.name, tuple(flat))

    return make


class Placed(NamedTuple):
    """A token where it stands: `rule` and `first` are those of its `Place`."""

    kind: str
    text: str
    start: int
    rule: str
    first: bool

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def placed_tokens(text: str) -> list[Placed]:
    """The tokens of a text without errors, in order."""
    return list(_tokens_in(parse_tree(text)))


def _tokens_in(tree: Tree) -> Iterator[Placed]:
    for at, child in enumerate(tree.children):
        if isinstance(child, Tree):
            yield from _tokens_in(child)
        else:
            yield Placed(child.type, str(child), child.start_pos, tree.label, at == 0)


class Part(NamedTuple):
    """What stands for a rule in a text: what its tree is called, and its offsets."""

    label: str
    start: int
    end: int


@cache
def parts(text: str) -> tuple[Part, ...]:
    """The parts of a text without errors, the outer ones first."""
    found = []
    for tree in _inner(parse_tree(text)):
        if tokens := list(_tokens_in(tree)):
            found.append(Part(tree.label, tokens[0].start, tokens[-1].end))
    return tuple(found)


@cache
def shapes() -> dict[str, str]:
    """The regular expressions of the grammar's terminals, comments and blanks included."""
    return {each.name: each.shape for each in tables().terminals}


def _heights(rules: dict[str, tuple[Expansion, ...]]) -> dict[str, int]:
    """How deep the lowest tree of each rule is."""
    heights: dict[str, int] = {}
    while len(heights) < len(rules):
        for name, expansions in rules.items():
            known = [_height(each, rules, heights) for each in expansions]
            lowest = [height for height in known if height is not None]
            if lowest and name not in heights:
                heights[name] = min(lowest)
    return heights


def _height(
    expansion: Expansion, rules: dict[str, tuple[Expansion, ...]], heights: dict[str, int]
) -> int | None:
    inner = [symbol for symbol in expansion.symbols if symbol in rules]
    if any(symbol not in heights for symbol in inner):
        return None
    return 1 + max((heights[symbol] for symbol in inner), default=0)


def _tokens(tree: Tree) -> list[Token]:
    """The tokens of a tree in order, each line end alike."""
    return [
        Token(token.kind, "\n" if token.kind == END else token.text) for token in _tokens_in(tree)
    ]


def _inner(tree: Tree) -> Iterator[Tree]:
    """A tree and all trees in it."""
    yield tree
    for child in tree.children:
        if isinstance(child, Tree):
            yield from _inner(child)


def _labelled(trees: Sequence[Tree]) -> dict[str, tuple[tuple[Token, ...], ...]]:
    """The tokens of small trees, by what those are called."""
    return _distinct(
        (inner.label, tuple(tokens))
        for tree in trees
        for inner in _inner(tree)
        if 0 < len(tokens := _tokens(inner)) <= _MOST_TOKENS
    )


def _examples(
    labelled: dict[str, tuple[tuple[Token, ...], ...]],
    rules: dict[str, tuple[Expansion, ...]],
    inlined: set[str],
) -> dict[str, tuple[tuple[Token, ...], ...]]:
    """What each rule stands for in the texts."""
    return {
        name: tuple(
            example
            for label in sorted(_labels(name, rules, inlined))
            for example in labelled.get(label, ())
        )
        for name in rules
    }


def _labels(name: str, rules: dict[str, tuple[Expansion, ...]], inlined: set[str]) -> set[str]:
    """What the trees of a rule can be called."""
    found = {expansion.label for expansion in rules[name]} - {""}
    if name in inlined:
        for expansion in rules[name]:
            if len(expansion.symbols) == 1 and expansion.symbols[0] in rules:
                found |= _labels(expansion.symbols[0], rules, inlined)
    return found


def _distinct(pairs: Any) -> dict[Any, tuple[Any, ...]]:
    """The values of each key, each once, in the order in which they come."""
    found: dict[Any, dict[Any, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}

"""Sources of every shape: texts that are made from the rules of the grammar itself.

In: a way to choose. Out: a text that uses a rule of the grammar, with comments, blank lines and
line ends wherever the lexer takes them. What the grammar allows, the builder may refuse, and a name
may be a keyword where it stands: who uses a text asks first whether it parses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st
from lark.grammar import Rule, Symbol

from svclang.diagnostics import has_errors
from svclang.source import Source
from svclang.syntax import parse
from svclang.syntax.tables import parser_by_lark

T = TypeVar("T")
Choose = Callable[[Sequence[T]], T]

_MOST_TOKENS = 120
_START = "file"

_WORDS = {
    "NAME": (
        *("a", "b2", "users", "by", "read", "on", "get_user", "string", "unique", "header"),
        *("GET", "DELETE", "type", "of", "a_name_that_is_longer_than_others"),
    ),
    "DOTTED": ("users.arn", "X-Trace-Id", 'auth["cognito:username"]', "aws.region", "body.a.b"),
    "PATH": ("/", "/users/{id}", "/{rest+}", "/a/path/that/is/longer/than/the/others"),
    "REGEX": ("/^a$/", r"/[a-z\/]+/"),
    "STRING": ('"a"', '""', '"two words"', '"$ and // no comment"', '"日本語"', f'"{"x" * 70}"'),
    "TEXT": ('"""x"""', '"""\n  one\n    two\n  """', '"""\r\n\tone\r\n"""', '"""${a.b} "" """'),
    "QUANTITY": ("10s", "0.5GB"),
    "RATE": ("100/s",),
    "NUMBER": ("1", "-2.5", "1e3", "404"),
}
_BLANKS = (" ", " ", " ", "  ", "\t")
_ENDS = (
    *("\n", "\n", "\n", ";", "; ", "\n\n", "\n \n\n\n", ";\n", "\n;\n", "\r\n", " // behind\n"),
    *("; // behind\n", "\n// above\n", "\n/// doc\n", "\n/// one\n/// two\n", " /// no doc\n"),
    *("\n\n// apart\n\n", "\n/// dangling\n\n", "\n;/// no doc\n", "\n//// four\n", "//tight\n"),
)
_INLINE = (
    *("\n", "\n\n", "\n\n\n", " // behind\n", "\n// above\n", "\n/// doc\n", "\n\n// apart\n\n"),
    *(" /// no doc\n", "\n//// four\n"),
)
_SIGNS = frozenset(
    ("LPAR", "RPAR", "LSQB", "RSQB", "LBRACE", "RBRACE", "COMMA", "COLON", "EQUAL", "QUESTION")
)


@cache
def alternatives() -> dict[str, list[Rule]]:
    """The rules of the grammar by their names, what can be repeated or left out written out."""
    found: dict[str, list[Rule]] = {}
    for rule in parser_by_lark().rules:
        found.setdefault(str(rule.origin.name), []).append(rule)
    return found


def is_right(text: str) -> bool:
    """Whether nothing is wrong with the syntax of a text."""
    return not has_errors(parse(Source("test.svc", text)).diagnostics)


def texts(rule: Rule | None = None) -> st.SearchStrategy[str]:
    """Texts that use a rule, where one is given."""

    @st.composite
    def drawn(draw: st.DrawFn) -> str:
        return written(lambda options: draw(st.sampled_from(options)), rule)

    return drawn()


def written(choose: Choose[Any], rule: Rule | None = None) -> str:
    """One text."""
    return "".join(_Writer(choose).pieces(_derived(choose, rule)))


# --- Derivations ----------------------------------------------------------------------------------


@cache
def _costs() -> dict[str, int]:
    """How many tokens the shortest text of each rule has."""
    costs: dict[str, int] = {}
    changed = True
    while changed:
        changed = False
        for name, rules in alternatives().items():
            known = [cost for rule in rules if (cost := _cost(rule, costs)) is not None]
            if known and costs.get(name, 1 << 30) > min(known):
                costs[name] = min(known)
                changed = True
    return costs


def _cost(rule: Rule, costs: dict[str, int]) -> int | None:
    total = 0
    for symbol in rule.expansion:
        cost = 1 if symbol.is_term else costs.get(str(symbol.name))
        if cost is None:
            return None
        total += cost
    return total


@cache
def _ways() -> dict[str, Rule | None]:
    """For each name, a rule that leads to it from the start, by way of others."""
    ways: dict[str, Rule | None] = {_START: None}
    waiting = [_START]
    while waiting:
        for rule in alternatives()[waiting.pop(0)]:
            for symbol in rule.expansion:
                if not symbol.is_term and str(symbol.name) not in ways:
                    ways[str(symbol.name)] = rule
                    waiting.append(str(symbol.name))
    return ways


def _derived(choose: Choose[Any], rule: Rule | None) -> Iterator[str]:
    """The kinds of the tokens of a text."""
    forced: dict[str, list[Rule]] = {}
    while rule is not None:
        forced.setdefault(str(rule.origin.name), []).append(rule)
        rule = _ways()[str(rule.origin.name)]
    waiting: list[Symbol] = [alternatives()[_START][0].origin]
    tokens = 0
    while waiting:
        symbol = waiting.pop()
        if symbol.is_term:
            tokens += 1
            yield str(symbol.name)
            continue
        name = str(symbol.name)
        if forced.get(name):
            chosen = forced[name].pop()
        elif tokens + len(waiting) > _MOST_TOKENS:
            costs = _costs()
            chosen = min(alternatives()[name], key=lambda one: _cost(one, costs) or 0)
        else:
            chosen = choose(alternatives()[name])
        waiting += reversed(chosen.expansion)


# --- Texts ----------------------------------------------------------------------------------------


class _Writer:
    """Writes tokens with something between them."""

    def __init__(self, choose: Choose[Any]) -> None:
        self._choose = choose
        self._fixed = {
            terminal.name: terminal.pattern.value
            for terminal in parser_by_lark().terminals
            if terminal.name not in _WORDS
        }
        self._opened: list[str] = []

    def pieces(self, kinds: Iterator[str]) -> Iterator[str]:
        before = "_END"
        for kind in kinds:
            if kind == "_END":
                yield "".join(self._choose(_ENDS) for _ in range(self._choose((1, 1, 1, 2, 3))))
            else:
                yield self._between(before, kind)
                yield self._choose(_WORDS.get(kind) or (self._fixed[kind],))
            self._see(kind)
            before = kind
        yield self._choose(("", "\n", "\n// the end", "\n/// the end\n\n", " "))

    def _between(self, before: str, kind: str) -> str:
        if self._opened and self._opened[-1] != "LBRACE" and self._choose((0, 0, 0, 1)):
            return str(self._choose(_INLINE))
        tight = before in _SIGNS or (kind in _SIGNS - {"LSQB"} and before != "PATH")
        if (tight or before == "_END") and self._choose((True, False)):
            return ""
        if before == "NUMBER" and kind == "DOTS":
            return str(self._choose(("", " ")))
        return str(self._choose(_BLANKS))

    def _see(self, kind: str) -> None:
        if kind in ("LBRACE", "LPAR", "LSQB"):
            self._opened.append(kind)
        elif kind in ("RBRACE", "RPAR", "RSQB"):
            self._opened.pop()

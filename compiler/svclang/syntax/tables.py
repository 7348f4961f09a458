"""What Lark makes of the grammar, as plain data: its terminals, its rules and the parser's tables.

In: the grammar's text. Out: `Tables`, from the user's cache directory where they were made before.
They are kept together with the grammar that they were made of, so that an edit of it takes effect
at once. Lark is imported only when they are made: to run them takes a few lines (see `driver`), to
import Lark takes longer than all else that a small service needs.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, cast
from zlib import crc32

from ..caches import cache_directory
from ..named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    import lark
    from lark.grammar import Rule as LarkRule
    from lark.lexer import TerminalDef

STARTS = ("file", "block", "items", "fields", "members")
"""The rules that a piece of text can be parsed by."""

END = "$END"
"""The type of the token behind the last one."""

_CHECKSUM = 4  # bytes in front of what is kept


class Terminal(NamedTuple):
    """A kind of token: its shape as a regular expression, and its text where that is fixed."""

    name: str
    shape: str
    text: str | None
    priority: int


class Rule(NamedTuple):
    """One alternative of a rule, and what becomes of its `size` children.

    `name` is that of the builder's method, which is that of the rule it is an alternative of,
    `origin`, unless it has one of its own. Each of `picks` is the index of a child that is taken,
    whether its own children stand in its place, and how many absent ones stand before it; `absent`
    of them stand last. With `passes_on`, an only child is handed on as it is.
    """

    name: str
    origin: str
    size: int
    picks: tuple[tuple[int, bool, int], ...]
    absent: int
    passes_on: bool

    @property
    def is_part(self) -> bool:
        """Whether its children stand in its place wherever it is a child."""
        return self.name.startswith("_")


class Tables(NamedTuple):
    """All that a parser needs.

    `states` say by the type of a token, or the name of a rule, what is done: a number that is not
    negative is the state that follows, `~n` says that the rule of the number `n` is complete.
    `starts` and `ends` are the states in which a piece begins and has ended, by the rule.
    """

    terminals: tuple[Terminal, ...]
    ignored: tuple[str, ...]
    rules: tuple[Rule, ...]
    states: tuple[dict[str, int], ...]
    starts: dict[str, int]
    ends: dict[str, int]


def tables() -> Tables:
    """The tables of the grammar, from the cache or made anew and put there."""
    grammar = grammar_text()
    kept = _cache_file(grammar)
    found = _read(kept, grammar) if kept else None
    if found is None:
        found = made_by_lark(parser_by_lark())
        if kept:
            _write(found, kept, grammar)
    return found


def grammar_text() -> str:
    """The text of the grammar."""
    import svclang_grammar

    path = os.path.join(os.path.dirname(svclang_grammar.__file__), "svc.lark")
    data: bytes = cast("Any", svclang_grammar.__loader__).get_data(path)
    return data.decode()


# --- Made by Lark ---------------------------------------------------------------------------------


def parser_by_lark() -> lark.Lark:
    """Lark's own parser for the grammar, with Lark's own lexer; for what is made of it."""
    import lark

    return lark.Lark(grammar_text(), parser="lalr", start=list(STARTS), source_path="svc.lark")


def made_by_lark(parser: lark.Lark) -> Tables:
    """The tables of one of Lark's parsers.

    How a rule shapes its children is said in
    https://lark-parser.readthedocs.io/en/stable/tree_construction.html
    """
    table = cast("Any", parser).parser.parser._parse_table
    numbers = {rule: number for number, rule in enumerate(parser.rules)}
    rules = tuple(_rule(rule) for rule in parser.rules)
    states: list[dict[str, int]] = [{} for _ in table.states]
    for state, actions in table.states.items():
        for name, (action, target) in actions.items():
            states[state][name] = target if str(action) == "Shift" else ~numbers[target]
    return Tables(
        tuple(_terminal(terminal) for terminal in parser.terminals),
        tuple(parser.ignore_tokens),
        rules,
        tuple(states),
        dict(table.start_states),
        dict(table.end_states),
    )


def _terminal(terminal: TerminalDef) -> Terminal:
    pattern = terminal.pattern
    text = pattern.value if pattern.type == "str" else None
    return Terminal(terminal.name, pattern.to_regexp(), text, terminal.priority)


def _rule(rule: LarkRule) -> Rule:
    origin = str(rule.origin.name)
    picks = tuple(_picks(rule))
    absent = _absent(rule)[-1]
    passes_on = bool(rule.options.expand1) and not rule.alias
    return Rule(str(rule.alias or origin), origin, len(rule.expansion), picks, absent, passes_on)


def _picks(rule: LarkRule) -> Iterator[tuple[int, bool, int]]:
    before = 0
    absent = _absent(rule)
    for index, symbol in enumerate(rule.expansion):
        before += absent[index]
        if not symbol.is_term:
            yield index, symbol.name.startswith("_"), before
        elif rule.options.keep_all_tokens or not cast("Any", symbol).filter_out:
            yield index, False, before
        else:
            continue
        before = 0


def _absent(rule: LarkRule) -> list[int]:
    """How many optional parts are absent before each part of a rule, and behind the last."""
    found = [0]
    for is_absent in rule.options.empty_indices or [False] * len(rule.expansion):
        if is_absent:
            found[-1] += 1
        else:
            found.append(0)
    return found


# --- Kept -----------------------------------------------------------------------------------------


def _read(kept: str, grammar: str) -> Tables | None:
    """What is kept, unless it is not there, not whole, or made of another grammar."""
    try:
        with open(kept, "rb") as file:
            content = file.read()
        checksum, data = content[:_CHECKSUM], content[_CHECKSUM:]
        if crc32(data).to_bytes(_CHECKSUM, "big") != checksum:
            return None
        made_of, terminals, ignored, rules, *others = marshal.loads(data)
        if made_of != grammar:
            return None
        known = tuple(Terminal(*each) for each in terminals)
        return Tables(known, ignored, tuple(Rule(*each) for each in rules), *others)
    except Exception:  # whatever is wrong with it, it can be made anew
        return None


def _write(made: Tables, kept: str, grammar: str) -> None:
    """Keeps the tables; the file gets its name only when it is complete."""
    terminals, rules = map(tuple, made.terminals), map(tuple, made.rules)
    plain: Any = (grammar, tuple(terminals), made.ignored, tuple(rules), *made[3:])
    data = marshal.dumps(plain)
    written = f"{kept}.{os.getpid()}"
    with suppress(OSError):
        with open(written, "wb") as file:
            file.write(crc32(data).to_bytes(_CHECKSUM, "big") + data)
        os.replace(written, kept)


def _cache_file(grammar: str) -> str | None:
    """Where the tables of a grammar are kept; another Python may read them differently."""
    directory = cache_directory()
    if directory is None:
        return None
    name = f"grammar-{sys.implementation.cache_tag}-{crc32(grammar.encode()):08x}"
    return os.path.join(directory, name)

"""The tables of the grammar: kept between runs, never trusted blindly, run as Lark runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import lark
import pytest

from cases import case_files
from svclang.source import Source
from svclang.syntax import engine, parse, tables
from svclang.syntax.driver import Driver, maker
from svclang.syntax.lexer import Lexer, Token
from svclang.syntax.piece import Piece
from svclang.syntax.tables import made_by_lark, parser_by_lark

TEXT = 'from svclang.source import Source; from svclang.syntax import parse; parse(Source("", ""))'


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SVC_CACHE_DIR", str(tmp_path))
    return tmp_path


def test_the_tables_are_made_once_and_then_read(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.Engine()
    monkeypatch.setattr(tables, "parser_by_lark", lambda: pytest.fail("made again"))
    engine.Engine()


@pytest.mark.parametrize("content", [b"", b"half of it", bytes(200_000)])
def test_what_is_not_whole_is_made_anew(kept: Path, content: bytes) -> None:
    engine.Engine()
    (file,) = kept.iterdir()
    file.write_bytes(content)
    assert tables._read(str(file), tables.grammar_text()) is None
    engine.Engine()
    assert tables._read(str(file), tables.grammar_text()) is not None


def test_an_edit_of_the_grammar_takes_effect_at_once(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.Engine()
    monkeypatch.setattr(tables, "grammar_text", lambda: 'file: "another grammar"')
    monkeypatch.setattr(tables, "STARTS", ("file",))
    assert len(tables.tables().rules) == 1
    assert len(list(kept.iterdir())) == 2


def test_two_can_make_the_tables_at_once(kept: Path) -> None:
    runs = [subprocess.Popen([sys.executable, "-c", TEXT], env=os.environ) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert len(list(kept.iterdir())) == 1


def test_without_a_place_to_keep_them_the_tables_are_made_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SVC_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert engine.Engine().shapes["NAME"]


def test_the_grammar_has_one_ambiguity_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(lark.logger, "debug", lambda text, *values: said.append(text % values))
    parser_by_lark()
    assert said == [
        "Shift/Reduce conflict for terminal LBRACE: (resolving as shift)",
        " * <mock : MOCK>",
    ]


def test_lark_is_not_imported_where_the_tables_are_kept(kept: Path) -> None:
    code = f"import sys; {TEXT}; sys.exit('lark' in sys.modules)"
    runs = [subprocess.run([sys.executable, "-c", code], check=False) for _ in range(2)]
    assert [run.returncode for run in runs] == [1, 0]


# --- As Lark itself does --------------------------------------------------------------------------


class Recording(Lexer):
    """A lexer that keeps the tokens it gives."""

    def lex(self, *asked: Any) -> Iterator[Token]:
        self.given: list[Token] = []
        for found in super().lex(*asked):
            self.given.append(found)
            yield found


def node(name: str, children: list[Any]) -> tuple[Any, ...]:
    return (name, *children)


def plain(node: Any) -> Any:
    """A tree of Lark's or of tuples as tuples, tokens as their types and texts."""
    if isinstance(node, lark.Tree):
        return (str(node.data), *map(plain, node.children))
    return tuple(map(plain, node)) if isinstance(node, tuple) else node and str(node)


@pytest.mark.parametrize("path", case_files("trees"), ids=lambda path: path.stem)
def test_what_is_made_of_a_text_is_what_lark_makes_of_its_tokens(path: Path) -> None:
    parser = parser_by_lark()
    driver = Driver(made_by_lark(parser))
    driver._lexer = recording = Recording(driver.tables.terminals, driver.tables.ignored)
    makers = [
        maker(rule, None if rule.is_part else partial(node, rule.name))
        for rule in driver.tables.rules
    ]
    text = path.read_text(encoding="utf-8")
    made = driver.run(Piece(text, 0, len(text)), makers).made
    by_lark: Any = parser.parse_interactive("", start="file")
    for found in recording.given:
        by_lark.feed_token(lark.Token(found.type, str(found)))
    assert plain(made) == plain(by_lark.feed_eof())


@pytest.mark.parametrize("text", ["type", "type A {", "api { GET", "type A = [", "table t { x"])
def test_what_could_stand_in_the_place_of_a_wrong_token_is_what_lark_says(text: str) -> None:
    parser = parser_by_lark()
    driver = Driver(made_by_lark(parser))
    driver._lexer = recording = Recording(driver.tables.terminals, driver.tables.ignored)
    makers = [maker(rule, None) for rule in driver.tables.rules]
    failure = driver.run(Piece(f"{text} )", 0, len(text) + 2), makers).failure
    assert failure is not None
    by_lark: Any = parser.parse_interactive("", start="file")
    for found in recording.given[:-1]:
        by_lark.feed_token(lark.Token(found.type, str(found)))
    assert failure.accepts == by_lark.accepts()


def test_parsing_in_several_threads_is_as_parsing_in_one() -> None:
    from concurrent.futures import ThreadPoolExecutor

    texts = [f"type A{at} {{ a: int = {at} }}\n" * 20 for at in range(8)]
    alone = [parse(Source("", text))[1:] for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: parse(Source("", text))[1:], texts))
    assert [repr(file) for file in together] == [repr(file) for file in alone]

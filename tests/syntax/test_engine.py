"""The tables of the grammar are kept between runs, and never trusted blindly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import lark
import pytest

from svclang.source import Source
from svclang.syntax import engine, parse

TEXT = 'from svclang.source import Source; from svclang.syntax import parse; parse(Source("", ""))'


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SVC_CACHE_DIR", str(tmp_path))
    return tmp_path


def test_the_tables_are_made_once_and_then_read(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.Engine()
    monkeypatch.setattr(engine, "_make", lambda: pytest.fail("made again"))
    engine.Engine()


@pytest.mark.parametrize("content", [b"", b"half of it", bytes(200_000)])
def test_what_is_not_whole_is_made_anew(kept: Path, content: bytes) -> None:
    engine.Engine()
    (file,) = kept.iterdir()
    file.write_bytes(content)
    assert engine._read(str(file)) is None
    engine.Engine()
    assert engine._read(str(file)) is not None


def test_an_edit_of_the_grammar_takes_effect_at_once(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.Engine()
    monkeypatch.setattr(engine, "get_data", lambda *_: b"another grammar")
    engine.Engine()
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
    engine._make()
    assert said == [
        "Shift/Reduce conflict for terminal LBRACE: (resolving as shift)",
        " * <mock : MOCK>",
    ]


def test_importing_the_syntax_does_not_import_lark() -> None:
    code = "import sys, svclang.syntax; sys.exit('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_parsing_in_several_threads_is_as_parsing_in_one() -> None:
    from concurrent.futures import ThreadPoolExecutor

    texts = [f"type A{at} {{ a: int = {at} }}\n" * 20 for at in range(8)]
    alone = [parse(Source("", text))[1:] for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: parse(Source("", text))[1:], texts))
    assert [repr(file) for file in together] == [repr(file) for file in alone]

"""The mistakes that people meet most, each with all that they are told about it.

Beside each source of `cases/messages` stands its report. The words are there to be read aloud: what
is wrong, where, and what to do, so that a newcomer needs nothing else. One mistake is one error.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import case_files
from svclang.cli.report import render
from svclang.compile import compile_source
from svclang.diagnostics import Diagnostic
from svclang.lint.configuration import Configuration, Override
from svclang.model.nodes import Surroundings
from svclang.source import Source
from svclang.syntax.load import Unreadable

CASES = case_files("messages")
# Of the linter's rules, those of which a case tells.
_RULES = ("function-outlives-route", "literal-colon", "unused-path-variable")


def nothing_there(path: str) -> str:
    raise Unreadable("there is no such file")


def found_in(path: Path) -> tuple[Diagnostic, ...]:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    asked = Configuration([Override(select=_RULES)])
    world = Surroundings()
    return compile_source(source, nothing_there, world, configuration=asked).diagnostics


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_is_told_in_the_words_that_are_kept(path: Path, update: bool) -> None:
    told, kept = render(found_in(path)), path.with_suffix(".txt")
    if update:
        kept.write_text(told, encoding="utf-8")
    assert told == kept.read_text(encoding="utf-8"), "rewrite it with `pytest --update`"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_is_told_once(path: Path) -> None:
    assert [one.rule for one in found_in(path)[1:]] == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_comes_with_what_to_do_or_what_is_wrong_with_the_marked(path: Path) -> None:
    (found,) = found_in(path)
    assert found.help or found.label


def test_every_report_belongs_to_a_source() -> None:
    reports = {path.stem for path in CASES[0].parent.glob("*.txt")}
    assert reports == {path.stem for path in CASES}


def test_there_is_a_report_for_each_of_the_thirty_commonest_mistakes() -> None:
    assert len(CASES) >= 30

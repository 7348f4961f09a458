"""Work grows in proportion to the source: twice the text is twice the work, not four times.

Of three sizes, each twice the one before, the last step may add little more than twice what the
first one added: in all, and in each function of the compiler.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import CodeType

import pytest

from fuzz.running import FILES
from fuzz.sized_texts import BEGINNINGS, HEAD, REPEATED, RIGHT, WRONG, Text, repeated
from fuzz.work import calls, lines
from svclang import diagnostics
from svclang.advice import is_slip
from svclang.cli.outputs import FORMATS, Outcome, write
from svclang.cli.report import render
from svclang.compile import Compiled, compile_source
from svclang.diagnostics import Diagnostic, has_errors
from svclang.format import format_source, format_text
from svclang.lint.configuration import Configuration, Override
from svclang.lint.fixing import fix_source
from svclang.model.nodes import Surroundings
from svclang.source import Source
from svclang.syntax.load import Unreadable

_SMALL = 20
_STEP = 2.6  # of the second step to the first: 2 where all grows alike, 4 for a square
_SLACK = 3_000  # calls that a step may add in any case
_SLACK_OF_ONE = 1_500  # lines that a step may add in a function
_AROUND = Surroundings(today="2026-11-28", exists=lambda path: path == ".")
_EVERY_RULE = Configuration([Override(select=("all",))])


def read(path: str) -> str:
    """The text of a file that is imported: one of any number of libraries, or one of the specs."""
    name = path.removesuffix(".svc")
    if name.startswith("lib"):
        return f"type L{name[3:]} {{ a: int }}\n"
    if name not in FILES:
        raise Unreadable("there is no such file")
    return FILES[name]


def compiled(text: str) -> Compiled:
    """A text, compiled after every rule has been asked."""
    return compile_source(Source("test.svc", text), read, _AROUND, configuration=_EVERY_RULE)


def everything(text: str) -> None:
    """All that `svc build`, `svc lint` and `svc fmt` do with a text."""
    compiled(text)
    format_source(Source("test.svc", text))


def told(text: str) -> None:
    """All that `svc lint` says of a text, in every format."""
    outcome = Outcome(compiled(text).diagnostics, ("test.svc",))
    for format in FORMATS:
        write(format, outcome)


def repaired(text: str) -> None:
    """All that `svc lint --fix --unsafe-fixes` does with a text."""

    def look(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        return compiled(texts["test.svc"]).diagnostics

    fix_source(look, {"test.svc": text}, format_text, unsafe=True)


def built(text: str) -> None:
    """A text is compiled, and the first of what is said of it is shown."""
    found = compile_source(Source("test.svc", text), read, Surroundings()).diagnostics
    render(found[:200])


def steep(text: Text, work: Callable[[str], None] = everything) -> list[str]:
    """The functions that do out of proportion much for larger texts."""
    found = _steep(text, work, _SMALL)
    if found:  # or there was a limit on the way
        found = {
            code: said for code, said in _steep(text, work, 2 * _SMALL).items() if code in found
        }
    return sorted(found.values())


def _steep(text: Text, work: Callable[[str], None], small: int) -> dict[CodeType, str]:
    sizes = (small, 2 * small, 4 * small)
    first, second, third = (lines(work, f"{HEAD}{text(size)}") for size in sizes)
    return {
        code: f"{_place(code)} runs {first[code]}, {second[code]} and {third[code]} lines"
        for code in third
        if third[code] - second[code] > _STEP * max(second[code] - first[code], 0) + _SLACK_OF_ONE
    }


def _place(code: CodeType) -> str:
    return f"{code.co_filename.rpartition('/svclang/')[2]}:{code.co_firstlineno} {code.co_name}"


@pytest.fixture(autouse=True)
def few_suggestions(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is looked at only so often is soon at its end, so that only the rest can grow."""
    monkeypatch.setattr(diagnostics, "_MOST_COMPARED", 100)
    everything(HEAD)  # or what is imported once counts


def test_what_grows_with_the_square_is_found() -> None:
    def compares_all(text: str) -> None:
        names = [name for file in compiled(text).files for name in map(_name, file.declarations)]
        for name in names:
            is_slip(name, name, names)

    assert any(each.startswith("advice.py:") for each in steep(RIGHT["types"], compares_all))


def _name(declaration: object) -> str:
    return str(getattr(declaration, "name", "")).ljust(9)


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_is_right_takes_work_in_proportion(text: Text) -> None:
    assert not has_errors(compiled(HEAD + text(_SMALL)).diagnostics)
    assert steep(text) == []


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_is_wrong_takes_work_in_proportion(text: Text) -> None:
    assert has_errors(compiled(HEAD + text(_SMALL)).diagnostics)
    assert steep(text) == []


@pytest.mark.parametrize("name", ["types", "comments that allow", "docs that are alike"])
def test_what_is_said_takes_work_in_proportion(name: str) -> None:
    assert steep(RIGHT[name], told) == []


@pytest.mark.parametrize(
    "name", ["types", "types in the wrong case", "comments that allow nothing"]
)
def test_what_is_unwise_is_repaired_in_proportion(name: str) -> None:
    assert steep(RIGHT[name], repaired) == []


@pytest.mark.parametrize("name", ["units", "fields again"])
def test_what_is_wrong_is_repaired_in_proportion(name: str) -> None:
    assert steep(WRONG[name], repaired) == []


@pytest.mark.parametrize("sign", REPEATED, ids=repr)
def test_what_is_there_again_and_again_takes_work_in_proportion(sign: str) -> None:
    for beginning in BEGINNINGS:
        text = repeated(beginning, sign)
        first, second, third = (calls(built, text(size)) for size in (160, 320, 640))
        assert third - second <= _STEP * max(second - first, 0) + _SLACK, (first, second, third)

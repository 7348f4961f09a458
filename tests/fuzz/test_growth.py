"""Work grows in proportion to the source: twice the text is twice the work, not four times.

Work is counted in calls, of Python's functions and of C's, so that it is the same on every machine.
Of three sizes, each twice the one before, the last step may add little more than twice what the
first one added.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from fuzz.running import FILES
from svclang import diagnostics
from svclang.cli.report import render
from svclang.compile import compile_source
from svclang.model.nodes import Surroundings
from svclang.source import Source
from svclang.syntax.load import Unreadable

_SMALL = 40
_STEP = 2.6  # of the second step to the first: 2 where all grows alike, 4 for a square
_SLACK = 3_000  # calls that a step may add in any case
_HEAD = "service it { runtime nodejs22.x }\nfunction f\nfunction g(a: int) -> string\n"

Text = Callable[[int], str]


def _each(line: str) -> Text:
    """Such lines, with their number in the place of `#`."""
    return lambda size: "".join(line.replace("#", str(at)) + "\n" for at in range(size))


def _in(opening: str, line: str, closing: str = "}") -> Text:
    return lambda size: f"{opening}\n{_each(line)(size)}{closing}\n"


def _row(opening: str, item: str, closing: str) -> Text:
    """Such items in one line, with commas between them."""
    return lambda size: (
        f"{opening}{', '.join(item.replace('#', str(at)) for at in range(size))}{closing}\n"
    )


def _all(*texts: Text) -> Text:
    return lambda size: "".join(text(size) for text in texts)


def _once(line: str) -> Text:
    return lambda _: line + "\n"


def _repeated(beginning: str, sign: str) -> Text:
    return lambda size: beginning + sign * size


RIGHT: dict[str, Text] = {
    "functions": _each("function f#(a: int) -> string"),
    "types": _all(_each("type T# { a: int, b: U#? }"), _each("type U# { c: string }")),
    "derived types": _all(_once("type A { a: int }"), _each("type T# = A with { x#: int }")),
    "fields": _in("type T {", "f#: int"),
    "members of an enum": _in("enum E {", "m#"),
    "errors": _all(_each('error E# 404 "x"'), _each("function h#(a: int) throws E#")),
    "routes": _in("api { auth none", "GET /p#/{a} -> g"),
    "groups": _in("api { auth none", "/p#/{a} { GET -> g; DELETE -> g }"),
    "arguments": _all(_row("function h(", "a#: int", ")"), _once("api { auth none; GET /h -> h }")),
    "tables": _each("table t# { key id: string; read by f }"),
    "grants": _all(_each("function h#"), _row("table t { key id: string; read by ", "h#", " }")),
    "queues": _each("queue q# { visibility 60s; -> f }"),
    "feeds": _all(_each("function h#"), _in("topic t {", "-> h#")),
    "schedules": _all(_each("function h#"), _each("every 5m -> h#")),
    "params": _all(_each('param p#: string = "a"'), _each("output o# = p#")),
    "variables": _in("function h { env {", 'A#: "x"', "} }"),
    "data": _in('resource r "AWS::SNS::Topic" {', 'a#: [1, { b: "x" }]'),
    "overrides": _all(_each("function h#"), _in("stage dev {", "function h# { memory 512MB }")),
    "imports": _each('import "lib#.svc"'),
    "comments": _each("// comment #"),
    "docs": _all(_each("/// doc #"), _once("function h")),
    "a long text": _in('output o = """', "x", '"""'),
}
"""Texts of a size that are right."""

WRONG: dict[str, Text] = {
    "types that are none": _each("type A# { a: ? }"),
    "parentheses": _each("function h#(a: int -> string"),
    "braces": _each("function h# { memory 1GB"),
    "stray braces": _each("function h# memory 1GB }"),
    "a brace in a long API": _in("api { auth none; GET /x -> f } }", "GET /p# -> f"),
    "one name": _each("function h#(a: Usr)"),
    "names": _all(_each("output o# = pram_#"), _each('param param_#: string = "a"')),
    "types": _all(_each("function h#(a: Usr#)"), _each("type User# { a: int }")),
    "settings": _each("function h# { memry 1GB }"),
    "settings of one": _in("function h {", "memry# 1GB"),
    "declared again": _each("function h"),
    "set again": _in("function h {", "memory 1GB"),
    "fields again": _in("type A {", "a: int"),
    "routes again": _in("api { auth none", "GET /p -> f"),
    "fields": _all(
        _row("type A { ", "field#: int", " }"), _row("type B = A without ", "fild#", "")
    ),
    "values": _all(_row("enum E { ", "value#", " }"), _each('type A# { a: E = "valu#" }')),
    "kinds": _each("tabel t# { key id: string }"),
    "lines": _each("  memory #MB"),
    "imports": _each('import "nothing#.svc"'),
    "no ends": lambda size: "function h " * size + "\n",
    "quotes": lambda size: '"\n' * size,
}
"""Texts of a size that are wrong."""

REPEATED = (
    *("{", "(", "[", "}", ")", "]", '"', '"""', "'", "/", "//", "///", "///\n", "/*", "#", "\\"),
    *("$", "${", "a", "a ", "a\n", "a.b ", "a: ", "a {", "a b {", ",", ":", ";", "-", "->", "?"),
    *("..", "=", "0", "1s ", "é", "\0", "\0 ", "\t", "\r\n", "{}", "()", "GET /a -> b\n"),
    *("function ", "type A {"),
)
"""What stands there again and again."""

BEGINNINGS = ("", f"{_HEAD}api {{ ", f"{_HEAD}type A = {{ a: ", f"{_HEAD}output x = [ ")


def read(path: str) -> str:
    """The text of a file that is imported: one of any number of libraries, or one of the specs."""
    name = path.removesuffix(".svc")
    if name.startswith("lib"):
        return f"type L{name[3:]} {{ a: int }}\n"
    if name not in FILES:
        raise Unreadable("there is no such file")
    return FILES[name]


def work(text: str) -> int:
    """How many calls it takes to compile a text, and to show the first of what is said of it."""
    calls = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        found = compile_source(Source("test.svc", text), read, Surroundings()).diagnostics
        render(found[:200])
    finally:
        sys.setprofile(None)
    return calls


def assert_in_proportion(text: Text, size: int = _SMALL) -> None:
    first, second, third = (work(text(size * times)) for times in (1, 2, 4))
    assert third - second <= _STEP * max(second - first, 0) + _SLACK, (first, second, third)


@pytest.fixture(autouse=True)
def few_suggestions(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is looked at only so often is soon at its end, so that only the rest can grow."""
    monkeypatch.setattr(diagnostics, "_MOST_COMPARED", 100)
    work(_HEAD)  # or what is imported once counts


def test_what_grows_with_the_square_is_found() -> None:
    with pytest.raises(AssertionError):
        assert_in_proportion(lambda size: _HEAD + _each("type A# { a: int }")(size * size // 8))


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_is_right_takes_work_in_proportion(text: Text) -> None:
    assert_in_proportion(lambda size: _HEAD + text(size))


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_is_wrong_takes_work_in_proportion(text: Text) -> None:
    assert_in_proportion(lambda size: _HEAD + text(size), 2 * _SMALL)


@pytest.mark.parametrize("sign", REPEATED, ids=repr)
def test_what_is_there_again_and_again_takes_work_in_proportion(sign: str) -> None:
    for beginning in BEGINNINGS:
        assert_in_proportion(_repeated(beginning, sign), 4 * _SMALL)

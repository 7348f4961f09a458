"""What goes with a statement that is taken out, in layouts that people write."""

from __future__ import annotations

import pytest

from editing import edited, span_of
from svclang.edits.statements import taking_out_statement
from svclang.source import Source
from svclang.syntax import parse


def without(text: str, word: str = "memory") -> tuple[str, bool]:
    """A text without the statement that begins with a word, and whether taking it out is safe."""
    span = span_of(text, word)
    file = parse(span.source)
    assert not file.diagnostics
    fix = taking_out_statement([file], span)
    assert fix is not None
    after = edited(text, fix.edits)
    assert not parse(Source("test.svc", after)).diagnostics
    return after, fix.safe


LAYOUTS = {
    "a line of its own": (
        "function f {\n  memory 1GB\n  timeout 5s\n}\n",
        "function f {\n  timeout 5s\n}\n",
    ),
    "the last of several lines": (
        "function f {\n  timeout 5s\n  memory 1GB\n}\n",
        "function f {\n  timeout 5s\n}\n",
    ),
    "the first of a line": (
        "function f { memory 1GB; timeout 5s }\n",
        "function f { timeout 5s }\n",
    ),
    "the last of a line": (
        "function f { timeout 5s; memory 1GB }\n",
        "function f { timeout 5s }\n",
    ),
    "the middle of a line": (
        "function f { timeout 5s; memory 1GB; env { A: 1 } }\n",
        "function f { timeout 5s; env { A: 1 } }\n",
    ),
    "the last of a line that ends in a semicolon": (
        "function f { timeout 5s; memory 1GB; }\n",
        "function f { timeout 5s; }\n",
    ),
    "behind a brace, above others": (
        "function f { memory 1GB\n  timeout 5s\n}\n",
        "function f {\n  timeout 5s\n}\n",
    ),
    "in front of a closing brace": (
        "function f {\n  timeout 5s\n  memory 1GB }\n",
        "function f {\n  timeout 5s\n  }\n",
    ),
    "the first of two in one of many lines": (
        "function f {\n  memory 1GB; timeout 5s\n  env { A: 1 }\n}\n",
        "function f {\n  timeout 5s\n  env { A: 1 }\n}\n",
    ),
    "the second of two in one of many lines": (
        "function f {\n  timeout 5s; memory 1GB\n  env { A: 1 }\n}\n",
        "function f {\n  timeout 5s\n  env { A: 1 }\n}\n",
    ),
    "the only one": ("function f { memory 1GB }\n", "function f\n"),
    "the only one, with a semicolon": ("function f { memory 1GB; }\n", "function f\n"),
    "the only one of several lines": ("function f {\n  memory 1GB\n}\n", "function f\n"),
    "the only one behind a signature": (
        "function f(a: int) -> int throws E { memory 1GB } // why\n",
        "function f(a: int) -> int throws E // why\n",
    ),
    "the only one of the service": ("service s { memory 1GB }", "service s"),
    "the only override of a stage's function": (
        "stage prod {\n  service { logs 30d }\n  function f { memory 1GB }\n}\n",
        "stage prod {\n  service { logs 30d }\n}\n",
    ),
    "the only override of a stage": ("stage prod { service { memory 1GB } }", "stage prod { }"),
    "comments above it": (
        "function f {\n  // about all\n\n  // about it\n  memory 1GB\n  timeout 5s\n}\n",
        "function f {\n  // about all\n\n  // about it\n  timeout 5s\n}\n",
    ),
    "a comment that is left alone": (
        "function f {\n  // about it\n  memory 1GB\n}\n",
        "function f {\n  // about it\n}\n",
    ),
    "a comment beside another": (
        "function f {\n  memory 1GB; timeout 5s  // both\n}\n",
        "function f {\n  timeout 5s  // both\n}\n",
    ),
    "a comment that allows something above it": (
        "function f {\n  // svc: allow(x) because y\n  memory 1GB\n  timeout 5s\n}\n",
        "function f {\n  timeout 5s\n}\n",
    ),
    "a comment that allows something beside it": (
        "function f {\n  memory 1GB // svc: allow(x) because y\n}\n",
        "function f\n",
    ),
    "line ends of Windows": (
        "function f {\r\n  memory 1GB\r\n  timeout 5s\r\n}\r\n",
        "function f {\r\n  timeout 5s\r\n}\r\n",
    ),
    "the end of the file": (
        "function f {\n  timeout 5s; memory 1GB }",
        "function f {\n  timeout 5s }",
    ),
    "several lines of its own": (
        "function f {\n  memory [\n    1,\n    2\n  ]\n  timeout 5s\n}\n",
        "function f {\n  timeout 5s\n}\n",
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_setting_goes_with_its_line_and_leaves_no_empty_braces(name: str) -> None:
    before, after = LAYOUTS[name]
    assert without(before) == (after, True)


COMMENTED = {
    "a doc comment above it": (
        "function f {\n  /// Why.\n  memory 1GB\n  timeout 5s\n}\n",
        "function f {\n  timeout 5s\n}\n",
    ),
    "a doc comment with a comment under it": (
        "function f {\n  // all\n  /// Why.\n  // for now\n  memory 1GB\n  timeout 5s\n}\n",
        "function f {\n  // all\n  timeout 5s\n}\n",
    ),
    "a comment beside it": (
        "function f {\n  memory 1GB  // for now\n  timeout 5s\n}\n",
        "function f {\n  timeout 5s\n}\n",
    ),
    "a comment beside the only one": ("function f {\n  memory 1GB // now\n}\n", "function f\n"),
    "a comment inside it": (
        "function f {\n  memory { // now\n    a: 1 }\n  timeout 5s\n}\n",
        "function f {\n  timeout 5s\n}\n",
    ),
}


@pytest.mark.parametrize("name", COMMENTED)
def test_a_comment_that_goes_along_makes_it_unsafe(name: str) -> None:
    before, after = COMMENTED[name]
    assert without(before) == (after, False)


@pytest.mark.parametrize(
    ("text", "word", "after"),
    [
        ("queue q { -> f { batch 10 } }", "batch", "queue q { -> f }"),
        ("api { GET /a -> f { auth iam } }", "auth", "api { GET /a -> f }"),
        ("api { GET /a -> mock { a: 1 } { auth iam } }", "auth", "api { GET /a -> mock { a: 1 } }"),
        ("api {\n  cors \"*\" { max_age 1h }\n}", "max_age", "api {\n  cors \"*\"\n}"),
        ("function f { env { A: 1 } }", "A", "function f"),
        ("function f { env { A: 1, B: 2 } }", "A", "function f { env { B: 2 } }"),
        ("function f { env { A: 1, B: 2 } }", "B", "function f { env { A: 1 } }"),
        ("function f { env {\n  A: 1,\n  B: 2,\n} }", "B", "function f { env {\n  A: 1,\n} }"),
        ("type T { a: int, b: int }", "b:", "type T { a: int }"),
        ("type T {\n  a: int\n  b: int\n}", "b:", "type T {\n  a: int\n}"),
        ("enum E { a, b = \"B\" }", "b =", "enum E { a }"),
        ("api {\n  GET /a -> f\n  /b { GET -> g }\n}", "GET -> g", "api {\n  GET /a -> f\n}"),
        ("api {\n  GET /a -> f\n}", "GET", "api {\n}"),
        ("function f\n\nfunction g\n", "function g", "function f\n\n"),
        ("function f(a: int, b: int)", "a:", "function f(b: int)"),
        ("function f(a: int, b: int)", "b:", "function f(a: int)"),
        ("secret param old\nparam other", "old", "param other"),
        ('resource r "A::B::C" {} { ephemeral }', "ephemeral", 'resource r "A::B::C" {}'),
    ],
)  # fmt: skip
def test_any_statement_can_be_taken_out(text: str, word: str, after: str) -> None:
    assert without(text, word) == (after, True)


def test_nothing_is_taken_out_where_no_statement_is() -> None:
    span = span_of("function f { memory 1GB }", "1GB")
    assert taking_out_statement([parse(span.source)], span) is None

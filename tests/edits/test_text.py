"""What edits of a text alone write, put in and take out."""

from __future__ import annotations

import pytest

from editing import edited, span_of
from svclang.edits.text import (
    putting_before,
    putting_behind,
    replacing,
    taking_out,
    taking_out_comment,
)


def test_a_word_is_replaced() -> None:
    fix = replacing(span_of("memory 1GB", "1GB"), "2GB")
    assert edited("memory 1GB", fix.edits) == "memory 2GB"
    assert (fix.title, fix.safe) == ("write `2GB`", True)


def test_what_is_put_in_stands_on_the_side_that_is_wanted() -> None:
    span = span_of("detail { a: b }", "b")
    edits = [putting_before(span, "["), putting_behind(span, "]")]
    assert edited("detail { a: b }", edits) == "detail { a: [b] }"


@pytest.mark.parametrize(
    ("text", "part", "after"),
    [
        ("a {\n  b 1\n  c 2\n}\n", "b 1", "a {\n  c 2\n}\n"),
        ("a {\n  /// What b is.\n  b 1\n  c 2\n}\n", "b 1", "a {\n  c 2\n}\n"),
        ("a {\n  b 1 // why\n  c 2\n}\n", "b 1", "a {\n  // why\n  c 2\n}\n"),
        ("a { b 1; c 2 }", "b 1", "a { c 2 }"),
        ("a { b 1; c 2 }", "c 2", "a { b 1 }"),
        ("a { b 1; c 2; d 3 }", "c 2", "a { b 1; d 3 }"),
        ("a { b 1 }", "b 1", "a { }"),
        ("a { b: 1, c: 2 }", "b: 1", "a { c: 2 }"),
        ("f(a: 1, b: 2)", "b: 2", "f(a: 1)"),
        ("f(a: 1)", "a: 1", "f()"),
        ("f(\n  a: 1,\n  b: 2\n)", "b: 2", "f(\n  a: 1\n)"),
        ("f(\n  a: 1,\n  b: 2\n)", "a: 1", "f(\n  b: 2\n)"),
        ("-> f batch 1 window 2s", "window 2s", "-> f batch 1"),
        ("last", "last", ""),
        ("read by aa, bb, cc", "aa", "read by bb, cc"),
        ("read by aa, bb, cc", "bb", "read by aa, cc"),
        ("read by aa , bb , cc", "bb", "read by aa , cc"),
        ("[\n  aa,\n  bb,\n]", "bb", "[\n  aa,\n]"),
        ("a { b 1; }", "b 1", "a { }"),
        ("a { b 1;\n  c 2\n}", "b 1", "a {\n  c 2\n}"),
        ("a {\r\n  b 1\r\n  c 2\r\n}", "b 1", "a {\r\n  c 2\r\n}"),
    ],
)
def test_with_what_is_taken_out_go_its_line_or_its_separator(
    text: str, part: str, after: str
) -> None:
    assert edited(text, [taking_out(span_of(text, part))]) == after


@pytest.mark.parametrize(
    ("text", "part", "after"),
    [
        ("queue q { -> f window 2s; -> g }", "window 2s", "queue q { -> f; -> g }"),
        ("function f { }; function g", "{ }", "function f; function g"),
        ("GET /a -> f returns 200 { key on }", "returns 200", "GET /a -> f { key on }"),
    ],
)
def test_with_words_of_a_statement_goes_no_sign_that_ends_it(
    text: str, part: str, after: str
) -> None:
    assert edited(text, [taking_out(span_of(text, part))]) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("function f\n// why\nfunction g\n", "function f\nfunction g\n"),
        ("/// Doc.\n// why\nfunction f\n", "/// Doc.\nfunction f\n"),
        ("a { b 1;  // why\n  c 2 }", "a { b 1;\n  c 2 }"),
        ("\ufeff// why\nfunction f", "function f"),
        ("function f // why", "function f"),
    ],
)
def test_a_comment_is_taken_out_with_its_line_or_the_blanks_before_it(
    text: str, after: str
) -> None:
    assert edited(text, [taking_out_comment(span_of(text, "// why"))]) == after

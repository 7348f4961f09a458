"""What no case file can hold: line ends, marks, depth, and what is left as it is."""

from __future__ import annotations

import subprocess
import sys

import pytest

from svclang import format_source, format_text
from svclang.source import Source


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n", "\ufeff"])
def test_nothing_stays_nothing(text: str) -> None:
    assert format_text(text) == ""


def test_the_last_line_is_ended() -> None:
    assert format_text("function f") == "function f\n"
    assert format_text("// alone") == "// alone\n"


def test_a_byte_order_mark_is_left_out() -> None:
    assert format_text("\ufefffunction f\n") == "function f\n"
    assert format_text("\ufeff// first\n") == "// first\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("type A {\r\na: int // b\r\n}\r\n", "type A {\r\n  a: int  // b\r\n}\r\n"),
        ("// first\r\nfunction f\n", "// first\r\nfunction f\r\n"),
        ("function f\nfunction g\r\n", "function f\nfunction g\n"),
        ("function f;function g", "function f\nfunction g\n"),
    ],
)
def test_all_lines_end_as_the_first_one(text: str, expected: str) -> None:
    assert format_text(text) == expected


def test_lines_in_texts_end_as_they_are_written() -> None:
    written = 'output a = """\r\n  b\n  c\r\n"""'
    assert format_text(f"{written}\n") == f"{written}\n"
    assert format_text(written) == f"{written}\n"


def test_blanks_of_all_kinds_are_blanks() -> None:
    assert format_text("\ttype\fA\r=\ufeffB\t\n") == "type A = B\n"


def test_a_file_with_wrong_syntax_is_left_alone_and_told_of() -> None:
    text, found = format_source(Source("a.svc", "type A {\n  a: int\n\nfunction f\n"))
    assert text is None
    assert [one.rule for one in found] == ["unclosed-bracket"]


@pytest.mark.parametrize("text", ['type A { a: "\\q" }', "function f\0", "type A { a: null | B }"])
def test_what_is_wrong_within_words_is_wrong_syntax_too(text: str) -> None:
    made = format_source(Source("a.svc", text))
    assert made.text is None
    assert made.diagnostics


def test_a_file_whose_meaning_is_wrong_is_formatted() -> None:
    made = format_source(Source("a.svc", "api { GET /a -> nobody }; api {x 2 3 4}"))
    assert made == ("api { GET /a -> nobody }\napi { x 2 3 4 }\n", ())


@pytest.mark.parametrize(
    ("opening", "inner", "closing"),
    [
        ("output x = ", "[", "]"),
        ("table t ", "{ a: ", " }"),
        ("table t ", "{ a ", " }"),
        ("type X = ", "[string: ", "]"),
        ("type X = ", "(", "?)"),
        ("api ", "{ /a ", " }"),
    ],
)
def test_brackets_can_stand_as_deep_in_each_other_as_the_parser_allows(
    opening: str, inner: str, closing: str
) -> None:
    core = "{}" if "{" in inner else "a"
    depth = 99 if core == "{}" else 100
    made = format_text(opening + inner * depth + core + closing * depth)
    assert made is not None
    assert made.count(inner[0]) >= 99


def test_importing_the_formatter_imports_neither_lark_nor_the_model() -> None:
    code = (
        "import sys, svclang.format\n"
        "sys.exit([name for name in sys.modules if name == 'lark' or '.model' in name])"
    )
    run = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert run.stderr == "[]\n"

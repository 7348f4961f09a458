"""Strings: escapes, references and texts of several lines."""

from __future__ import annotations

import pytest

from svclang.syntax.nodes import Output, Reference, Text
from syntax.trees import parsed


def text(written: str) -> Text:
    file = parsed(f"output x = {written}\n")
    assert not file.diagnostics, [found.message for found in file.diagnostics]
    (declared,) = file.declarations
    assert isinstance(declared, Output)
    assert isinstance(declared.value, Text)
    return declared.value


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (r'"a\"b"', 'a"b'),
        (r'"a\\b\/c"', "a\\b/c"),
        (r'"\b\f\n\r\t"', "\b\f\n\r\t"),
        (r'"\u00e9\u20AC"', "é€"),
        (r'"\ud83d\ude00!"', "😀!"),
        (r'"\${a} \$b $c $"', "${a} $b $c $"),
        ('"é€😀"', "é€😀"),
        ('"a // no comment"', "a // no comment"),
    ],
)
def test_a_string_has_the_escapes_of_json(written: str, plain: str) -> None:
    assert text(written).plain == plain


def test_empty_text_has_no_parts() -> None:
    assert text('""').parts == ()
    assert text('"""\n"""').parts == ()
    assert text('""').plain == ""


def test_a_reference_in_text_knows_its_place() -> None:
    found = text('"a${ auth["x:y"].b }c"')
    before, reference, behind = found.parts
    assert (before, behind, found.plain) == ("a", "c", None)
    assert isinstance(reference, Reference)
    assert reference.path == ("auth", "x:y", "b")
    assert reference.span.text == 'auth["x:y"].b'


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ('"""\n  one\n    two\n  three\n  """', "one\n  two\nthree"),
        ('"""\n  one\n\n   two"""', "one\n\n two"),
        ('"""one\n  two\n  three"""', "one\ntwo\nthree"),
        ('"""  one  """', "  one  "),
        ('"""\n\tone\n\t\ttwo\n"""', "one\n\ttwo"),
        ('"""\n  one\r\n  two\r\n"""', "one\ntwo"),
        ('"""say "hi" and ""bye"" """', 'say "hi" and ""bye"" '),
        ('"""\n  a\\nb\n  c\\"""d\n"""', 'a\nb\nc"""d'),
        ('"""\n  one\n      \n  two\n"""', "one\n\ntwo"),
        ('"""\n  // text\n"""', "// text"),
    ],
)
def test_text_of_several_lines_loses_its_common_indentation(written: str, plain: str) -> None:
    assert text(written).plain == plain


def test_references_stand_in_text_of_several_lines() -> None:
    found = text('"""\n  a ${b.c}\n  d\n"""')
    assert [part if isinstance(part, str) else part.span.text for part in found.parts] == [
        "a ",
        "b.c",
        "\nd",
    ]


def test_a_number_too_large_for_anybody_is_an_error() -> None:
    (found,) = parsed(f"output x = [{'9' * 5000}]").diagnostics
    assert "too large" in found.message


def test_whole_numbers_and_others_differ_by_their_look() -> None:
    file = parsed("output x = [1, 1.0, 1e3, -0]")
    values = [type(item.value) for item in file.declarations[0].value.items]  # type: ignore[union-attr]
    assert values == [int, float, float, int]

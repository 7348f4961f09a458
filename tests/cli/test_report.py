"""`render`: how a diagnostic looks."""

from __future__ import annotations

import pytest

from svclang.cli.report import LONGEST, render, tally
from svclang.diagnostics import Diagnostic, Related, Severity
from svclang.source import Source, Span


def at(source: Source, text: str) -> Span:
    """Where a text stands in a source for the first time."""
    start = source.text.index(text)
    return Span(source, start, start + len(text))


def rows(diagnostic: Diagnostic, *, ascii: bool = False) -> list[str]:
    """The lines of one diagnostic without its first."""
    return render([diagnostic], ascii=ascii).splitlines()[1:]


def marked(text: str, word: str, label: str = "") -> list[str]:
    """The lines for a word of a source, without the first."""
    source = Source("a.svc", text)
    return rows(Diagnostic("rule", "message", at(source, word), label))


PHOTOS = Source(
    "photos.svc",
    "\n" * 37
    + "function get_user(id: uuid) -> User throws NotFound\n"
    + "\n" * 22
    + "  GET    -> get_usr\n",
)
UNKNOWN = Diagnostic(
    "unknown-name",
    "no function or resource is called `get_usr`",
    at(PHOTOS, "get_usr"),
    "not declared",
    (Related(at(PHOTOS, "get_user"), "a function with a similar name"),),
    "write `get_user`",
)


def test_a_diagnostic_shows_its_place_its_label_the_related_places_and_the_help() -> None:
    assert render([UNKNOWN]) == (
        "error[unknown-name]: no function or resource is called `get_usr`\n"
        "  ┌─ photos.svc:61:13\n"
        "61│     GET    -> get_usr\n"
        "  │               ^^^^^^^ not declared\n"
        "  │\n"
        "38│   function get_user(id: uuid) -> User throws NotFound\n"
        "  │            -------- a function with a similar name\n"
        "  = help: write `get_user`\n"
    )


def test_in_ascii_every_sign_is_ascii() -> None:
    source = Source("a.svc", 'x "é日"\n')
    found = Diagnostic("rule", "“é” is → wrong…", at(source, "日"), "日", help="—")
    assert render([found], ascii=True) == (
        'error[rule]: "<U+00E9>" is -> wrong...\n'
        " --> a.svc:1:5\n"
        '1|   x "<U+00E9><U+65E5>"\n'
        " |              ^^^^^^^^ <U+65E5>\n"
        " = help: --\n"
    )


def test_diagnostics_are_separated_by_a_blank_line() -> None:
    assert render([UNKNOWN, UNKNOWN]) == render([UNKNOWN]) + "\n" + render([UNKNOWN])


def test_no_diagnostics_are_no_text() -> None:
    assert render([]) == ""


def test_without_colour_there_is_no_escape_sequence() -> None:
    assert "\x1b" not in render([UNKNOWN])


def test_colours_are_all_that_colour_adds() -> None:
    import re

    colored = render([UNKNOWN], color=True)
    assert colored.startswith("\x1b[1;31merror[unknown-name]\x1b[0m")
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render([UNKNOWN])


@pytest.mark.parametrize("severity", ["error", "warning", "note"])
def test_the_severity_stands_first(severity: Severity) -> None:
    assert render([UNKNOWN._replace(severity=severity)]).startswith(f"{severity}[unknown-name]: ")


def test_the_gutter_is_as_wide_as_the_longest_line_number() -> None:
    source = Source("a.svc", "first\n" + "\n" * 998 + "last\n")
    found = Diagnostic("rule", "m", at(source, "first"), related=(Related(at(source, "last"), ""),))
    assert rows(found) == [
        "    ┌─ a.svc:1:1",
        "   1│   first",
        "    │   ^^^^^",
        "    │",
        "1000│   last",
        "    │   ----",
    ]


def test_a_related_place_in_another_file_names_that_file() -> None:
    source, other = Source("a.svc", "here\n"), Source("lib/b.svc", "\n there\n")
    found = Diagnostic(
        "rule", "m", at(source, "here"), related=(Related(at(other, "there"), "it"),)
    )
    assert rows(found) == [
        " ┌─ a.svc:1:1",
        "1│   here",
        " │   ^^^^",
        " │",
        " ┌─ lib/b.svc:2:2",
        "2│    there",
        " │    ----- it",
    ]


def test_a_related_place_on_the_same_line_does_not_repeat_the_line() -> None:
    source = Source("a.svc", "f(a: int, b: int)\n")
    found = Diagnostic("rule", "m", at(source, "b"), "b", (Related(at(source, "a"), "a"),))
    assert rows(found)[1:] == ["1│   f(a: int, b: int)", " │             ^ b", " │     - a"]


def test_a_span_of_two_lines_is_marked_on_both_with_the_label_below_the_last() -> None:
    assert marked("x {\n    y }\n", "{\n    y }", "here")[1:] == [
        "1│   x {",
        " │     ^",
        "2│       y }",
        " │       ^^^ here",
    ]


def test_of_a_span_of_many_lines_the_first_and_the_last_are_shown() -> None:
    assert marked("x {\n a\n b\n}\n", "{\n a\n b\n}", "here")[1:] == [
        "1│   x {",
        " │     ^",
        " ⋮",
        "4│   }",
        " │   ^ here",
    ]


def test_a_line_end_at_the_end_of_a_span_is_not_marked() -> None:
    assert marked("word\nnext\n", "word\n")[1:] == ["1│   word", " │   ^^^^"]


def test_carriage_returns_are_not_shown() -> None:
    assert marked("word\r\nnext\r\n", "word\r\n")[1:] == ["1│   word", " │   ^^^^"]


def test_an_empty_span_marks_one_column() -> None:
    source = Source("a.svc", "ab\n")
    assert rows(Diagnostic("rule", "m", Span(source, 1, 1)))[1:] == ["1│   ab", " │    ^"]


def test_the_end_of_the_file_can_be_marked() -> None:
    source = Source("a.svc", "ab")
    assert rows(Diagnostic("rule", "m", Span(source, 2, 2)))[1:] == ["1│   ab", " │     ^"]


def test_an_empty_file_can_be_marked() -> None:
    found = Diagnostic("rule", "m", Span(Source("a.svc", ""), 0, 0), "nothing")
    assert rows(found) == [" ┌─ a.svc:1:1", "1│", " │   ^ nothing"]


def test_a_span_outside_of_its_source_is_shown_at_its_end() -> None:
    found = Diagnostic("rule", "m", Span(Source("a.svc", "ab"), 7, 9))
    assert rows(found)[1:] == ["1│   ab", " │     ^"]


def test_tabs_are_expanded_and_the_marks_stand_below_their_word() -> None:
    assert marked("\tab\tword\n", "word")[1:] == ["1│       ab  word", " │           ^^^^"]


def test_the_column_counts_characters() -> None:
    assert marked("\t日word\n", "word")[0] == " ┌─ a.svc:1:3"


def test_wide_characters_take_two_columns() -> None:
    assert marked("日本 word 日\n", "word")[1:] == ["1│   日本 word 日", " │        ^^^^"]
    assert marked("a 日本 b\n", "日本")[1:] == ["1│   a 日本 b", " │     ^^^^"]


def test_combining_characters_take_no_column() -> None:
    assert marked("e\u0301 word\n", "word")[1:] == ["1│   e\u0301 word", " │     ^^^^"]


def test_control_characters_are_made_visible() -> None:
    text = 'a "\x1b[31m\x00\x7f" word\n'
    assert marked(text, "word")[1:] == ['1│   a "␛[31m␀␡" word', " │               ^^^^"]


def test_characters_that_turn_the_direction_are_made_visible() -> None:
    text = "a \u202e word\n"
    assert marked(text, "word")[1:] == ["1│   a <U+202E> word", " │              ^^^^"]


def test_a_message_that_quotes_the_source_cannot_control_the_terminal() -> None:
    found = Diagnostic("rule", "\x1b[2J is wrong", at(PHOTOS, "GET"), "\x07", help="\x9b")
    text = render([found])
    assert text.isprintable() or not set(text) - {"\n"} & set(map(chr, range(32)))
    assert "␛[2J is wrong" in text
    assert "^^^ ␇" in text
    assert "= help: <U+009B>" in text


def test_a_help_of_several_lines_is_aligned() -> None:
    assert rows(UNKNOWN._replace(help="one\ntwo"))[-2:] == ["  = help: one", "          two"]


def test_a_long_line_is_cut_around_the_span() -> None:
    lines = marked("x" * 5_000 + "word" + "y" * 5_000, "word", "here")
    assert lines[0] == " ┌─ a.svc:1:5001"
    assert lines[1] == f"1│   …{'x' * 40}word{'y' * 76}…"
    assert lines[2] == f" │    {' ' * 40}^^^^ here"


def test_a_long_line_that_is_marked_as_a_whole_is_cut_at_its_end() -> None:
    lines = marked("z" * 10_000, "z" * 10_000, "here")
    assert lines[1] == f"1│   {'z' * LONGEST}…"
    assert lines[2] == f" │   {'^' * LONGEST} here"


def test_of_a_long_line_that_is_marked_at_its_end_the_end_is_shown() -> None:
    lines = marked("x" * 5_000 + "word", "word")
    assert lines[1] == f"1│   …{'x' * (LONGEST - 4)}word"
    assert lines[2].endswith("^^^^")


@pytest.mark.parametrize(
    ("errors", "warnings", "text"),
    [
        (2, 1, "2 errors, 1 warning"),
        (1, 0, "1 error"),
        (0, 2, "2 warnings"),
        (0, 0, ""),
    ],
)
def test_the_tally_counts_errors_and_warnings(errors: int, warnings: int, text: str) -> None:
    note = UNKNOWN._replace(severity="note")
    warning = UNKNOWN._replace(severity="warning")
    assert tally([UNKNOWN] * errors + [warning] * warnings + [note]) == text

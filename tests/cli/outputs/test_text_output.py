"""The formats that a person reads: `text` and `concise`."""

from __future__ import annotations

import pytest

from cli.outputs.outcomes import EMPTY, NOTHING, OPEN, OUTCOME, PLURAL, UNKNOWN, for_any_outcome, of
from svclang.cli.outputs import Look, Outcome, write
from svclang.cli.report import MOST, render
from svclang.diagnostics import Fix


def ends(outcome: Outcome) -> str:
    """The last line, in both formats the same."""
    text, concise = (write(format, outcome).splitlines()[-1] for format in ("text", "concise"))
    assert text == concise
    return text


def test_text_is_what_a_report_renders_and_the_tally() -> None:
    counts = (
        "1 error, 1 warning, 1 note; 1 can be fixed with --fix, 1 more with --fix --unsafe-fixes"
    )
    assert write("text", OUTCOME) == f"{render(OUTCOME.diagnostics)}\n{counts}\n"


def test_text_has_the_colours_and_the_characters_that_the_reader_can_show() -> None:
    assert "\x1b[1;31merror[unknown-name]" in write("text", OUTCOME, Look(color=True))
    assert write("text", OUTCOME, Look(ascii=True)).isascii()


def test_text_has_the_first_findings_and_counts_all() -> None:
    text = write("text", of(*[UNKNOWN] * (MOST + 1)))
    assert text.count("error[unknown-name]") == MOST
    assert text.endswith(
        f"\n{MOST + 1} errors; {MOST + 1} can be fixed with --fix; the first {MOST} are shown\n"
    )


@pytest.mark.parametrize("format", ["concise", "json", "sarif", "github", "junit"])
def test_what_programs_read_is_never_cut(format: str) -> None:
    message = UNKNOWN.message
    text = write(format, of(*[UNKNOWN._replace(help="", fix=None)] * (MOST + 1)))
    assert text.count(message) in (MOST + 1, 2 * (MOST + 1))  # JUnit has it in two places


def test_concise_is_a_line_for_each_finding_and_one_that_counts_them() -> None:
    assert write("concise", OUTCOME) == (
        "specs/photos.svc:8:18: error[unknown-name] no function is called `get_usr`"
        " [fix: write `get_user`]\n"
        "specs/photos.svc:7:1: warning[open-route] nobody says who may call this API"
        " [unsafe fix: write `auth none`]\n"
        "specs/photos.svc:8:8: note[singular-collection] `é` is not plural\n"
        "1 error, 1 warning, 1 note; 1 can be fixed with --fix, 1 more with --fix --unsafe-fixes\n"
    )


@for_any_outcome
def test_concise_never_takes_two_lines_for_a_finding(outcome: Outcome) -> None:
    assert len(write("concise", outcome).splitlines()) == len(outcome.diagnostics) + 1


def test_concise_is_ascii_where_the_reader_shows_no_more() -> None:
    assert "`<U+00E9>` is not plural" in write("concise", OUTCOME, Look(ascii=True))


@pytest.mark.parametrize(
    ("outcome", "line"),
    [
        (NOTHING, "nothing found"),
        (EMPTY, "1 file, nothing found"),
        (EMPTY._replace(files=("a.svc", "b.svc")), "2 files, nothing found"),
        (of(PLURAL), "1 note"),
        (of(UNKNOWN._replace(fix=None), OPEN._replace(fix=None)), "1 error, 1 warning"),
        (of(UNKNOWN, UNKNOWN), "2 errors; 2 can be fixed with --fix"),
        (of(OPEN), "1 warning; 1 can be fixed with --fix --unsafe-fixes"),
        (
            of(UNKNOWN, OPEN._replace(fix=Fix("", ()))),
            "1 error, 1 warning; 2 can be fixed with --fix",
        ),
    ],
)
def test_the_tally_tells_how_many_there_are_and_how_many_can_be_fixed(
    outcome: Outcome, line: str
) -> None:
    assert ends(outcome) == line

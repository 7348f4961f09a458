"""The format `github`: what a runner makes of it is what was found."""

from __future__ import annotations

import pytest

from cli.outputs.outcomes import EMPTY, OPEN, OUTCOME, PHOTOS, PLURAL, UNKNOWN, for_any_outcome, of
from cli.outputs.workflow_commands import Command, commands, complaints
from svclang.cli.glyphs import shown_lines
from svclang.cli.outputs import Outcome, write
from svclang.diagnostics import Diagnostic
from svclang.source import Source, Span


def taken(outcome: Outcome) -> list[Command]:
    """What a runner takes from the output."""
    return commands(write("github", outcome))


def the_one(found: Diagnostic, folder: str = "") -> Command:
    (one,) = taken(of(found)._replace(folder=folder))
    return one


def test_a_finding_is_one_command_on_one_line() -> None:
    assert write("github", of(UNKNOWN)) == (
        "::error file=specs/photos.svc,line=8,col=18,endLine=8,endColumn=25,title=svc unknown-name"
        "::no function is called `get_usr`%0Ahere: not declared"
        "%0Aspecs/photos.svc:5:10: a function with a similar name%0Ahelp: write `get_user`\n"
    )


def test_a_warning_is_a_warning_and_a_note_a_notice() -> None:
    assert [one.name for one in taken(OUTCOME)] == ["error", "warning", "notice"]


def test_of_several_lines_there_are_no_columns() -> None:
    one = the_one(OPEN)
    assert one.properties == {
        "file": "specs/photos.svc",
        "line": "7",
        "endLine": "9",
        "title": "svc open-route",
    }


def test_a_line_end_that_is_marked_too_makes_no_second_line() -> None:
    line = PHOTOS.text.index("function")
    found = PLURAL._replace(span=Span(PHOTOS, line, PHOTOS.text.index("\n", line) + 1))
    given = the_one(found).properties
    assert (given["line"], given["endLine"], given["endColumn"]) == ("5", "5", "28")


def test_an_empty_span_has_its_column_twice() -> None:
    given = the_one(PLURAL._replace(span=Span(PHOTOS, 2, 2))).properties
    assert (given["col"], given["endColumn"]) == ("3", "3")


@pytest.mark.parametrize(
    ("name", "folder", "file"),
    [
        ("a.svc", "", "a.svc"),
        ("a.svc", "/repo/specs", "/repo/specs/a.svc"),
        ("../lib/a.svc", "/repo/specs", "/repo/lib/a.svc"),
        ("/other/a.svc", "/repo/specs", "/other/a.svc"),
        ("a,b:c%.svc", "/repo", "/repo/a,b:c%.svc"),
        ("a.svc", "C:/repo", "C:/repo/a.svc"),
    ],
)
def test_a_file_is_named_so_that_the_runner_finds_it_in_the_repository(
    name: str, folder: str, file: str
) -> None:
    source = Source(name, "x")
    assert the_one(PLURAL._replace(span=Span(source, 0, 1)), folder).properties["file"] == file


def test_standard_input_is_no_file_so_the_message_has_the_place() -> None:
    one = the_one(PLURAL._replace(span=Span(Source("<stdin>", "x"), 0, 1)), "/repo")
    assert one.properties == {"title": "svc singular-collection"}
    assert one.message.startswith("<stdin>:1:1: `é` is not plural")


def test_without_findings_there_is_a_line_and_no_command() -> None:
    assert write("github", EMPTY) == "1 file, nothing found\n"
    assert taken(EMPTY) == []


@for_any_outcome
def test_a_runner_takes_every_finding_in_its_order_and_drops_nothing(outcome: Outcome) -> None:
    found = taken(outcome)
    assert [one.properties["title"] for one in found] == [
        f"svc {one.rule}" for one in outcome.diagnostics
    ]
    assert [complaints(one) for one in found] == [[]] * len(found)


@for_any_outcome
def test_a_runner_reads_every_message_as_it_was_written(outcome: Outcome) -> None:
    for one, found in zip(taken(outcome), outcome.diagnostics, strict=True):
        for text in (found.message, found.label, found.help, *(text for _, text in found.related)):
            assert shown_lines(text, ascii=False) in one.message


@for_any_outcome
def test_every_finding_is_one_line_of_the_log(outcome: Outcome) -> None:
    lines = write("github", outcome).splitlines()
    assert len(lines) == max(1, len(outcome.diagnostics))

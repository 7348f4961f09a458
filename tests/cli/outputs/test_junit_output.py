"""The format `junit`."""

from __future__ import annotations

from xml.etree import ElementTree

from cli.outputs.outcomes import EMPTY, NOTHING, OUTCOME, PLURAL, UNKNOWN, for_any_outcome, of
from svclang.cli.glyphs import shown_lines
from svclang.cli.outputs import Outcome, write
from svclang.cli.report import render


def made(outcome: Outcome) -> ElementTree.Element:
    return ElementTree.fromstring(write("junit", outcome).encode())


def test_a_finding_is_a_test_case_that_has_failed() -> None:
    (suite,) = made(of(UNKNOWN))
    (case,) = suite
    (failure,) = case
    assert suite.get("name") == "specs/photos.svc"
    assert dict(case.attrib) == {
        "name": "unknown-name (8:18)",
        "classname": "specs/photos.svc",
        "file": "specs/photos.svc",
        "line": "8",
        "time": "0",
    }
    assert dict(failure.attrib) == {"message": UNKNOWN.message, "type": "error"}
    assert failure.text == render([UNKNOWN]).rstrip("\n")


def test_a_warning_has_failed_a_note_has_passed_and_what_is_suppressed_is_skipped() -> None:
    suite = made(OUTCOME)[0]
    assert [[inner.tag for inner in case] for case in suite] == [
        ["failure"],
        ["failure"],
        ["system-out"],
        ["skipped"],
    ]
    assert suite[3][0].get("message") == "it is a demonstration"


def test_a_file_without_findings_is_a_test_case_that_has_passed() -> None:
    (suite,) = made(EMPTY)
    (case,) = suite
    assert (case.get("name"), case.get("classname"), len(case)) == (
        "nothing found",
        "specs/hello.svc",
        0,
    )


def test_files_stand_in_their_order_and_those_that_they_import_behind_them() -> None:
    outcome = OUTCOME._replace(files=("z.svc", "a.svc"))
    assert [suite.get("name") for suite in made(outcome)] == ["z.svc", "a.svc", "specs/photos.svc"]


def test_nothing_at_all_is_no_suite() -> None:
    assert len(made(NOTHING)) == 0


def test_characters_that_xml_has_not_are_made_visible() -> None:
    message = "a\x00b\x1bc\ufffe<&>\"'\n]]>é\t"
    failure = made(of(UNKNOWN._replace(message=message))).find(".//failure")
    assert failure is not None
    assert failure.get("message") == "a␀b␛c<U+FFFE><&>\"'\n]]>é    "


@for_any_outcome
def test_the_counts_are_those_of_what_is_in_it(outcome: Outcome) -> None:
    root = made(outcome)
    for element in (root, *root):
        cases = list(element.iter("testcase"))
        assert element.get("tests") == str(len(cases))
        assert element.get("failures") == str(len(list(element.iter("failure"))))
        assert element.get("skipped") == str(len(list(element.iter("skipped"))))
    failed = sum(one.severity != "note" for one in outcome.diagnostics)
    assert root.get("failures") == str(failed)
    assert root.get("skipped") == str(len(outcome.suppressed))


@for_any_outcome
def test_any_message_comes_back_as_it_is_shown(outcome: Outcome) -> None:
    messages = [failure.get("message") for failure in made(outcome).iter("failure")]
    found = [one for one in outcome.diagnostics if one.severity != "note"]
    assert sorted(map(str, messages)) == sorted(
        shown_lines(one.message, ascii=False) for one in found
    )


def test_a_note_says_what_it_has_to_say() -> None:
    said = made(of(PLURAL)).find(".//system-out")
    assert said is not None
    assert said.text == render([PLURAL]).rstrip("\n")

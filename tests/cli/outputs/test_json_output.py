"""The format `json`."""

from __future__ import annotations

import json
from typing import Any

from cli.outputs.outcomes import EMPTY, NOTHING, OPEN, OUTCOME, UNKNOWN, for_any_outcome, of
from schemas import breaches, documented
from svclang.cli.outputs import Outcome, write
from svclang.source import Source, Span

SCHEMA = documented("lint")


def made(outcome: Outcome) -> Any:
    return json.loads(write("json", outcome))


@for_any_outcome
def test_any_outcome_is_what_the_schema_says(outcome: Outcome) -> None:
    assert breaches(made(outcome), SCHEMA) == []


def test_nothing_found_is_empty_lists() -> None:
    assert made(EMPTY) == {
        "format": 1,
        "version": "0.1.0",
        "files": ["specs/hello.svc"],
        "findings": [],
        "suppressed": [],
        "counts": dict.fromkeys(
            ("error", "warning", "note", "suppressed", "fixable", "unsafely_fixable"), 0
        ),
    }
    assert breaches(made(NOTHING), SCHEMA) == []


def test_a_finding_has_its_place_its_words_its_related_places_and_its_fix() -> None:
    start, end = {"line": 8, "column": 18, "offset": 93}, {"line": 8, "column": 25, "offset": 100}
    assert made(OUTCOME)["findings"][0] == {
        "rule": "unknown-name",
        "group": "",
        "severity": "error",
        "message": "no function is called `get_usr`",
        "path": "specs/photos.svc",
        "start": start,
        "end": end,
        "label": "not declared",
        "help": "write `get_user`",
        "related": [
            {
                "path": "specs/photos.svc",
                "start": {"line": 5, "column": 10, "offset": 50},
                "end": {"line": 5, "column": 18, "offset": 58},
                "text": "a function with a similar name",
            }
        ],
        "fix": {
            "title": "write `get_user`",
            "safe": True,
            "edits": [{"path": "specs/photos.svc", "start": start, "end": end, "text": "get_user"}],
        },
    }


def test_a_rule_that_is_described_has_its_group() -> None:
    assert [one["group"] for one in made(OUTCOME)["findings"]] == ["", "security", "style"]


def test_what_is_suppressed_stands_apart_with_its_reason() -> None:
    (one,) = made(OUTCOME)["suppressed"]
    assert (one["rule"], one["reason"]) == ("open-route", "it is a demonstration")


def test_the_counts_are_those_of_the_findings() -> None:
    assert made(OUTCOME)["counts"] == {
        "error": 1,
        "warning": 1,
        "note": 1,
        "suppressed": 1,
        "fixable": 1,
        "unsafely_fixable": 1,
    }


@for_any_outcome
def test_the_offsets_and_the_positions_say_the_same(outcome: Outcome) -> None:
    for one, found in zip(made(outcome)["findings"], outcome.diagnostics, strict=True):
        lines = found.span.source.text.split("\n")
        for at in (one["start"], one["end"]):
            before = sum(len(line) + 1 for line in lines[: at["line"] - 1])
            assert before + at["column"] - 1 == at["offset"]
        assert (
            found.span.source.text[one["start"]["offset"] : one["end"]["offset"]] == found.span.text
        )


def test_a_span_that_leaves_its_text_is_kept_within_it() -> None:
    source = Source("a.svc", "ab\n")
    (one,) = made(
        of(
            UNKNOWN._replace(span=Span(source, 9, 3)),
        )
    )["findings"]
    assert one["start"] == one["end"] == {"line": 2, "column": 1, "offset": 3}


@for_any_outcome
def test_every_text_comes_back_as_it_was(outcome: Outcome) -> None:
    for one, found in zip(made(outcome)["findings"], outcome.diagnostics, strict=True):
        assert (one["message"], one["label"], one["help"]) == (
            found.message,
            found.label,
            found.help,
        )
        assert [edit["text"] for edit in (one["fix"] or {"edits": []})["edits"]] == [
            edit.text for edit in (found.fix.edits if found.fix else ())
        ]


def test_a_warning_keeps_its_severity() -> None:
    assert made(of(OPEN))["findings"][0]["severity"] == "warning"

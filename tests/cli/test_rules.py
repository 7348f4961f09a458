"""`svc rules` and `svc explain`: the rules in their own words."""

from __future__ import annotations

import json

from cli.command import Run
from svclang.lint.documentation import documentation
from svclang.lint.registry import GROUPS, names


def test_rules_are_listed_by_their_groups(svc: Run) -> None:
    status, out, err = svc("rules")
    assert (status, err) == (0, "")
    assert [line for line in out.splitlines() if line in GROUPS] == list(GROUPS)
    assert documentation("open-write").title in out


def test_rules_are_listed_for_another_program(svc: Run) -> None:
    listed = json.loads(svc("rules", "--json").out)
    assert [each["name"] for each in listed] == list(names())
    assert listed[0].keys() >= {"group", "severity", "on", "title", "example", "options"}


def test_a_rule_is_explained_with_its_examples(svc: Run) -> None:
    out = svc("explain", "open-write").out
    said = documentation("open-write")
    assert out.startswith(f"open-write: {said.title}\nsecurity, warning\n")
    assert all(line.strip() in out for line in said.example.splitlines())
    assert "Use instead" in out


def test_a_rule_that_is_none_is_told_with_the_nearest(svc: Run) -> None:
    status, out, err = svc("explain", "open-wirte")
    assert (status, out) == (2, "")
    assert err == "svc: there is no rule `open-wirte`; write `open-write`\n"


def test_no_rule_is_offered_for_the_name_of_an_error_or_of_a_group(svc: Run) -> None:
    no_rule = "svc: there is no rule `unknown-name`; "
    assert svc("explain", "unknown-name").err == (
        no_rule + "`svc rules` lists them, and errors say themselves what is wrong\n"
    )
    assert svc("explain", "security").err == (
        "svc: `security` is a group of rules; `svc rules` lists those in it\n"
    )
    assert svc("explain", "creating-with-get").err.endswith("; write `creating-get`\n")

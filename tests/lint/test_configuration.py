"""Which rules a configuration wants for which file, how bad they are, and their options."""

from __future__ import annotations

import pytest

from svclang.lint.configuration import Configuration, Override
from svclang.lint.registry import GROUPS, names, rule


def wanted(*said: Override, path: str = "a.svc") -> set[str]:
    configuration = Configuration(said)
    return {name for name in names() if configuration.wants(name, path)}


def test_unless_something_is_said_all_rules_run_that_are_not_off() -> None:
    assert wanted() == {name for name in names() if rule(name).on}


def test_what_is_selected_is_all_that_runs() -> None:
    assert wanted(Override(select=("open-write",))) == {"open-write"}
    assert wanted(Override(select=())) == set()
    assert wanted(Override(select=("all",))) == set(names())


def test_a_selection_can_be_extended_and_reduced() -> None:
    said = Override(extend=("all",), ignore=("security", "unused-function"))
    assert wanted(said) == set(names()) - {*GROUPS["security"], "unused-function"}


def test_the_exacter_selector_decides_whether_a_rule_runs() -> None:
    said = Override(extend=("open-write",), ignore=("security",))
    assert wanted(said) & set(GROUPS["security"]) == {"open-write"}
    assert wanted(Override(select=("security",), ignore=("open-write",))) == {
        name for name in GROUPS["security"] if rule(name).on and name != "open-write"
    }
    assert wanted(Override(select=("all",), ignore=("security",))) == (
        set(names()) - set(GROUPS["security"])
    )
    assert wanted(Override(select=("open-write",), ignore=("open-write",))) == set()


def test_what_is_said_later_wins() -> None:
    first, second = Override(select=("open-write",)), Override(extend=("unused-function",))
    assert wanted(first, second) == {"open-write", "unused-function"}
    assert wanted(second, first) == {"open-write"}


@pytest.mark.parametrize(
    ("pattern", "path", "holds"),
    [
        ("old/**", "old/a.svc", True),
        ("old/", "old/b/a.svc", True),
        ("old", "old/a.svc", True),
        ("old/*.svc", "old/a.svc", True),
        ("**/lib.svc", "x/lib.svc", True),
        ("old/**", "older/a.svc", False),
        ("old", "a/old.svc", False),
        ("[a].svc", "a.svc", True),
    ],
)
def test_an_override_holds_for_the_paths_that_match(pattern: str, path: str, holds: bool) -> None:
    said = (Override(select=()), Override(select=("open-write",), paths=(pattern,)))
    assert (wanted(*said, path=path) == {"open-write"}) == holds


def test_the_exacter_selector_decides_how_bad_a_finding_is() -> None:
    said = Override(severity={"open-write": "note", "security": "error", "all": "warning"})
    choice = Configuration([said]).for_path("a.svc")
    assert choice.severity("open-write") == "note"
    assert choice.severity("unused-function") == "warning"
    assert Configuration([said._replace(severity={"security": "error"})]).for_path(
        "a.svc"
    ).severity("open-write") == ("error")


def test_a_build_looks_at_some_groups_alone() -> None:
    configuration = Configuration().limited(("security",))
    assert configuration.wants("open-write", "a.svc")
    assert not configuration.wants("unused-function", "a.svc")

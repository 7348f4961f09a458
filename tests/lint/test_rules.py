"""What every rule promises: a documentation that is true, and fixes that repair."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linting import EXAMPLES, lint_case, whole
from svclang.diagnostics import Diagnostic
from svclang.lint import rules
from svclang.lint.documentation import Documentation, documentation
from svclang.lint.registry import GROUPS, group_of, names, rule

NAMES = sorted(names())


def test_rules_are_registered_once_in_the_order_of_their_names() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert [list(members) for members in GROUPS.values()] == [
        sorted(members) for members in GROUPS.values()
    ]


def test_every_file_of_a_rule_is_registered() -> None:
    files = {path.stem.replace("_", "-") for path in Path(rules.__path__[0]).glob("[a-z]*.py")}
    assert files == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_is_called_as_its_file_and_has_a_group(name: str) -> None:
    assert rule(name).name == name
    assert group_of(name) in GROUPS


@pytest.mark.parametrize("name", NAMES)
def test_the_title_of_a_rule_is_one_short_line(name: str) -> None:
    title = documentation(name).title
    assert "\n" not in title
    assert re.match(r"[A-Z`].{8,75}$", title)


@pytest.mark.parametrize("name", NAMES)
def test_the_example_of_a_rule_is_found(name: str) -> None:
    found = found_by(name, documentation(name).example)
    assert {one.rule for one in found} == {name}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_to_be_used_instead_is_not_found(name: str) -> None:
    assert found_by(name, documentation(name).instead) == []


def found_by(name: str, example: str) -> list[Diagnostic]:
    """What the rule finds in an example, and the errors that are there."""
    return list(lint_case(whole(example), ", ".join(asked_with(name)), EXAMPLES))


def asked_with(name: str) -> tuple[str, ...]:
    """The rule, and what one of those about comments needs to speak."""
    return (name, "unused-function") if name == "unused-allow" else (name,)


def test_a_heading_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from svclang.lint.rules import open_write

    text = open_write.__doc__ or ""
    monkeypatch.setattr(open_write, "__doc__", text.replace("Use instead", "Rather use"))
    with pytest.raises(ValueError, match="Use instead"):
        documentation("open-write")


def test_a_documentation_has_no_indentation_of_its_docstring() -> None:
    found: Documentation = documentation("unused-function")
    assert found.example.startswith("function clean_up\n\ntable carts")

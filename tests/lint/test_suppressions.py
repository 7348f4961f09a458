"""Comments that allow: where they hold, what they cannot do, and what is left of them."""

from __future__ import annotations

import pytest

from linting import HEAD, findings, fixed, lint_text

RULES = ("unused-function", "unused-allow", "unknown-rule", "wrong-allow", "unexplained-allow")
ALLOW = "// svc: allow(unused-function) because it is called by hand"


def found(text: str) -> list[tuple[str, str]]:
    return [(one.rule, one.span.text) for one in findings(HEAD + text, *RULES)]


@pytest.mark.parametrize(
    "text",
    [
        f"{ALLOW}\nfunction f",
        f"{ALLOW}\n\n/// Doc.\n// more\nfunction f",
        f"function f  {ALLOW}",
        f"{ALLOW}\nfunction f(\n  a: int,\n)",
        f"{ALLOW.replace('allow', 'allow-file')}\n\ntable t {{ key id: string }}\nfunction f",
        "//svc:allow( unused-function )because why not\nfunction f",
        "// svc: allow(unknown-type/x, unused-function) because why not\nfunction f",
    ],
)
def test_what_is_allowed_at_its_place_is_not_found(text: str) -> None:
    assert found(text) == []


def test_a_comment_holds_for_what_is_under_it_alone() -> None:
    assert found(f"{ALLOW}\nfunction f\nfunction g") == [("unused-function", "g")]


def test_a_comment_behind_a_line_does_not_hold_for_the_next() -> None:
    text = f"table t {{ key id: string }} {ALLOW}\nfunction f"
    assert found(text) == [("unused-allow", "unused-function"), ("unused-function", "f")]


def test_what_is_allowed_is_kept_with_its_reason() -> None:
    linted = lint_text(f"{HEAD}{ALLOW}\nfunction f", *RULES)
    ((diagnostic, reason),) = linted.suppressed
    assert (diagnostic.rule, reason) == ("unused-function", "it is called by hand")


def test_errors_cannot_be_allowed() -> None:
    text = "// svc: allow-file(unknown-type) because I say so\nfunction f -> Nothing\n"
    assert [rule for rule, _ in found(text)] == ["unknown-rule", "unknown-type"]


def test_without_a_reason_nothing_is_allowed() -> None:
    assert [rule for rule, _ in found("// svc: allow(unused-function)\nfunction f")] == [
        "unexplained-allow",
        "unused-function",
    ]


def test_a_rule_that_does_not_run_may_be_allowed_for_nothing() -> None:
    text = f"{HEAD}{ALLOW}\nfunction f"
    assert findings(text, "unused-allow") == ()


def test_a_rule_that_cannot_look_around_may_be_allowed_for_nothing() -> None:
    text = f"{HEAD}// svc: allow(oversized-code) because it is pruned\nfunction f"
    assert findings(text, "oversized-code", "unused-allow") == ()


def test_nothing_is_said_of_unused_comments_where_there_are_errors() -> None:
    text = f"{ALLOW}\nfunction f -> Nothing\nevery 1h -> f"
    assert [rule for rule, _ in found(text)] == ["unknown-type"]


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        (f"{ALLOW}\n", ""),
        ("// svc: allow(unused-function, cfn-lint/W1) because\t x\n", None),
    ],
)
def test_the_fix_of_an_unused_comment_takes_it_out(comment: str, left: str | None) -> None:
    text = f"{HEAD}function f\n{comment}every 1h -> f\n"
    (one,) = findings(text, *RULES)
    assert one.fix is not None
    expected = comment.replace("unused-function, ", "") if left is None else left
    assert fixed(text, one.fix) == f"{HEAD}function f\n{expected}every 1h -> f\n"


def test_of_a_rule_that_is_named_twice_one_is_left() -> None:
    twice = ALLOW.replace("(unused-function)", "(unused-function, unused-function)")
    text = f"{HEAD}{twice}\nfunction f"
    (one,) = findings(text, *RULES)
    assert one.fix is not None
    assert fixed(text, one.fix) == f"{HEAD}{ALLOW}\nfunction f"

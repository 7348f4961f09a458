"""What a comment says to the linter."""

from __future__ import annotations

import pytest

from svclang.source import Source, Span
from svclang.syntax.allow_comments import AllowComment, is_about_its_place, is_to_linter, read_allow


def read(comment: str) -> AllowComment | None:
    """What a comment allows that stands somewhere in a source."""
    source = Source("test.svc", f"function f  {comment}\n")
    return read_allow(Span(source, len("function f  "), len(source.text) - 1))


def test_each_rule_is_known_by_its_place() -> None:
    said = read("// svc: allow(open-write, cfn-lint/W1) because anybody may")
    assert said is not None
    assert [rule.text for rule in said.rules] == ["open-write", "cfn-lint/W1"]
    assert (said.reason, said.whole_file) == ("anybody may", False)


def test_a_reason_may_be_missing() -> None:
    said = read("//svc:allow-file( open-write )")
    assert said is not None
    assert (said.reason, said.whole_file) == ("", True)


@pytest.mark.parametrize(
    "comment",
    [
        "// svc: disable open-write",
        "// svc: allow() because",
        "// svc: allow(,) because why not",
        "// svc: allow(open-write) as anybody may",
        "/// svc: allow(open-write) because anybody may",
    ],
)
def test_what_is_written_otherwise_is_not_understood(comment: str) -> None:
    assert is_to_linter(comment)
    assert read(comment) is None


@pytest.mark.parametrize("comment", ["// svc allow(x)", "// see svc: allow(x)", "// Why."])
def test_other_comments_are_none_of_the_linters_business(comment: str) -> None:
    assert not is_to_linter(comment)


@pytest.mark.parametrize(
    ("comment", "is_about"),
    [
        ("// svc: allow(open-write) because anybody may", True),
        ("//svc:allow(open-write)", True),
        ("// svc: allow-file(open-write) because anybody may", False),
        ("/// svc: allow(open-write) because anybody may", False),
        ("// Why.", False),
    ],
)
def test_what_is_said_of_the_whole_file_is_not_about_a_place(comment: str, is_about: bool) -> None:
    assert is_about_its_place(comment) == is_about

"""Comments: all are kept, and `///` belongs to what stands under it."""

from __future__ import annotations

from typing import Any

import pytest

from syntax.trees import parsed


def docs(node: Any) -> list[str]:
    """All docs in a tree, in the order of the nodes' fields."""
    if not isinstance(node, tuple):
        return []
    own = getattr(node, "doc", "")
    return ([own] if own else []) + [doc for field in node for doc in docs(field)]


@pytest.mark.parametrize(
    "text",
    [
        "/// d\nservice a",
        "/// d\nsecret param a: string",
        "type A {\n  /// d\n  a: int\n}",
        "enum A {\n  /// d\n  a\n}",
        "function f(\n  /// d\n  a: int\n)",
        "api {\n  /// d\n  GET /a -> f\n}",
        "api {\n  /// d\n  /a { }\n}",
        "api {\n  /// d\n  auth none\n}",
        "table t {\n  /// d\n  -> f\n}",
        "table t {\n  /// d\n  key a: int\n}",
        "table t {\n  /// d\n  a: 1\n}",
        "api {\n  /// d\n  takes body: A\n}",
        "/// d\nevery 5m -> f",
        "/// d\ntable t",
        "\n\n  /// d\n  table t",
        "/// d\r\ntable t\r\n",
        "/// d\n// plain\ntable t",
    ],
)
def test_a_doc_comment_belongs_to_what_stands_under_it(text: str) -> None:
    file = parsed(text)
    assert file.diagnostics == ()
    assert docs(file.declarations) == ["d"]


def test_lines_of_a_doc_comment_are_joined() -> None:
    file = parsed("/// one\n///\n///   three\ntype A { }")
    assert docs(file.declarations) == ["one\n\n  three"]


def test_only_the_lines_directly_above_are_the_doc() -> None:
    file = parsed("/// far\n\n/// near\ntype A { }")
    assert docs(file.declarations) == ["near"]
    assert [found.span.text for found in file.diagnostics] == ["/// far"]


def test_two_and_four_slashes_are_no_doc_comment() -> None:
    file = parsed("// a\n//// b\ntype A { }")
    assert docs(file.declarations) == []
    assert file.diagnostics == ()


def test_a_dangling_doc_comment_is_a_warning_that_shows_all_its_lines() -> None:
    (found,) = parsed("type A { }\n/// a\n/// b\n").diagnostics
    assert (found.rule, found.severity) == ("dangling-doc", "warning")
    assert found.span.text == "/// a\n/// b"


def test_a_dangling_doc_comment_is_told_of_whatever_follows_it() -> None:
    found = parsed("/// a\n\n;/// b\ntype A { }").diagnostics
    assert [one.span.text for one in found] == ["/// a", "/// b"]


@pytest.mark.parametrize("mistake", ["", "type B = ?\n", "type B {\n", "}\n"])
def test_all_comments_are_kept_in_order(mistake: str) -> None:
    text = "// a\n" + mistake + "type A { // b\n  /// c\n  a: int // d\n}\n// e"
    file = parsed(text)
    assert [comment.text for comment in file.comments] == ["// a", "// b", "/// c", "// d", "// e"]
    assert all(comment.text == comment.span.text for comment in file.comments)


def test_slashes_in_paths_patterns_and_text_are_no_comments() -> None:
    file = parsed('api { GET /a//b -> "http://c" }\ntype A { a: string(/a\\/\\/b/) }')
    assert file.comments == ()

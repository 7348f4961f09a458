"""Putting settings in, wherever others stand."""

from __future__ import annotations

import pytest

from svclang.diagnostics import Edit
from svclang.source import Source, Span
from svclang.syntax.edits import putting_first, putting_in


def edited(text: str, edit: Edit) -> str:
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("table a", "table a { protect on }"),
        ("table a {}", "table a { protect on }"),
        ("table a { }", "table a { protect on }"),
        ("table a { key id: string }", "table a { key id: string; protect on }"),
        ("table a { key id: string; }", "table a { key id: string; protect on }"),
        ("table a {\n  ttl at\n}", "table a {\n  ttl at\n  protect on\n}"),
        ("  table a {\n    ttl at\n  }", "  table a {\n    ttl at\n    protect on\n  }"),
        ("table a { ttl at\n  key b: int }", "table a { ttl at\n  key b: int; protect on }"),
    ],
)
def test_a_setting_stands_behind_the_others(before: str, after: str) -> None:
    start = before.index("table")
    span = Span(Source("a.svc", before), start, len(before))
    assert edited(before, putting_in(span, "protect on")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("api { auth iam }", "api { tracing on; auth iam }"),
        ("api {\n  auth iam\n}", "api {\n  tracing on\n  auth iam\n}"),
        ("api { // the API\n  auth iam\n}", "api { tracing on; // the API\n  auth iam\n}"),
    ],
)
def test_a_setting_stands_before_the_others(before: str, after: str) -> None:
    span = Span(Source("a.svc", before), 0, len(before))
    assert edited(before, putting_first(span, "tracing on")) == after

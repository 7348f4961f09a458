"""Putting settings in, wherever others stand."""

from __future__ import annotations

import pytest

from editing import edited, span_of
from svclang.edits.settings import putting_first, putting_last


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
    span = span_of(before, before.lstrip())
    assert edited(before, [putting_last(span, "protect on")]) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("api { auth iam }", "api { tracing on; auth iam }"),
        ("api {\n  auth iam\n}", "api {\n  tracing on\n  auth iam\n}"),
        ("api { // the API\n  auth iam\n}", "api { tracing on; // the API\n  auth iam\n}"),
    ],
)
def test_a_setting_stands_before_the_others(before: str, after: str) -> None:
    assert edited(before, [putting_first(span_of(before, before), "tracing on")]) == after

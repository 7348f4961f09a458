"""Putting settings in and taking them out, wherever they stand."""

from __future__ import annotations

import pytest

from svclang.diagnostics import Edit
from svclang.source import Source, Span
from svclang.syntax.edits import putting_in, taking_out


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
        ("pool a { mfa off }", "pool a { }"),
        ("pool a { mfa off; tier lite }", "pool a { tier lite }"),
        ("pool a { tier lite; mfa off }", "pool a { tier lite }"),
        ("pool a { tier lite; mfa off; login b }", "pool a { tier lite; login b }"),
        ("pool a {\n  mfa off\n  tier lite\n}", "pool a {\n  tier lite\n}"),
        ("pool a {\n  mfa off;\n  tier lite\n}", "pool a {\n  tier lite\n}"),
        ("pool a {\n  mfa off  // why\n}", "pool a {\n  // why\n}"),
        ("pool a {\r\n  mfa off\r\n}", "pool a {\r\n}"),
        ("mfa off", ""),
    ],
)
def test_a_statement_goes_with_what_held_it_apart(before: str, after: str) -> None:
    start = before.index("mfa off")
    span = Span(Source("a.svc", before), start, start + len("mfa off"))
    assert edited(before, taking_out(span)) == after

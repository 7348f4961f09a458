"""What the fixes of rules about APIs and types make of a source."""

from __future__ import annotations

import pytest

from editing import repaired
from linting import HEAD, findings

AROUND = f"""{HEAD}function raw
function find(name: string?)
function put(user: {{ name: string }})
function get(user_id: string) -> string
"""
# By rule: a part of a source, and the same repaired.
FIXES = [
    ("literal-colon", "GET /users/:id -> raw", "GET /users/{id} -> raw"),
    ("unused-path-variable", "GET /users/{id} -> get", "GET /users/{id} -> get(user_id: path.id)"),
    ("idle-validation", "GET /a -> find { validate body }", "GET /a -> find"),
    ("idle-validation", "POST /a -> put { validate params }", "POST /a -> put { validate off }"),
    ("idle-cache", "POST /a -> put { cache 5m; timeout 9s }", "POST /a -> put { timeout 9s }"),
    ("idle-cache-cluster", "cache_cluster 0.5GB\n  GET /a -> raw", "GET /a -> raw"),
    ("empty-group", "GET /a -> raw\n  /b { }", "GET /a -> raw"),
    ("empty-group", "/a { GET -> raw; /b { /c { } } }", "/a { GET -> raw }"),
]


@pytest.mark.parametrize(("rule", "text", "mended"), FIXES)
def test_a_part_of_an_api_is_repaired(rule: str, text: str, mended: str) -> None:
    frame = AROUND + "api {\n  auth none\n  GET /z -> raw\n  {}\n}\n"
    if "cache 5m" in text:
        frame = frame.replace("auth none\n", "auth none\n  cache_cluster 0.5GB\n")
    before, after = frame.replace("{}", text), frame.replace("{}", mended)
    assert repaired(before, findings(before, rule)) == after
    assert not findings(after, rule)


def test_a_mark_beside_a_default_is_taken_out() -> None:
    before = HEAD + 'function f(a: (string(..5))? = "x", b: int?)'
    after = before.replace("?", "", 1)
    assert repaired(before, findings(before, "needless-optional")) == after


def test_a_group_whose_settings_may_be_meant_for_routes_is_not_taken_out_unasked() -> None:
    text = HEAD + "function raw\napi { auth none; GET /a -> raw; /b { } }"
    held = text.replace("/b { }", "/b { auth iam }")
    fixes = [findings(each, "empty-group")[0].fix for each in (text, held)]
    assert [fix is not None and fix.safe for fix in fixes] == [True, False]

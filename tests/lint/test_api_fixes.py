"""What the fixes of rules about APIs and types make of a source."""

from __future__ import annotations

import pytest

from editing import repaired
from linting import HEAD, findings

AROUND = f"""{HEAD}function raw
function find(name: string?)
function put(user: {{ name: string }})
function get(user_id: string) -> string
function add(name: string) -> {{ id: uuid }}
function read(id: uuid) -> {{ name: string }}
"""
READ = "GET /users/{id} -> read"
LOCATION = 'header Location: "/users/${result.id}"'
# By rule: a part of a source, and the same repaired.
FIXES = [
    ("literal-colon", "GET /users/:id -> raw", "GET /users/{id} -> raw"),
    ("unused-path-variable", "GET /users/{id} -> get", "GET /users/{id} -> get(user_id: path.id)"),
    ("idle-validation", "GET /a -> find { validate body }", "GET /a -> find"),
    ("idle-validation", "POST /a -> put { validate params }", "POST /a -> put { validate off }"),
    ("idle-cache", "POST /a -> put { cache 5m; timeout 9s }", "POST /a -> put { timeout 9s }"),
    ("idle-cache-cluster", "cache_cluster 0.5GB\n  GET /a -> raw", "GET /a -> raw"),
    ("idle-media-type", 'GET /a -> find { consumes "a/json" }', "GET /a -> find"),
    ("empty-group", "GET /a -> raw\n  /b { }", "GET /a -> raw"),
    ("empty-group", "/a { GET -> raw; /b { /c { } } }", "/a { GET -> raw }"),
    ("creating-get", "GET /a -> add returns 201", "GET /a -> add returns 200"),
    ("singular-collection", "/user/{id} { GET -> read }", "/users/{id} { GET -> read }"),
    ("unclean-path", "GET /openOrders.json -> raw", "GET /open-orders -> raw"),
    (
        "singular-collection",
        "GET /user -> raw\n  GET /user/{id} -> read",
        "GET /users -> raw\n  GET /users/{id} -> read",
    ),
    *(
        ("created-without-201", f"{before}\n  {READ}", f"{after}\n  {READ}")
        for before, after in (
            ("POST /users -> add", f"POST /users -> add returns 201 {{ {LOCATION} }}"),
            ("POST /users -> add returns 200", f"POST /users -> add returns 201 {{ {LOCATION} }}"),
            (
                "POST /users -> add { auth iam }",
                f"POST /users -> add returns 201 {{ auth iam; {LOCATION} }}",
            ),
            (
                f"POST /users -> add(name: body.x) {{ {LOCATION} }}",
                f"POST /users -> add(name: body.x) returns 201 {{ {LOCATION} }}",
            ),
        )
    ),
    *(
        ("created-without-location", f"{before}\n  {READ}", f"{after}\n  {READ}")
        for before, after in (
            (
                "POST /users -> add returns 201",
                f"POST /users -> add returns 201 {{ {LOCATION} }}",
            ),
            (
                "POST /users -> add returns 201 { auth iam }",
                f"POST /users -> add returns 201 {{ auth iam; {LOCATION} }}",
            ),
            (
                "POST /users -> add returns 201 {\n    auth iam\n  }",
                f"POST /users -> add returns 201 {{\n    auth iam\n    {LOCATION}\n  }}",
            ),
        )
    ),
]
# By rule: a declaration, and the same repaired.
DECLARATIONS = [
    ("needless-optional", "function f(a: int? = 5, b: int?)", "function f(a: int = 5, b: int?)"),
    (
        "needless-optional",
        'type A { a: (string(..5))? = "x" }',
        'type A { a: (string(..5)) = "x" }',
    ),
    ("string-for-time", "type A { paid_at: string(..20)? }", "type A { paid_at: datetime? }"),
    ("string-for-time", "type A { birthday: string }", "type A { birthday: date }"),
    ("numeric-id", "type A { id: long(1..) }", "type A { id: uuid }"),
    ("unanchored-pattern", "type A { a: string(/^a|b/, 3) }", "type A { a: string(/^(a|b)$/, 3) }"),
    ("unanchored-pattern", "type A { a: string(/.*x/) }", "type A { a: string(/.*x$/) }"),
]


@pytest.mark.parametrize(("rule", "text", "mended"), FIXES)
def test_a_part_of_an_api_is_repaired(rule: str, text: str, mended: str) -> None:
    frame = AROUND + "api {\n  auth none\n  GET /z -> raw\n  {}\n}\n"
    if "cache 5m" in text:
        frame = frame.replace("auth none\n", "auth none\n  cache_cluster 0.5GB\n")
    before, after = frame.replace("{}", text), frame.replace("{}", mended)
    assert repaired(before, findings(before, rule)) == after
    assert not findings(after, rule)


@pytest.mark.parametrize(("rule", "text", "mended"), DECLARATIONS)
def test_a_declaration_is_repaired(rule: str, text: str, mended: str) -> None:
    before, after = f"{HEAD}function z\n{text}\n", f"{HEAD}function z\n{mended}\n"
    assert repaired(before, findings(before, rule)) == after
    assert not findings(after, rule)


def test_a_part_of_a_path_is_not_given_the_name_of_another() -> None:
    text = HEAD + "function raw\napi { auth none; GET /user/{id} -> raw; GET /users -> raw }"
    (one,) = findings(text, "singular-collection")
    assert one.fix is None


def test_a_group_whose_settings_may_be_meant_for_routes_is_not_taken_out_unasked() -> None:
    text = HEAD + "function raw\napi { auth none; GET /a -> raw; /b { } }"
    held = text.replace("/b { }", "/b { auth iam }")
    fixes = [findings(each, "empty-group")[0].fix for each in (text, held)]
    assert [fix is not None and fix.safe for fix in fixes] == [True, False]

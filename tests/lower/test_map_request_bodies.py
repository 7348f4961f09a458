"""The mapping templates of bodies, executed: what a function gets of any JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lower.rendering import (
    JSON,
    TEXT,
    Sent,
    event,
    lowered,
    only_route,
    plan,
    posted,
)
from svclang.model.mapping_limits import unapplied_defaults
from svclang.model.types import Named, Struct

# --- The body -------------------------------------------------------------------------------------

_DEFAULTS = """
    type Address { street: string, city: string = "Bern", x: { level: int = 1 }? }
    type T { id: string, name: string?, role: string = "member", home: Address?, level: Level = {} }
    type Level { x: int = 3, nick: string? }
"""


def test_a_body_is_passed_on_as_it_is() -> None:
    body = {"name": "a", "more": [1, None, {"$x": '"'}]}
    assert posted("type T { name: string }", body) == {"it": body}


def test_an_optional_body_that_is_absent_is_left_out() -> None:
    assert posted("type T { name: string }", "", "it: T?, n: int?") == {}
    assert posted('type T { name: string = "x" }', "", "it: T?, n: int?") == {}


def test_a_body_that_is_absent_takes_its_default() -> None:
    declared = "type T { name: string?, level: int = 3 }"
    assert posted(declared, "", 'it: T = { name: "x" }') == {"it": {"name": "x", "level": 3}}
    assert posted(declared, {"level": 1}, 'it: T = { name: "x" }') == {"it": {"level": 1}}


def test_defaults_are_applied_at_depth() -> None:
    assert posted(_DEFAULTS, {"id": "1", "home": {"street": "s", "x": {}}}) == {
        "it": {
            "id": "1",
            "role": "member",
            "home": {"street": "s", "city": "Bern", "x": {"level": 1}},
            "level": {"x": 3},
        }
    }


def test_what_is_given_is_passed_on_where_a_structure_has_defaults() -> None:
    whole = {"id": "", "name": "", "role": "a", "level": {"x": 0, "nick": ""}}
    assert posted(_DEFAULTS, whole) == {"it": whole}


def test_null_counts_as_given() -> None:
    assert posted(_DEFAULTS, {"id": "1", "name": None, "role": None}) == {
        "it": {"id": "1", "name": None, "role": None, "level": {"x": 3}}
    }


def test_what_is_not_declared_is_left_out_where_a_structure_has_defaults() -> None:
    assert posted('type T { a: string = "x" }', {"b": 1, "a": 2}) == {"it": {"a": 2}}


def test_a_default_of_a_structure_is_completed_with_those_of_its_fields() -> None:
    assert posted('type T { a: A = { b: "c" } }\ntype A { b: string, n: int = 1 }', {}) == {
        "it": {"a": {"b": "c", "n": 1}}
    }


def test_names_that_are_no_words_are_found() -> None:
    declared = 'type T { "zip code": string?, "a-b": { "é": int = 1 }? , c: int = 2 }'
    assert posted(declared, {"zip code": "8000", "a-b": {}}) == {
        "it": {"zip code": "8000", "a-b": {"é": 1}, "c": 2}
    }


def test_fields_of_the_body_are_bound_by_their_paths() -> None:
    route = only_route("""
        type Address { street: string, city: string = "Bern" }
        function f(first: string, last: string?, age: int = 3, home: Address?, tags: [string]?)
        api {
          auth none
          POST / -> f(first: body.name.first, last: body.name.last, age: body.age, home: body.home,
                      tags: body.tags)
        }
    """)
    body = {"name": {"first": "Ada", "last": ""}, "home": {"street": "s"}, "tags": ["a"], "no": 1}
    assert event(route, Sent(body=json.dumps(body))) == {
        "first": "Ada",
        "last": "",
        "age": 3,
        "home": {"street": "s", "city": "Bern"},
        "tags": ["a"],
    }
    assert event(route, Sent(body='{"name": {"first": "Ada"}}')) == {"first": "Ada", "age": 3}


_STRUCTURE = only_route(
    f"{_DEFAULTS}\nfunction f(it: T, n: int?)\napi {{ auth none; POST / -> f }}"
)
_PARTS = only_route(f"""{_DEFAULTS}
    function f(a: string, b: int?, c: Address?, d: any = [1])
    api {{ auth none; POST / -> f(a: body.id, b: body.home.level, c: body.home, d: body.x.nick) }}
""")
_OPTIONAL = only_route("type T { a: string }\nfunction f(it: T?)\napi { auth none; POST / -> f }")


@given(JSON, st.lists(st.tuples(st.just("n"), TEXT), max_size=1))
def test_any_body_gives_one_object_with_the_declared_keys(
    body: Any, pairs: list[tuple[str, str]]
) -> None:
    sent = Sent(query=pairs, body=json.dumps(body))
    found = event(_STRUCTURE, sent)
    assert {"it"} <= set(found) <= {"it", "n"}
    assert set(found["it"]) <= {"id", "name", "role", "home", "level"}
    assert {"a", "d"} <= set(event(_PARTS, sent)) <= {"a", "b", "c", "d"}
    assert event(_OPTIONAL, sent) == ({} if body == {} else {"it": body})


@given(JSON.filter(lambda value: isinstance(value, dict)))
def test_any_object_keeps_its_fields_and_gets_the_defaults(body: dict[str, Any]) -> None:
    found = event(_STRUCTURE, Sent(body=json.dumps(body)))["it"]
    assert found["id"] == body.get("id", "")
    assert found["role"] == body.get("role", "member")
    assert ("name" in found) == ("name" in body)
    assert found.get("name") == body.get("name")
    assert ("home" in found) == ("home" in body)


# --- The type of the body -------------------------------------------------------------------------


def test_the_type_of_the_body_is_that_of_its_parameter() -> None:
    found = plan("type T { a: int }\nfunction f(it: T)\napi { auth none; POST / -> f }")
    assert isinstance(found.body, Named)
    assert found.body.name == "T"
    assert found.body_required


@pytest.mark.parametrize("declared", ["it: T?", "it: T = { a: 1 }"])
def test_a_body_that_need_not_be_given_is_not_required(declared: str) -> None:
    found = plan(f"type T {{ a: int }}\nfunction f({declared})\napi {{ auth none; POST / -> f }}")
    assert not found.body_required


def test_parts_of_the_body_make_a_structure() -> None:
    found = plan("""
        function f(first: string, last: string?, n: int = 1)
        api { auth none; POST / -> f(first: body.name.first, last: body.name.last, n: body.n) }
    """)
    assert isinstance(found.body, Struct)
    assert [(f.name.text, f.required) for f in found.body.fields] == [("name", True), ("n", False)]
    name = found.body.fields[0].type
    assert isinstance(name, Struct)
    assert [(f.name.text, f.optional) for f in name.fields] == [("first", False), ("last", True)]
    assert found.body_required


def test_what_a_route_takes_is_the_body_of_a_function_without_a_signature() -> None:
    found = plan("type T { a: int }\nfunction f\napi { auth none; POST / -> f { takes body: T } }")
    assert isinstance(found.body, Named)
    assert found.template is None


# --- Defaults that cannot be applied --------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "names"),
    [
        ("type T { a: int = 1, b: { c: int = 2 } }", []),
        ("type T { a: [A] }\ntype A { b: int = 1 }", ["b"]),
        ("type T { a: [string: A] }\ntype A { b: int = 1, c: C }\ntype C { d: int = 2 }", [*"bd"]),
        ("type T { a: int = 1, next: T? }", ["a"]),
        ("type T { a: A, b: A }\ntype A { c: int = 1 }", []),
        ('type T { "it\'s": string?, a: int = 1 }', ["a"]),
        ("type T { a: A?, b: B? }\ntype A { b: B? }\ntype B { a: A?, c: int = 1 }", ["c"]),
    ],
)  # fmt: skip
def test_the_defaults_that_no_template_applies_are_known(declared: str, names: list[str]) -> None:
    types = lowered(declared).types
    assert [one.field.name.text for one in unapplied_defaults(types["T"].type, types)] == names


def test_a_structure_that_holds_itself_has_its_defaults_at_the_top_alone() -> None:
    found = posted("type T { a: int = 1, next: T? }", {"next": {"next": {}}})
    assert found == {"it": {"a": 1, "next": {"next": {}}}}

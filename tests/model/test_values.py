"""`check_value` and `json_of`: constants as JSON, and what in them does not fit."""

import pytest

from svclang.diagnostics import Diagnostic
from svclang.model.check_values import check_value, json_of
from svclang.model.types import Json
from svclang.syntax.nodes import StructType, TypeDeclaration, Value
from typed import declarations, listed, scope_of

TYPES = """
enum Role { admin, member }
type Address { street: string, city: string = "Rome", zip: string? }
"""


def value_of(text: str) -> Value:
    (node,) = declarations(f"type V {{ v: any = {text} }}")
    assert isinstance(node, TypeDeclaration)
    assert isinstance(node.type, StructType)
    value = node.type.fields[0].default
    assert value is not None
    return value


def checked(value: str, type_: str) -> tuple[Json, list[Diagnostic]]:
    scope = scope_of(f"{TYPES}type V {{ v: {type_} }}")
    assert not scope.diagnostics
    return check_value(value_of(value), scope.types["V"].type.fields[0].type, scope.types)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("value", "type_", "json"),
    [
        ('"a"', "string", "a"),
        ('""', "string", ""),
        ("5", "int", 5),
        ("-0.5", "float", -0.5),
        ("5", "float", 5),
        ("true", "bool", True),
        ('"2024-02-29"', "date", "2024-02-29"),
        ('"2024-02-29T12:00:00.5+01:00"', "datetime", "2024-02-29T12:00:00.5+01:00"),
        (
            '"f81d4fae-7dec-4d0a-a765-00a0c91e6bf6"',
            "uuid",
            "f81d4fae-7dec-4d0a-a765-00a0c91e6bf6",
        ),
        ('"a@b.example"', "email", "a@b.example"),
        ('"https://example.com/?a=b"', "uri", "https://example.com/?a=b"),
        ('"c3Zj"', "bytes(3)", "c3Zj"),
        ('"member"', "Role", "member"),
        ("[1, 2]", "[int](..2, unique)", [1, 2]),
        ("{ a: 1, b: 2 }", "[string: int]", {"a": 1, "b": 2}),
        ('{ street: "x" }', "Address", {"street": "x"}),
        ("{ a: [1, { b: null }] }", "any", {"a": [1, {"b": None}]}),
    ],
)
def test_a_value_that_fits_is_its_json(value: str, type_: str, json: Json) -> None:
    assert checked(value, type_) == (json, [])


@pytest.mark.parametrize(
    ("value", "type_", "expected"),
    [
        ("5", "string", "wrong-value: 5"),
        ('"5"', "int", 'wrong-value: "5"'),
        ("1.5", "int", "wrong-value: 1.5"),
        ("1", "bool", "wrong-value: 1"),
        ("true", "int", "wrong-value: true"),
        ("null", "string", "wrong-value: null"),
        ("[1]", "int", "wrong-value: [1]"),
        ("{ a: 1 }", "[int]", "wrong-value: { a: 1 }"),
        ('"guest"', "Role", 'wrong-value: "guest"'),
        ('"2024-02-30"', "date", 'wrong-value: "2024-02-30"'),
        ('"2024-02-28"', "datetime", 'wrong-value: "2024-02-28"'),
        ('"x"', "uuid", 'wrong-value: "x"'),
        ('"x"', "email", 'wrong-value: "x"'),
        ('"example.com"', "uri", 'wrong-value: "example.com"'),
        ('"abc"', "bytes", 'wrong-value: "abc"'),
        ('"B"', "string(/^[a-z]+$/)", 'wrong-value: "B"'),
        ('"c3Zj"', "bytes(..2)", 'out-of-range: "c3Zj"'),
        ('""', "string(1..)", 'out-of-range: ""'),
        ("0", "int(1..100)", "out-of-range: 0"),
        ("2147483648", "int", "out-of-range: 2147483648"),
        ("9007199254740992", "long", "out-of-range: 9007199254740992"),
        ("[1, 2, 3]", "[int](..2)", "out-of-range: [1, 2, 3]"),
        ("[1, 2, 1]", "[int](unique)", "doubled-item: 1"),
        ("{ a: 1, a: 2 }", "[string: int]", "doubled-key: a"),
        ('{ street: "x", cty: "y" }', "Address", "unknown-field: cty"),
        ('{ city: "y" }', "Address", 'missing-field: { city: "y" }'),
        ("{ street: 5 }", "Address", "wrong-value: 5"),
        ('[{ street: "x" }, { street: null }]', "[Address]", "wrong-value: null"),
        ("member", "Role", "unquoted-text: member"),
        ("users.arn", "string", "not-constant: users.arn"),
        ('"a${users.arn}b"', "string", "not-constant: users.arn"),
        ("10s", "int", "not-data: 10s"),
        ("f(1)", "any", "not-data: f(1)"),
    ],
)
def test_a_value_that_does_not_fit_is_marked_where_it_does_not(
    value: str, type_: str, expected: str
) -> None:
    assert listed(checked(value, type_)[1]) == [expected]


def test_each_mistake_in_a_value_is_reported() -> None:
    found = checked('{ street: 5, city: true, zp: "x" }', "Address")[1]
    assert listed(found) == ["wrong-value: 5", "wrong-value: true", "unknown-field: zp"]


@pytest.mark.parametrize(
    ("value", "type_", "help_"),
    [
        ("member", "Role", 'write `"member"`'),
        ("membr", "Role", 'write `"member"`'),
        ('"Member"', "Role", 'write `"member"`'),
        ("debug", "string", 'write `"debug"` if it is text'),
        ('"20"', "int", "take the quotes off"),
        ('"true"', "bool", "take the quotes off"),
        ("20", "string", 'write `"20"`'),
        ("5.0", "int", "write `5`"),
        ('"x"', "date", 'as in `"2025-12-31"`'),
        ('{ street: "x", cty: "y" }', "Address", "write `city`"),
    ],
)
def test_a_mistake_is_told_what_to_write(value: str, type_: str, help_: str) -> None:
    (found,) = checked(value, type_)[1]
    assert found.help == help_


@pytest.mark.parametrize(
    ("value", "type_", "message"),
    [
        ("0", "int(1..100)", "a number from 1 to 100 is needed here"),
        ('"abc"', "string(1)", "this takes exactly 1 character"),
        ('""', "string(2..)", "this takes at least 2 characters"),
        ("[1, 2]", "[int](..1)", "this takes at most 1 item"),
        ('"x"', "int", "a whole number is needed here, not text"),
        ('"x"', "Role", '`"x"` is not `"admin"` or `"member"`'),
    ],
)
def test_a_message_says_what_is_expected(value: str, type_: str, message: str) -> None:
    (found,) = checked(value, type_)[1]
    assert found.message == message


def test_a_message_about_a_structure_shows_the_structure() -> None:
    (found,) = checked("{ }", "Address")[1]
    assert found.message == "`street` must be given"
    assert found.related[0].span.text.startswith("{ street: string")


def test_any_data_has_json_without_a_type() -> None:
    assert json_of(value_of('{ a: [true, null, 1.5], "b c": "x" }')) == (
        {"a": [True, None, 1.5], "b c": "x"},
        [],
    )


def test_what_is_no_data_is_reported_without_a_type_too() -> None:
    value = value_of("{ a: 5s, b: [x], c: f(1) }")
    assert listed(json_of(value)[1]) == ["not-data: 5s", "not-constant: x", "not-data: f(1)"]

"""`TypeScope`: what types mean, once names, constraints and `?` are resolved."""

import pytest

from svclang.model.resolve_types import TypeScope
from svclang.model.types import Named
from svclang.syntax.nodes import TypeDeclaration
from typed import declarations, problems, scope_of, shown, the_problem

# --- What is meant


def test_a_structure_keeps_its_fields_in_order() -> None:
    text = "type User { id: uuid, name: string(1..80), tags: [string(..20)](..10, unique) }"
    assert shown(text, "User") == (
        "{ id: uuid, name: string(1..80), tags: [string(..20)](..10, unique) }"
    )


def test_the_mark_of_an_optional_field_is_taken_off_its_type() -> None:
    assert shown("type A { b: int? }", "A") == "{ b?: int }"


def test_a_declared_type_is_referred_to_by_name() -> None:
    assert shown("type A { b: B?, c: [string: B] } type B { x: int }".replace("} t", "}\nt"), "A")
    assert shown("type A { b: B? }\ntype B { x: int }", "A") == "{ b?: B }"


def test_types_are_in_the_order_of_the_source_whatever_they_refer_to() -> None:
    scope = scope_of("type C = B without x\ntype B = A\ntype A { x: int, y: int }")
    assert list(scope.types) == ["C", "B", "A"]


def test_an_enum_is_the_set_of_its_values_on_the_wire() -> None:
    assert shown('enum Size { small = "S", large }', "Size") == '"S" | "large"'


def test_a_type_may_stand_for_another() -> None:
    assert shown("type Id = uuid", "Id") == "uuid"
    assert shown("type A = B\ntype B { x: int }", "A") == "B"


def test_a_single_text_is_a_set_of_one() -> None:
    assert shown('type A { kind: "cat" }', "A") == '{ kind: "cat" }'


def test_a_default_is_kept_as_json() -> None:
    text = 'type A { b: [int] = [1, 2], c: "x" | "y" = "y", d: any = { e: null } }'
    assert shown(text, "A") == ('{ b: [int] = [1, 2], c: "x" | "y" = "y", d: any = {"e": null} }')


def test_a_recursive_type_may_hold_itself_in_a_list_a_map_or_not_at_all() -> None:
    text = "type Tree { parent: Tree?, children: [Tree], named: [string: Tree](..9) }"
    assert shown(text, "Tree") == (
        "{ parent?: Tree, children: [Tree], named: [string: Tree](..9) }"
    )


def test_a_field_may_have_any_printable_name() -> None:
    assert shown('type A { "content-type": string, type: int, "Größe 1": int }', "A") == (
        "{ content-type: string, type: int, Größe 1: int }"
    )


# --- Names that are no types


def test_a_misspelt_type_is_offered_the_nearest_name() -> None:
    found = the_problem("type Address { city: string }\ntype A { home: Adress }")
    assert (found.rule, found.span.text, found.help) == (
        "unknown-type",
        "Adress",
        "write `Address`",
    )


@pytest.mark.parametrize(
    ("foreign", "ours"),
    [
        ("str", "`string`"),
        ("String", "`string`"),
        ("integer", "`int`"),
        ("Boolean", "`bool`"),
        ("number", "`int`, `long` or `float`"),
        ("timestamp", "`datetime`"),
        ("list", "`[T]`"),
        ("map", "`[string: T]`"),
        ("object", "`{ field: T }`, or `any` where nothing is known of it"),
    ],
)
def test_the_name_of_another_language_is_given_ours(foreign: str, ours: str) -> None:
    found = the_problem(f"type A {{ b: {foreign} }}")
    assert (found.rule, found.help) == ("unknown-type", f"write {ours}")


def test_a_name_that_is_no_type_says_what_it_is() -> None:
    found = the_problem('error NotFound 404 "No such thing"\ntype A { b: NotFound }')
    assert found.rule == "not-a-type"
    assert found.message == "`NotFound` is an error, not a type"
    assert found.related[0].span.text == "NotFound"


def test_an_aws_type_is_no_type_of_data() -> None:
    assert problems("type A { b: aws.vpc_id }") == ["aws-type-as-data: aws.vpc_id"]


def test_a_declared_type_cannot_be_called_like_a_built_in_one() -> None:
    assert problems("type string { x: int }") == ["reserved-name: string"]


def test_an_unknown_type_is_one_mistake_however_it_is_used() -> None:
    text = "type A = B without x\ntype B { c: C = 5, x: int }\ntype C = Nope\ntype D = C without y"
    assert problems(text) == ["unknown-type: Nope"]


def test_a_name_that_was_lost_to_a_syntax_error_is_no_mistake() -> None:
    (node,) = declarations("type A { b: Lost, c: [Lost] }")
    assert isinstance(node, TypeDeclaration)
    scope = TypeScope({"A": node}, {}, frozenset({"Lost"}))
    scope.resolve_all()
    assert scope.diagnostics == []


# --- Constraints


@pytest.mark.parametrize(
    "type_",
    [
        "string(1..80)",
        "string(..5, /^a/)",
        "bytes(..100)",
        "uri(..200)",
        "email(..254)",
        "int(-5..5)",
        "long(0..9007199254740991)",
        "float(0.5..1.5)",
        "[int](1.., unique)",
        "[string: int](..5)",
    ],
)
def test_constraints_that_fit_are_taken(type_: str) -> None:
    assert problems(f"type A {{ b: {type_} }}") == []


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("bool(1..2)", "constraint-does-not-fit: 1..2"),
        ("uuid(36)", "constraint-does-not-fit: 36"),
        ("date(/x/)", "constraint-does-not-fit: /x/"),
        ("int(/[0-9]/)", "constraint-does-not-fit: /[0-9]/"),
        ("string(unique)", "constraint-does-not-fit: unique"),
        ("[string: int](unique)", "constraint-does-not-fit: unique"),
        ("[int](/a/)", "constraint-does-not-fit: /a/"),
        ("string(80..1)", "empty-range: 80..1"),
        ("string(-1..5)", "wrong-bound: -1..5"),
        ("string(1.5..)", "wrong-bound: 1.5.."),
        ("[int](..-2)", "wrong-bound: ..-2"),
        ("int(0..2147483648)", "wrong-bound: 0..2147483648"),
        ("int(0.5..)", "wrong-bound: 0.5.."),
        ("long(..9007199254740992)", "wrong-bound: ..9007199254740992"),
        ("string(1..2, 3..4)", "doubled-constraint: 3..4"),
        ("[int](unqiue)", "unknown-constraint: unqiue"),
        ("string(/(a/)", "wrong-pattern: /(a/"),
    ],
)
def test_a_constraint_that_does_not_fit_is_marked(type_: str, expected: str) -> None:
    assert problems(f"type A {{ b: {type_} }}") == [expected]


def test_a_declared_type_takes_no_constraint_where_it_is_used() -> None:
    text = "type Name = string\ntype A { b: Name(1..80) }"
    assert problems(text) == ["constraint-does-not-fit: 1..80"]


def test_the_slash_of_a_pattern_needs_no_backslash_any_more() -> None:
    assert shown(r"type A { b: string(/^\/a\/[^[]+$/) }", "A") == (r"{ b: string(/^/a/[^\[]+$/) }")


# --- Closed sets


def test_a_union_is_made_of_texts() -> None:
    assert problems("type A { b: string | int }") == ["union-of-types: string"]


@pytest.mark.parametrize(
    ("union", "help_"),
    [
        ('"a" | b', 'write `"b"`'),
        ('"a" | "b"?', 'put the set in parentheses, as in `("a" | "b")?`'),
    ],
)
def test_what_is_no_text_in_a_union_is_told_what_to_write(union: str, help_: str) -> None:
    assert the_problem(f"type A {{ b: {union} }}").help == help_


def test_a_text_is_in_a_closed_set_only_once() -> None:
    found = the_problem('type A { b: "x" | "y" | "x" }')
    assert (found.rule, found.span.text) == ("doubled-choice", '"x"')
    assert found.related[0].span.start < found.span.start


def test_an_enum_has_each_name_and_each_value_once() -> None:
    assert problems('enum A { x, y = "x" }') == ['doubled-choice: y = "x"']
    assert problems("enum A { x, x }") == ["doubled-choice: x"]


def test_an_enum_has_values() -> None:
    assert problems("enum A { }") == ["empty-enum: A"]


# --- What may be absent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("type A { b: [int?] }", "misplaced-optional: ?"),
        ("type A { b: [string: int?] }", "misplaced-optional: ?"),
        ("type A = int?", "misplaced-optional: ?"),
        ("type A { b: (int?)? }", "doubled-optional: ?"),
    ],
)
def test_a_mark_that_means_nothing_is_marked(text: str, expected: str) -> None:
    assert problems(text) == [expected]


def test_what_is_resolved_for_others_may_be_optional() -> None:
    scope = scope_of("type A { x: int }\nfunction f -> A?")
    type_ = scope.type(declarations("type R { r: A? }")[0].type.fields[0].type)  # type: ignore[union-attr]
    assert isinstance(type_.of, Named)  # type: ignore[union-attr]
    assert scope.diagnostics == []


# --- The rest of what a declaration says


def test_a_field_is_there_once() -> None:
    found = the_problem("type A { b: int, b: string }")
    assert (found.rule, found.span.text) == ("doubled-field", "b")


def test_a_field_has_a_name_that_can_be_printed() -> None:
    assert problems('type A { "a\\tb": int, "": int }') == [
        'unprintable-name: "a\\tb"',
        'unprintable-name: ""',
    ]


def test_the_keys_of_a_map_are_strings() -> None:
    assert problems("type A { b: [int: string] }") == ["wrong-map-key: int"]


def test_an_example_is_checked_against_its_type() -> None:
    text = 'type A { b: int } { example { b: "x" } }'
    assert problems(text) == ['wrong-value: "x"']


def test_raw_swagger_is_kept_for_the_schema() -> None:
    scope = scope_of('type A { b: int } { swagger { title: "A" } }')
    assert len(scope.types["A"].swagger) == 1


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("exmple { b: 1 }", "unknown-setting: exmple"),
        ("example", "missing-value: example"),
        ("swagger 5", "wrong-value: 5"),
        ("swagger: { a: 1 }", "entry-for-setting: swagger"),
        ("swagger { a: 5s }", "not-data: 5s"),
    ],
)
def test_the_settings_of_a_type_are_examples_and_raw_swagger(block: str, expected: str) -> None:
    assert problems(f"type A {{ b: int }} {{ {block} }}") == [expected]

"""`without`, `with`, `partial` and `&`, and the types that go round in circles."""

import pytest

from svclang.model.resolve_types import TypeScope
from svclang.model.types import Struct
from svclang.syntax.nodes import TypeDeclaration
from typed import declarations, problems, scope_of, shown, the_problem

USER = """
/// Somebody.
type User {
  id: uuid
  /// What to call them.
  name: string = "x"
  n: int?
}
"""


def test_without_leaves_fields_out() -> None:
    assert shown(USER + "type A = User without id, n", "A") == '{ name: string = "x" }'


def test_with_adds_fields_and_replaces_them_in_their_place() -> None:
    assert shown(USER + "type A = User with { id: int, more: bool }", "A") == (
        '{ id: int, name: string = "x", n?: int, more: bool }'
    )


def test_partial_makes_every_field_optional_and_drops_its_default() -> None:
    assert shown(USER + "type A = partial User", "A") == "{ id?: uuid, name?: string, n?: int }"


def test_changes_follow_each_other() -> None:
    assert shown(USER + "type A = partial User without n with { v: int }", "A") == (
        "{ id?: uuid, name?: string, v: int }"
    )


def test_both_has_the_fields_of_each() -> None:
    text = "type A { x: int }\ntype B { y: int, x: int }\ntype C = A & B & { z: int }"
    assert shown(text, "C") == "{ x: int, y: int, z: int }"


def test_a_type_can_be_derived_from_one_that_stands_for_another() -> None:
    assert shown(USER + "type B = User\ntype A = B without name, n", "A") == "{ id: uuid }"


def test_docs_carry_over() -> None:
    types = scope_of(USER + "type A = User without id with { name: int }").types
    assert types["A"].doc == "Somebody."
    struct = types["A"].type
    assert isinstance(struct, Struct)
    assert struct.fields[0].doc == "What to call them."


def test_a_doc_of_its_own_comes_first() -> None:
    assert scope_of(USER + "/// Other.\ntype A = partial User").types["A"].doc == "Other."


def test_a_field_that_is_not_there_cannot_be_left_out() -> None:
    found = the_problem(USER + "type A = User without nam")
    assert (found.rule, found.span.text, found.help) == ("unknown-field", "nam", "write `name`")


def test_a_field_that_may_have_been_lost_to_a_syntax_error_can_be_left_out() -> None:
    nodes = declarations("type A { x: int }\ntype B = A without y")
    declared = {node.name.text: node for node in nodes if isinstance(node, TypeDeclaration)}
    scope = TypeScope(declared, {}, frozenset(), damaged=frozenset({"A"}))
    scope.resolve_all()
    assert scope.diagnostics == []


@pytest.mark.parametrize("derived", ["Id without x", "partial Id", "Id with { x: int }", "Id & U"])
def test_only_structures_can_be_derived_from(derived: str) -> None:
    text = f"type U {{ x: int }}\ntype Id = uuid\ntype A = {derived}"
    found = the_problem(text)
    assert (found.rule, found.span.text) == ("not-a-structure", "Id")
    assert found.message == "only structures have fields, and this is a UUID"


def test_a_field_of_both_must_be_the_same_in_both() -> None:
    text = "type A { x: int }\ntype B { x: string }\ntype C = A & B"
    found = the_problem(text)
    assert (found.rule, found.span.text) == ("field-clash", "A & B")
    assert [place.span.text for place in found.related] == ["x: int", "x: string"]


# --- Circles


def test_a_type_that_needs_itself_shows_the_circle() -> None:
    found = the_problem("type A { b: B }\ntype B { c: { a: A } }")
    assert (found.rule, found.span.text) == ("endless-type", "b: B")
    assert found.message.endswith("`A` → `B` → `A`")
    assert [place.span.text for place in found.related] == ["c: { a: A }"]


@pytest.mark.parametrize(
    "text",
    [
        "type A { a: A }",
        "type A { b: [A](1..) }",
        "type A { b: [string: A](1..) }",
        "type A = [A](2)",
    ],
)
def test_what_needs_one_of_itself_is_endless(text: str) -> None:
    assert [found.split(":")[0] for found in problems(text)] == ["endless-type"]


def test_each_circle_is_reported_once() -> None:
    text = "type A { b: B }\ntype B { a: A }\ntype C { c: C }\ntype D { a: A, c: C }"
    assert problems(text) == ["endless-type: b: B", "endless-type: c: C"]


@pytest.mark.parametrize(
    "text",
    [
        "type A = A",
        "type A = B\ntype B = A",
        "type A = A without x",
        "type A { b: int } \ntype B = A & C\ntype C = B without b",
    ],
)
def test_a_type_that_is_made_of_itself_is_circular(text: str) -> None:
    assert [found.split(":")[0] for found in problems(text)] == ["circular-type"]


def test_a_circle_shows_its_way() -> None:
    found = the_problem("type A = B\ntype B = A")
    assert found.message == "`A` is made of itself: `A` → `B` → `A`"
    assert found.span.text == "A"


def test_more_types_than_anybody_needs_cannot_be_derived_in_a_row() -> None:
    links = [f"type A{at} = A{at + 1} with {{ x{at}: int }}" for at in range(60)]
    text = "\n".join([*links, "type A60 { x: int }"])
    assert problems(text) == ["deep-type: A50"]

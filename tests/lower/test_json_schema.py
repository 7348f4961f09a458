"""`Definitions`: types as the models of an API."""

import json
from typing import Any

import pytest

from svclang.lower.swagger.json_schema import Definitions, parameter_schema
from svclang.model.document import span_at
from svclang.model.nodes import ErrorType, Model, Service, Surroundings
from svclang.model.resolve_types import TypeScope
from svclang.source import Source, Span
from svclang.syntax.nodes import ErrorDeclaration, FunctionDeclaration, Name
from typed import declarations, scope_of

NOWHERE = Span(Source("test.svc", ""), 0, 0)


def model_of(text: str) -> tuple[Model, TypeScope]:
    scope = scope_of(text)
    errors = {
        node.name.text: ErrorType(
            node.name,
            int(node.status.value or 0) if node.status else 0,
            (node.message.plain or "") if node.message else "",
            scope.fields(node.fields),
            node.span,
            node.doc,
        )
        for node in declarations(text)
        if isinstance(node, ErrorDeclaration)
    }
    assert not [found for found in scope.diagnostics if found.severity == "error"]
    model = Model(
        service=Service(Name("test", NOWHERE), {}, NOWHERE),
        stage="dev",
        around=Surroundings(),
        params={},
        types=scope.types,
        errors=errors,
        functions={},
        authorizers={},
        apis=(),
        declared={},
        outputs=(),
        raw_resources={},
    )
    return model, scope


def definitions_of(text: str, *types: str) -> Definitions:
    """The models that are needed for the results of functions of these types, in order."""
    asked = "".join(f"\nfunction f{at} -> {type_}" for at, type_ in enumerate(types))
    model, scope = model_of(text)
    definitions = Definitions(model)
    for node in declarations(text + asked):
        if isinstance(node, FunctionDeclaration) and node.result is not None:
            definitions.reference(scope.type(node.result), f"{node.name.text.title()}Result")
    assert_swagger(definitions)
    return definitions


def assert_swagger(definitions: Definitions) -> None:
    from openapi_spec_validator import OpenAPIV2SpecValidator

    document = {
        "swagger": "2.0",
        "info": {"title": "test", "version": "1"},
        "paths": {},
        "definitions": json.loads(json.dumps(definitions.documents)),
    }
    assert list(OpenAPIV2SpecValidator(document).iter_errors()) == []


def schema_of(type_: str, text: str = "") -> Any:
    """The schema of a type that is not declared."""
    documents = definitions_of(text, type_).documents
    return json.loads(json.dumps(documents["F0Result"]))


# --- Schemas


@pytest.mark.parametrize(
    ("type_", "schema"),
    [
        ("string", {"type": "string"}),
        ("string(1..80)", {"type": "string", "minLength": 1, "maxLength": 80}),
        ("string(/^[a-z]+$/)", {"type": "string", "pattern": "^[a-z]+$"}),
        ("int", {"type": "integer"}),
        ("long(0..)", {"type": "integer", "minimum": 0}),
        ("float(..0.5)", {"type": "number", "maximum": 0.5}),
        ("bool", {"type": "boolean"}),
        ("datetime", {"type": "string", "format": "date-time"}),
        ("email", {"type": "string", "format": "email"}),
        ("uri(..99)", {"type": "string", "format": "uri", "maxLength": 99}),
        ("any", {}),
        ('"a" | "b"', {"type": "string", "enum": ["a", "b"]}),
        (
            "[int](1..5, unique)",
            {
                "type": "array",
                "items": {"type": "integer"},
                "minItems": 1,
                "maxItems": 5,
                "uniqueItems": True,
            },
        ),
        (
            "[string: bool](..3)",
            {"type": "object", "additionalProperties": {"type": "boolean"}, "maxProperties": 3},
        ),
        ("{ }", {"type": "object"}),
        (
            "{ a: int, b: { c: any }? }",
            {
                "type": "object",
                "properties": {
                    "a": {"type": "integer"},
                    "b": {"type": "object", "properties": {"c": {}}, "required": ["c"]},
                },
                "required": ["a"],
            },
        ),
        ("(string)?", {"type": "string"}),
    ],
)
def test_each_type_has_its_schema(type_: str, schema: Any) -> None:
    assert schema_of(type_) == schema


@pytest.mark.parametrize("kind", ["date", "uuid"])
def test_a_format_that_draft_4_does_not_know_has_a_pattern_too(kind: str) -> None:
    schema = schema_of(kind)
    assert schema["format"] == kind
    assert schema["pattern"].startswith("^")


def test_the_length_of_bytes_is_that_of_their_base64() -> None:
    assert schema_of("bytes(1..4)") == {
        "type": "string",
        "format": "byte",
        "minLength": 4,
        "maxLength": 8,
    }


def test_only_what_a_caller_must_send_is_required() -> None:
    schema = schema_of("{ a: int, b: int?, c: int = 5 }")
    assert schema["required"] == ["a"]
    assert schema["properties"]["c"] == {"type": "integer"}


def test_nothing_is_said_of_what_is_required_where_nothing_is() -> None:
    assert "required" not in schema_of("{ a: int? }")


# --- Docs


def test_docs_are_descriptions() -> None:
    text = "/// A user.\ntype User {\n  /// Who it is.\n  id: int\n}"
    user = definitions_of(text, "User").documents["User"]
    assert user["description"] == "A user."
    assert user["properties"]["id"]["description"] == "Who it is."


def test_a_description_cannot_end_the_comment_of_a_generated_sdk() -> None:
    text = "/// Ends */ here.\ntype User { id: int }"
    assert definitions_of(text, "User").documents["User"]["description"] == "Ends * / here."


def test_the_docs_of_an_enums_values_are_in_its_description() -> None:
    text = '/// How big.\nenum Size {\n  /// Up to 40.\n  small = "S"\n  large\n}'
    size = definitions_of(text, "Size").documents["Size"]
    assert size["description"] == "How big.\n- `S`: Up to 40."


# --- Models and their names


def test_a_declared_type_goes_by_its_name() -> None:
    model, scope = model_of("type User { id: int }")
    definitions = Definitions(model)
    (node,) = declarations("function f -> User?")
    assert isinstance(node, FunctionDeclaration)
    assert node.result is not None
    reference = definitions.reference(scope.type(node.result), "FResult")
    assert reference == {"$ref": "#/definitions/User"}
    assert reference.span is not None
    assert reference.span.text == "User"


def test_models_are_in_the_order_in_which_they_are_used() -> None:
    text = "type C { x: int }\ntype A { b: [B], c: C }\ntype B { x: int }\ntype Unused { x: int }"
    assert list(definitions_of(text, "A", "C").documents) == ["A", "B", "C"]


def test_a_recursive_type_refers_to_itself() -> None:
    documents = definitions_of("type Tree { children: [Tree] }", "Tree").documents
    items = documents["Tree"]["properties"]["children"]["items"]
    assert items == {"$ref": "#/definitions/Tree"}


def test_a_type_that_stands_for_another_has_a_model_of_its_own() -> None:
    text = '/// Any.\ntype A { x: int } { swagger { title: "A" } }\n/// Special.\ntype B = A'
    documents = definitions_of(text, "B").documents
    assert list(documents) == ["B"]
    assert documents["B"] == {
        "type": "object",
        "description": "Special.",
        "properties": {"x": {"type": "integer"}},
        "required": ["x"],
        "title": "A",
    }


def test_the_same_schema_by_the_same_name_is_one_model() -> None:
    model, scope = model_of("")
    definitions = Definitions(model)
    for text in ("int", "int", "string", "bool", "string"):
        (node,) = declarations(f"function f -> {text}")
        assert isinstance(node, FunctionDeclaration)
        assert node.result is not None
        definitions.reference(scope.type(node.result), "Result")
    assert list(definitions.documents) == ["Result", "Result2", "Result3"]


def test_a_model_that_is_not_declared_never_takes_the_name_of_one_that_is() -> None:
    documents = definitions_of("type F0Result { x: int }", "int").documents
    assert list(documents) == ["F0Result2"]


def test_the_names_of_models_are_alphanumeric_and_do_not_collide() -> None:
    text = "type user_page { x: int }\ntype UserPage { x: int }\ntype User_Page { x: int }"
    documents = definitions_of(text, "user_page", "UserPage", "User_Page").documents
    assert list(documents) == ["UserPage2", "UserPage", "UserPage3"]


def test_raw_swagger_is_merged_in_last() -> None:
    text = """
    type A { x: int, y: int } {
      swagger { title: "T", properties: { x: { minimum: 5 } }, required: null }
    }
    """
    assert definitions_of(text, "A").documents["A"] == {
        "type": "object",
        "properties": {"x": {"type": "integer", "minimum": 5}, "y": {"type": "integer"}},
        "title": "T",
    }


# --- Errors

ERRORS = """
/// It is not there.
error NotFound 404 "No such thing" { id: int, hint: string? }
error Gone 410 "No more"
"""


def error_of(*names: str) -> tuple[str, Any]:
    model, _ = model_of(ERRORS)
    definitions = Definitions(model)
    reference = definitions.error(tuple(model.errors[name] for name in names))
    assert_swagger(definitions)
    ((name, schema),) = definitions.documents.items()
    assert reference == {"$ref": f"#/definitions/{name}"}
    return name, json.loads(json.dumps(schema))


def test_a_single_error_has_its_name_a_message_and_its_fields() -> None:
    assert error_of("NotFound") == (
        "NotFound",
        {
            "type": "object",
            "description": "It is not there.",
            "properties": {
                "error": {"type": "string", "enum": ["NotFound"]},
                "message": {"type": "string"},
                "id": {"type": "integer"},
                "hint": {"type": "string"},
            },
            "required": ["error", "message", "id"],
        },
    )


def test_several_errors_share_a_model_whatever_their_order() -> None:
    assert error_of("NotFound", "Gone") == error_of("Gone", "NotFound")
    name, schema = error_of("Gone", "NotFound")
    assert name == "NotFoundOrGone"
    assert schema["properties"] == {
        "error": {"type": "string", "enum": ["NotFound", "Gone"]},
        "message": {"type": "string"},
    }


def test_a_failure_that_nobody_declared_has_a_model_too() -> None:
    name, schema = error_of()
    assert name == "Error"
    assert schema["properties"]["error"] == {"type": "string"}


# --- The way back to the source


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (("A",), "type A { x: int(1..5), y: B? }"),
        (("A", "properties", "x"), "x: int(1..5)"),
        (("A", "properties", "x", "minimum"), "int(1..5)"),
        (("A", "properties", "y", "$ref"), "B"),
        (("A", "required", 0), "x"),
        (("B", "enum"), "B"),
    ],
)
def test_each_part_knows_where_it_comes_from(path: tuple[str | int, ...], source: str) -> None:
    documents = definitions_of("type A { x: int(1..5), y: B? }\nenum B { c }", "A").documents
    span = span_at(documents, path)
    assert span is not None
    assert span.text == source


# --- Parameters of requests


@pytest.mark.parametrize(
    ("param", "schema"),
    [
        ("p: int(1..5) = 2", {"type": "integer", "minimum": 1, "maximum": 5, "default": 2}),
        ("p: Size", {"type": "string", "enum": ["S", "L"]}),
        (
            "p: [Id](..3)",
            {
                "type": "array",
                "items": {"type": "integer"},
                "collectionFormat": "csv",
                "maxItems": 3,
            },
        ),
        ("p: any", {"type": "string"}),
    ],
)
def test_a_parameter_of_a_request_is_written_out(param: str, schema: Any) -> None:
    text = 'enum Size { small = "S", large = "L" }\ntype Id = int'
    scope = scope_of(text)
    (node,) = declarations(f"function f({param})")
    assert isinstance(node, FunctionDeclaration)
    assert node.params is not None
    assert parameter_schema(scope.field(node.params[0]), scope.types) == schema

"""The adapter of openapi-spec-validator: its traps, its places and its words."""

from __future__ import annotations

import copy
import json
import socket
from typing import TYPE_CHECKING, Any

import pytest

from svclang.check.openapi import check_openapi

if TYPE_CHECKING:
    from svclang.check.problem import Problem

OK = {"200": {"description": "fine"}}
ANY = "x-amazon-apigateway-any-method"
REFERENCE = {"$ref": "#/definitions/Missing"}


def document(paths: dict[str, Any] | None = None, **rest: Any) -> dict[str, Any]:
    return {
        "swagger": "2.0",
        "info": {"title": "test", "version": "1"},
        "paths": {"/a": {"get": operation()}} if paths is None else paths,
        **rest,
    }


def operation(*parameters: dict[str, Any], **rest: Any) -> dict[str, Any]:
    return {"parameters": list(parameters), "responses": OK, **rest}


def in_path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "type": "string"}


def in_query(name: str, **rest: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "type": "string", **rest}


def body(schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": "body", "in": "body", "schema": schema}


def only(swagger: dict[str, Any]) -> Problem:
    (problem,) = check_openapi(swagger)
    return problem


def test_a_valid_document_has_no_problems() -> None:
    integration = {"type": "aws", "uri": {"Fn::Sub": "${F.Arn}"}}
    get = operation(in_query("q"), **{"x-amazon-apigateway-integration": integration})
    assert check_openapi(document({"/a": {"get": get}})) == []


def test_the_document_is_left_as_it_is() -> None:
    swagger = document({"/{all+}": {ANY: operation(in_path("all"), body(REFERENCE))}})
    before = copy.deepcopy(swagger)
    check_openapi(swagger)
    assert swagger == before


def test_subclasses_of_dict_and_list_are_taken_as_what_they_are() -> None:
    class Object(dict[str, Any]):
        pass

    class Array(list[Any]):
        pass

    get = Object(parameters=Array([Object(in_query("q"))]), responses=Object(OK))
    assert check_openapi(Object(document({"/a": Object(get=get)}))) == []


def test_a_greedy_parameter_is_declared_without_its_plus() -> None:
    assert check_openapi(document({"/{proxy+}": {"get": operation(in_path("proxy"))}})) == []


def test_a_greedy_path_beside_one_that_differs_in_the_plus_is_no_duplicate() -> None:
    paths = {path: {"get": operation(in_path("id"))} for path in ("/{id}", "/{id+}")}
    assert check_openapi(document(paths)) == []


def test_a_problem_in_a_greedy_path_has_the_path_as_it_was_written() -> None:
    problem = only(document({"/{proxy+}": {"get": operation()}}))
    assert problem.path == ("paths", "/{proxy+}", "get")
    assert problem.message == "`{proxy}` in the path is not declared as a parameter"


def test_the_operation_for_any_method_is_looked_at() -> None:
    problem = only(document({"/a": {ANY: {"responses": {"200": {}}}}}))
    assert problem.path == ("paths", "/a", ANY, "responses", "200")
    assert problem[1:4] == ("openapi/required", "`description` is missing", "error")


def test_an_operation_for_any_method_beside_others_keeps_theirs() -> None:
    item = {"post": operation(), ANY: operation(foo=1), "put": operation(bar=1)}
    paths = {problem.path for problem in check_openapi(document({"/a": item}))}
    assert paths == {("paths", "/a", ANY, "foo"), ("paths", "/a", "put", "bar")}


def test_an_operation_without_responses_has_an_error() -> None:
    problem = only(document({"/a": {"get": {"responses": {}}}}))
    assert problem.path == ("paths", "/a", "get", "responses")
    assert problem.rule == "openapi/min-properties"


def test_an_intrinsic_function_outside_extensions_has_an_error() -> None:
    swagger = {**document(), "info": {"title": {"Ref": "Name"}, "version": "1"}}
    problem = only(swagger)
    assert problem.path == ("info", "title")
    assert problem.message == '{"Ref": "Name"} is not of type string'


def test_a_response_whose_key_is_a_number_has_an_error_and_no_crash() -> None:
    problem = only(document({"/a": {"get": {"responses": {200: {"description": "fine"}}}}}))
    assert problem.path == ("paths", "/a", "get", "responses", 200)
    assert problem.rule == "openapi/key-not-text"


@pytest.mark.parametrize(
    ("swagger", "path"),
    [
        (
            document({"/a": {"get": operation(body(REFERENCE))}}),
            ("paths", "/a", "get", "parameters", 0, "schema", "$ref"),
        ),
        (
            document({"/a": {"get": operation({"$ref": "#/parameters/Missing"})}}),
            ("paths", "/a", "get", "parameters", 0, "$ref"),
        ),
        (
            document({"/a": {"get": {"responses": {"200": {"$ref": "#/responses/Missing"}}}}}),
            ("paths", "/a", "get", "responses", "200", "$ref"),
        ),
        (
            document(definitions={"A": {"properties": {"b": REFERENCE}}}),
            ("definitions", "A", "properties", "b", "$ref"),
        ),
    ],
)
def test_a_reference_to_nothing_has_one_error(swagger: dict[str, Any], path: object) -> None:
    problem = only(swagger)
    assert problem.path == path
    assert problem.rule == "openapi/unknown-reference"


def test_a_reference_to_nothing_does_not_hide_other_problems() -> None:
    paths = {"/a": {"get": operation(body(REFERENCE))}, "/{b}": {"get": operation()}}
    rules = [problem.rule for problem in check_openapi(document(paths))]
    assert rules == ["openapi/unknown-reference", "openapi/unresolvable-parameter"]


def test_references_in_a_circle_have_errors_and_do_not_hang() -> None:
    definitions = {"A": {"$ref": "#/definitions/B"}, "B": {"$ref": "#/definitions/A"}}
    rules = {problem.rule for problem in check_openapi(document(definitions=definitions))}
    assert rules == {"openapi/circular-reference"}


def test_a_type_that_contains_itself_is_fine() -> None:
    node = {"type": "object", "properties": {"next": {"$ref": "#/definitions/Node"}}}
    get = operation(body({"$ref": "#/definitions/Node"}))
    assert check_openapi(document({"/a": {"get": get}}, definitions={"Node": node})) == []


def test_a_reference_with_escapes_is_followed() -> None:
    get = operation(body({"$ref": "#/definitions/a~1b"}))
    definitions = {"a/b": {"type": "string"}}
    assert check_openapi(document({"/a": {"get": get}}, definitions=definitions)) == []


def test_properties_may_have_the_names_of_keywords() -> None:
    names = ("$ref", "default", "example", "properties", "required", "x-y")
    properties = {name: {"type": "string"} for name in names}
    definitions = {"A": {"type": "object", "properties": properties}}
    assert check_openapi(document(definitions=definitions)) == []


def test_data_that_looks_like_a_reference_is_data() -> None:
    definitions = {"A": {"type": "object", "example": {"$ref": "#/nowhere"}}}
    assert check_openapi(document(definitions=definitions)) == []


@pytest.mark.parametrize("target", ["https://example.invalid/a.json", "other.json#/definitions/A"])
def test_a_reference_to_another_document_has_an_error_and_is_not_fetched(
    target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    problem = only(document({"/a": {"get": operation(body({"$ref": target}))}}))
    assert problem.rule == "openapi/external-reference"


def test_a_body_without_a_name_has_one_error_and_no_crash() -> None:
    nameless = {"in": "body", "schema": {"type": "object"}}
    problem = only(document({"/a": {"get": operation(nameless)}}))
    assert problem.path == ("paths", "/a", "get", "parameters", 0)
    assert problem.message == "`name` is missing"


@pytest.mark.parametrize("path", ["/a/{id", "/a/id}", "/{a{b}}"])
def test_braces_that_do_not_match_have_an_error_and_no_crash(path: str) -> None:
    problems = check_openapi(document({path: {"get": operation()}}))
    assert problems[0].path[:2] == ("paths", path)
    assert "openapi/crash" not in {problem.rule for problem in problems}


def test_a_parameter_that_is_not_in_the_path_is_marked_itself() -> None:
    problem = only(document({"/a": {"get": operation(in_query("q"), in_path("id"))}}))
    assert problem.path == ("paths", "/a", "get", "parameters", 1, "name")
    assert problem.message == "there is no `{id}` in the path"


def test_a_shared_parameter_that_is_not_in_the_path_is_marked_where_it_is_declared() -> None:
    problem = only(document({"/a": {"parameters": [in_path("id")], "get": operation()}}))
    assert problem.path == ("paths", "/a", "parameters", 0, "name")


def test_the_second_of_two_equal_operation_ids_is_marked() -> None:
    paths = {path: {"get": operation(operationId="same")} for path in ("/a", "/b")}
    problem = only(document(paths))
    assert problem.path == ("paths", "/b", "get", "operationId")
    assert problem.rule == "openapi/duplicate-operation-id"


@pytest.mark.parametrize("kind", ["string", "integer"])
def test_the_second_of_two_parameters_with_one_name_is_marked(kind: str) -> None:
    get = operation(in_query("q"), in_query("r"), in_query("q", type=kind))
    problem = only(document({"/a": {"get": get}}))
    assert problem.path == ("paths", "/a", "get", "parameters", 2)


def test_each_key_that_is_unknown_is_marked() -> None:
    problems = check_openapi(document({"/a": {"get": operation(foo=1, bar=2)}}))
    assert [problem.path[-1] for problem in problems] == ["foo", "bar"]
    assert problems[0].message == "unknown key `foo`"


def test_a_path_without_its_slash_is_marked() -> None:
    problem = only(document({"a": {"get": operation()}}))
    assert problem.path == ("paths", "a")
    assert problem.message == "the path `a` does not start with `/`"


@pytest.mark.parametrize(
    ("parameter", "path", "message"),
    [
        (in_query("q", type="object"), ("type",), '"object" is not one of "string", "number"'),
        ({**in_query("q"), "in": "qury"}, ("in",), '"qury" is not one of "body", "formData"'),
        ({"name": "id", "in": "query"}, (), "`type` is missing"),
        (in_query("q", pattern=5), ("pattern",), "5 is not of type string"),
        (in_query("q", type="integer", default="x"), ("default",), '"x" is not of type integer'),
    ],
)
def test_of_the_ways_to_write_a_parameter_the_nearest_is_explained(
    parameter: dict[str, Any], path: tuple[str, ...], message: str
) -> None:
    problem = only(document({"/a": {"get": operation(parameter)}}))
    assert problem.path == ("paths", "/a", "get", "parameters", 0, *path)
    assert problem.message.startswith(message)


def test_a_fault_behind_a_reference_is_marked_once_where_it_stands() -> None:
    paths = {
        path: {"get": operation(body({"$ref": "#/definitions/User"}))} for path in ("/a", "/b")
    }
    name = {"type": "string", "default": 5}
    swagger = document(paths, definitions={"User": {"properties": {"name": name}}})
    assert only(swagger).path == ("definitions", "User", "properties", "name", "default")


def test_a_long_value_is_shortened() -> None:
    swagger = {**document(), "info": {"title": ["long"] * 1000, "version": "1"}}
    assert len(only(swagger).message) < 120


@pytest.mark.parametrize(
    "swagger", [{}, {"paths": [1], "definitions": 3}, document({"/a": None}), document({"/a": []})]
)
def test_anything_at_all_gives_problems_and_no_exception(swagger: dict[str, Any]) -> None:
    problems = check_openapi(swagger)
    assert problems
    assert "openapi/crash" not in {problem.rule for problem in problems}


def test_deep_nesting_gives_a_problem_and_no_exception() -> None:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(5000):
        schema = {"type": "array", "items": schema}
    assert check_openapi(document(definitions={"Deep": schema}))


def test_a_crash_of_the_validator_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> object:
        raise LookupError("of its own making")

    monkeypatch.setattr("openapi_spec_validator.validation.keywords.PathsValidator.__call__", crash)
    problem = only(document())
    assert problem.rule == "openapi/crash"
    assert problem.path == ()
    assert "of its own making" in problem.message


def test_a_crash_after_an_error_adds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> object:
        raise LookupError

    monkeypatch.setattr("openapi_spec_validator.validation.keywords.PathsValidator.__call__", crash)
    assert only({**document(), "swagger": "9"}).path == ("swagger",)


def test_problems_can_be_written_as_json() -> None:
    problems = check_openapi(document({"/a": {"get": operation(foo=1)}}))
    assert json.loads(json.dumps(problems))[0][0] == ["paths", "/a", "get", "foo"]

"""The answers of routes, their templates executed: results, errors and all other failures."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gateway.errors import TimedOut
from lower.rendering import (
    JSON,
    TEXT,
    answer,
    lowered,
    only_route,
    strict_json,
    template,
    throwing,
)
from svclang.model.mapping_limits import unsupported_error_fields
from svclang.model.nodes import Route
from svclang.model.types import Choice, Struct

_INTERNAL = {"error": "InternalError", "message": "Internal server error"}
_TIMEOUT = {"error": "Timeout", "message": "The function took too long"}


def failed(found: Route, message: Any) -> tuple[int, Any]:
    """The status and body of the answer to a failure with this message."""
    text = message if isinstance(message, str) else json.dumps(message)
    given = answer(found, {"errorMessage": text, "errorType": "Error", "trace": ["secret"]})
    return given.status, strict_json(given.body)


# --- How the templates read -----------------------------------------------------------------------


def test_success_passes_the_result_on() -> None:
    expected = """
        #set($result = {})
        #if($input.json('$').startsWith('{'))#set($result = $input.path('$'))#end
        #if("$!result.get('errorType')" != "" && "$!result.get('errorMessage')" == "")
        #set($context.responseOverride.status = 500)
        {
          "error": "InternalError",
          "message": "Internal server error"
        }
        #else
        $input.json('$')#end
    """
    assert throwing(" -> string").responses[0].template == template(expected)


def test_an_error_says_its_name_and_its_message() -> None:
    expected = r"""
        #set($message = "$!input.path('$.errorMessage')")
        #set($text = $message.replaceAll('^NotFound:?', ''))
        {
          "error": "NotFound",
          "message": "#if($text.trim() == "")No such thing#else$util.escapeJavaScript($text.trim()).replaceAll("\\'", "'")#end"
        }
    """  # noqa: E501
    found = throwing("", 'error NotFound 404 "No such thing"').responses[1]
    assert found.template == template(expected)


def test_errors_of_one_status_share_a_template() -> None:
    expected = r"""
        #set($message = "$!input.path('$.errorMessage')")
        #if($message == "EmailTaken" || $message.startsWith("EmailTaken:") || $message.matches('[ \t\r\n]*\{[ \t\r\n]*"error"[ \t\r\n]*:[ \t\r\n]*"EmailTaken"[ \t\r\n]*[,}][\s\S]*'))
        #set($text = $message.replaceAll('^EmailTaken:?', ''))
        #set($details = {})
        #if($message.trim().startsWith('{'))
        #set($details = $util.parseJson($message))
        #set($text = "$!details.get('message')")
        #end
        #set($email = "$!details.get('email')")
        {
          "error": "EmailTaken",
          "message": "#if($text.trim() == "")Taken#else$util.escapeJavaScript($text.trim()).replaceAll("\\'", "'")#end"
          #if($details.containsKey('email')), "email": "$util.escapeJavaScript($email).replaceAll("\\'", "'")"#end
        }
        #else
        #set($text2 = $message.replaceAll('^Clash:?', ''))
        {
          "error": "Clash",
          "message": "$util.escapeJavaScript($text2.trim()).replaceAll("\\'", "'")"
        }
        #end
    """  # noqa: E501
    found = throwing("", 'error EmailTaken 409 "Taken" { email: email }', 'error Clash 409 ""')
    assert found.responses[1].template == template(expected)


# --- Success --------------------------------------------------------------------------------------


@given(JSON)
def test_any_result_is_answered_as_it_is(result: Any) -> None:
    found = answer(_PLAIN, result)
    if not (isinstance(result, dict) and {"errorType", "errorMessage"} & set(result)):
        assert (found.status, strict_json(found.body)) == (200, result)


_PLAIN = throwing(" -> any")


@pytest.mark.parametrize("result", [None, "text", [], 3, {}])
def test_a_function_without_a_result_is_answered_without_a_body(result: Any) -> None:
    found = throwing("")
    assert (found.status, found.responses[0].schema) == (204, None)
    assert answer(found, result) == (204, {}, "")


@pytest.mark.parametrize(
    "payload",
    [
        {"errorMessage": "", "errorType": "Exception", "stackTrace": []},
        {"errorMessage": None, "errorType": "java.lang.RuntimeException"},
        {"errorType": "Error", "trace": []},
    ],
)
@pytest.mark.parametrize("result", ["", " -> string"])
def test_a_failure_with_an_empty_message_is_500(payload: Any, result: str) -> None:
    found = answer(throwing(result, settings='{ header Location: "/x/${result.id}" }'), payload)
    assert (found.status, strict_json(found.body)) == (500, _INTERNAL)
    assert not found.headers


def test_a_call_that_nobody_waits_for_is_accepted() -> None:
    found = only_route("function f() -> string\napi { auth none; POST / -> f async }")
    assert [plan.status for plan in found.responses] == [202]
    assert answer(found, None) == (202, {}, "")


@pytest.mark.parametrize(
    "text",
    [
        "function f\napi { auth none; GET / -> f }",
        'api { auth none; GET / -> "https://example.com" }',
    ],
)
def test_what_is_passed_on_as_it_is_has_no_plan(text: str) -> None:
    assert only_route(text).responses == ()


# --- Failures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("NotFound", "No such $thing, \"really\" #if(true) \\"),
        ("NotFound:", "No such $thing, \"really\" #if(true) \\"),
        ("NotFound:  \n", "No such $thing, \"really\" #if(true) \\"),
        ("NotFound: no user 42 ", "no user 42"),
        ('NotFound: "it\'s" \\ $x #if(1)\nNotFound:', '"it\'s" \\ $x #if(1)\nNotFound:'),
    ],
)  # fmt: skip
def test_a_declared_error_says_its_text_or_else_its_own_message(message: str, says: str) -> None:
    found = throwing("", r'error NotFound 404 "No such $thing, \"really\" #if(true) \\"')
    assert failed(found, message) == (404, {"error": "NotFound", "message": says})


def test_errors_of_one_status_are_told_apart() -> None:
    found = throwing("", 'error A 400 "a"', 'error AB 400 "ab"', 'error B 400 "b" { x: int }')
    assert failed(found, "A") == (400, {"error": "A", "message": "a"})
    assert failed(found, "AB: x") == (400, {"error": "AB", "message": "x"})
    assert failed(found, "B") == (400, {"error": "B", "message": "b"})
    assert failed(found, {"error": "B", "x": 1}) == (400, {"error": "B", "message": "b", "x": 1})


def test_errors_of_500_and_504_share_with_what_is_not_declared() -> None:
    found = throwing("", 'error Broken 500 "Broken"', 'error Late 504 "Late" { by: int }')
    assert failed(found, "Broken: x") == (500, {"error": "Broken", "message": "x"})
    assert failed(found, "Brokenx") == (500, _INTERNAL)
    assert failed(found, {"error": "Late", "by": 3}) == (
        504,
        {"error": "Late", "message": "Late", "by": 3},
    )
    assert failed(found, str(TimedOut())) == (504, _TIMEOUT)


@pytest.mark.parametrize("newer", [False, True])
def test_a_timeout_is_504(newer: bool) -> None:
    assert failed(_PLAIN, str(TimedOut(newer=newer))) == (504, _TIMEOUT)


_CARRYING = throwing(
    " -> string",
    """error EmailTaken 409 "Taken" {
      email: email, tries: int, ratio: float?, final: bool?, kind: ("a" | "b")?, tags: [string]?,
      counts: [int]?, home: Address?, left: int = 3, names: [string] = ["x"]
    }""",
    'error Other 409 "Other" { email: string }',
    declared='type Address { street: string, at: { x: float }?, city: string = "Bern" }',
)
_REQUIRED = {"error": "EmailTaken", "email": "a", "tries": 1}
_REST = {"message": "Taken", "left": 3, "names": ["x"]}


@pytest.mark.parametrize(
    ("given", "also"),
    [
        ({}, {}),
        ({"message": "Sorry, \"a\" is\n"}, {"message": 'Sorry, "a" is'}),
        ({"message": " "}, {}),
        ({"email": ""}, {"email": ""}),
        ({"tries": "many"}, {"tries": "many"}),
        ({"ratio": 0.5, "final": False, "kind": "a"}, {"ratio": 0.5, "final": False, "kind": "a"}),
        ({"ratio": None, "final": None, "tags": None, "home": None}, {}),
        ({"tags": [], "counts": [1, "x", 2]}, {"tags": [], "counts": [1, "x", 2]}),
        ({"tags": ['"', "", "$x"]}, {"tags": ['"', "", "$x"]}),
        ({"home": {"street": "s"}}, {"home": {"street": "s", "city": "Bern"}}),
        ({"home": {"street": "s", "city": "b", "at": {"x": 1.5}}},
         {"home": {"street": "s", "city": "b", "at": {"x": 1.5}}}),
        ({"left": 0, "names": []}, {"left": 0, "names": []}),
        ({"undeclared": "secret"}, {}),
    ],
)  # fmt: skip
def test_the_fields_of_an_error_are_answered_by_their_types(given: Any, also: Any) -> None:
    expected = {**_REQUIRED, **_REST, **also}
    assert failed(_CARRYING, {**_REQUIRED, **given}) == (409, expected)


def test_an_error_with_fields_may_be_signalled_without_them() -> None:
    assert failed(_CARRYING, "EmailTaken: x") == (
        409,
        {"error": "EmailTaken", **_REST, "message": "x"},
    )


@given(TEXT, JSON, st.lists(TEXT, max_size=3))
def test_any_fields_give_one_object_with_the_declared_keys(
    text: str, other: Any, tags: list[str]
) -> None:
    sent = {
        "error": "EmailTaken",
        "email": text,
        "message": text,
        "tags": tags,
        "undeclared": other,
    }
    status, body = failed(_CARRYING, sent)
    assert (status, body["error"], body["email"], body["tags"]) == (409, "EmailTaken", text, tags)
    assert set(body) == {"error", "message", "email", "tags", "left", "names"}


_NAMED = st.sampled_from(["NotFound", "EmailTaken", "Broken", "Slow", "x"])
_SEVERAL = throwing(
    " -> string",
    'error NotFound 404 "No such thing"',
    'error Gone 404 "Gone"',
    'error EmailTaken 409 "Taken" { email: string? }',
    'error Broken 500 "Broken"',
    'error Slow 504 "Slow"',
)
_STATUS = {"NotFound": 404, "Gone": 404, "EmailTaken": 409, "Broken": 500, "Slow": 504}


@given(st.builds("{}{}{}".format, _NAMED | TEXT, st.sampled_from(["", ":", ": ", "\n"]), TEXT))
@example("NotFound\n")
@example('{"error": "NotFound"}')
@example("{")
def test_any_failure_is_answered_as_one_and_says_nothing_undeclared(message: str) -> None:
    status, body = failed(_SEVERAL, message)
    name, colon, _ = message.partition(":")
    if name in _STATUS and (colon or message == name):
        assert (status, body["error"], set(body)) == (_STATUS[name], name, {"error", "message"})
    elif status != 409:
        assert (status, body) in ((500, _INTERNAL), (504, _TIMEOUT))


def test_the_body_of_each_failure_has_a_type() -> None:
    found = throwing(
        "", 'error A 409 "a" { x: int, y: int }', 'error B 409 "b" { x: int }', 'error C 500 "c"'
    )
    schemas = {plan.status: plan.schema for plan in found.responses}
    assert [_fields(schemas[status]) for status in (409, 500, 504)] == [
        {"error": ["A", "B"], "message": True, "x": True, "y": False},
        {"error": ["C", "InternalError"], "message": True},
        {"error": ["Timeout"], "message": True},
    ]


def _fields(schema: Any) -> dict[str, Any]:
    """The fields of a body: whether each is required, and the names of the error."""
    assert isinstance(schema, Struct)
    fields: dict[str, Any] = {field.name.text: field.required for field in schema.fields}
    name = schema.fields[0].type
    assert isinstance(name, Choice)
    return {**fields, "error": list(name.values)}


def test_a_response_says_what_it_means() -> None:
    found = throwing(" -> string", 'error A 404 "No a"', 'error B 404 "No b"')
    assert [plan.description for plan in found.responses] == [
        "OK",
        "No a; or No b",
        "Internal server error",
        "The function took too long",
    ]


# --- Mocks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"ok"', "ok"),
        ("null", None),
        ("[1, 2.5, true]", [1, 2.5, True]),
        (r'{ status: "a $b #if(1) \\", "odd \"key$": {} }', {
            "status": "a $b #if(1) \\", 'odd "key$': {}
        }),
        ('{ level: level, text: "${level}.x [${level}]" }', {
            "level": 'w"$', "text": 'w"$.x [w"$]'
        }),
        ('["${service.name}", service.version]', ["test", "1.0.0"]),
    ],
)  # fmt: skip
def test_a_mock_answers_its_value(written: str, value: Any) -> None:
    found = only_route(
        f'param level: string = "info"\napi {{ auth none; GET / -> mock {written} returns 203 }}'
    )
    given = answer(found, {"statusCode": 203}, deployed={"Level": 'w"$'})
    assert (given.status, strict_json(given.body)) == (203, value)


@pytest.mark.parametrize(
    ("declared", "deployed", "value"),
    [
        ("int = 3", "3", 3),
        ("float = 1.5", "1.5", 1.5),
        ("bool = true", "true", True),
        ("int = 3", "+3", "+3"),
        ('string = "3"', "3", "3"),
    ],
)
def test_a_mock_answers_a_number_or_boolean_of_the_stack_without_quotes(
    declared: str, deployed: str, value: Any
) -> None:
    found = only_route(
        f"param level: {declared}\napi {{ auth none; GET / -> mock {{ a: [level] }} }}"
    )
    given = answer(found, {"statusCode": 200}, deployed={"Level": deployed})
    assert strict_json(given.body) == {"a": [value]}


def test_a_mock_that_gives_a_text_answers_a_number_of_the_stack_as_text() -> None:
    found = only_route(
        "param level: int = 3\ntype T { a: string }\n"
        "api { auth none; GET / -> mock { a: level } { gives T } }"
    )
    given = answer(found, {"statusCode": 200}, deployed={"Level": "3"})
    assert strict_json(given.body) == {"a": "3"}


@given(TEXT)
def test_any_text_of_the_source_comes_through(text: str) -> None:
    written = json.dumps(text).replace("${", "\\${")
    found = only_route(f"api {{ auth none; GET / -> mock {written} {{ header X: {written} }} }}")
    given = answer(found, None)
    assert strict_json(given.body) == text
    assert given.headers["X"] == re.sub(r"[\r\n]+", " ", text)
    says = failed(throwing("", f"error Wrong 400 {written}"), "Wrong")[1]["message"]
    assert says == text


# --- What an error may carry ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ("a: int, b: [string], c: A, d: E", []),
        ("a: any", ["a"]),
        ("a: [any], b: [A], c: [[int]]", ["a", "b", "c"]),
        ("a: [string: int]", ["a"]),
        ("error: string, message: string, x: int", ["error", "message"]),
        ("a: R", ["next"]),
        ("a: { b: { c: any } }", ["c"]),
        ('"it\'s": int', ["it's"]),
    ],
)
def test_fields_that_no_template_can_write_are_known(fields: str, names: list[str]) -> None:
    model = lowered(f"""
        type A {{ x: int? }}
        type R {{ next: R? }}
        enum E {{ a, b }}
        error Wrong 400 "x" {{ {fields} }}
    """)
    found = unsupported_error_fields(model.errors["Wrong"], model.types)
    assert [field.name.text for field in found] == names

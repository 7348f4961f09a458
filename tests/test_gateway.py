"""The gateway in small: each test plays a document, and states what API Gateway does with it."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway import DocumentError, FunctionError, NotModelled, Request, Response, TimedOut
from gateway.samples import DEFAULT, GET, document, gateway, json_of, raising


def answered(template: str, result: Any, **settings: Any) -> Response:
    """The response when a function gives this result, and this template maps it."""
    responses = {"default": {"statusCode": "200", "responseTemplates": json_of(template)}}
    swagger = document(responses=responses)
    return gateway(swagger, lambda _event: result, **settings).handle(GET)


# Requests


@given(user=st.text(min_size=1), limit=st.text(), after=st.text())
def test_whatever_is_sent_reaches_the_function_as_it_was_sent(
    user: str, limit: str, after: str
) -> None:
    played = gateway(document(), lambda _event: None)
    path = f"/users/{quote(user, safe='')}"
    played.handle(Request("GET", path, [("limit", limit), ("after", after)]))
    is_number = re.fullmatch("-?(0|[1-9][0-9]{0,17})", limit)
    expected = {"id": user, "limit": (int(limit) if is_number else limit) if limit else 20}
    assert played.calls[0].event == expected | ({"after": after} if after else {})


def test_a_call_is_kept_as_text_and_as_json() -> None:
    played = gateway(document())
    played.handle(GET)
    payload = '{\n  "id": "42",\n  "limit": 20}\n'
    assert played.calls == [("GetUserFunction", payload, {"id": "42", "limit": 20})]


def test_of_a_doubled_query_parameter_the_last_value_counts() -> None:
    request = GET._replace(query=[("limit", "1"), ("limit", "2")])
    assert gateway(document()).handle(request).json()["limit"] == 2


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("$input.params('id') $input.params('limit') $input.params('X-Key')", "42 5 k"),
        ("$input.params('nope')|$input.params().header.get('X-Key')", "|k"),
        ("$input.body", '{"a": ["é", 1.5], "n": null}'),
        ("$input.json('$')", '{"a":["é",1.5],"n":null}'),
        ("$input.json('$.a[0]') $input.json('$.nope')", '"é" ""'),
        ("$input.path('$.a').size() $input.path('$').a[1]", "2 1.5"),
        ("$input.path('$').containsKey('n')", "true"),
        ("$context.httpMethod $context.resourcePath", "PUT /users/{id}"),
        ("$context.path $context.stage", "/dev/users/42 dev"),
        ("$context.identity.sourceIp $context.identity.user.", "192.0.2.1 ."),
        ("$stageVariables.color $stageVariables.get('color') $stageVariables.x", "red red "),
    ],
)
def test_the_variables_of_a_request_template(template: str, expected: str) -> None:
    templates = json_of(template)
    swagger = document(
        method="put", type="http", uri="https://x", requestTemplates=templates, responses=DEFAULT
    )
    played = gateway(swagger, stage_variables={"color": "red"}, http=lambda _: Response(200))
    body = '{"a": ["é", 1.5], "n": null}'
    played.handle(Request("PUT", "/users/42", [("limit", "5")], {"X-Key": "k"}, body))
    assert played.calls[0].payload == expected


def test_an_empty_body_counts_as_an_empty_object() -> None:
    template = """{"body": $input.body, "json": $input.json('$')}"""
    response = gateway(document(requestTemplates=json_of(template))).handle(GET)
    assert response.json() == {"body": {}, "json": {}}


def test_a_body_that_is_not_json_is_the_clients_mistake() -> None:
    swagger = document(method="put", requestTemplates=json_of("$input.json('$')"))
    request = Request("PUT", "/users/42", body="{")
    assert gateway(swagger).handle(request).status == 400


def test_a_payload_that_is_not_json_is_500() -> None:
    played = gateway(document(requestTemplates=json_of('{"id": 007}')))
    assert played.handle(GET).status == 500
    assert played.calls == []


@pytest.mark.parametrize(
    ("behaviour", "has_templates", "status"),
    [
        ("when_no_match", True, 200),
        ("when_no_templates", True, 415),
        ("when_no_templates", False, 200),
        ("never", False, 415),
    ],
)
def test_a_body_without_a_template_passes_or_is_415(
    behaviour: str, has_templates: bool, status: int
) -> None:
    templates = json_of("{}") if has_templates else {}
    swagger = document(method="put", passthroughBehavior=behaviour, requestTemplates=templates)
    request = Request("PUT", "/users/42", headers={"content-type": "text/plain"}, body='"as is"')
    response = gateway(swagger).handle(request)
    assert (response.status, response.json()) == (
        status,
        "as is" if status == 200 else {"message": "Unsupported Media Type"},
    )


@pytest.mark.parametrize("content_type", [None, "application/json", "Application/JSON; charset=x"])
def test_the_request_template_is_picked_by_content_type(content_type: str | None) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    assert gateway(document()).handle(GET._replace(headers=headers)).status == 200


def test_a_template_must_not_depend_on_what_a_reference_to_nothing_is() -> None:
    swagger = document(requestTemplates=json_of('{"x": "#if($nope)a#end"}'))
    with pytest.raises(DocumentError, match="reference to nothing"):
        gateway(swagger).handle(GET)
    assert gateway(swagger, missing="empty").handle(GET).json() == {"x": "a"}
    assert gateway(swagger, missing="null").handle(GET).json() == {"x": ""}


# Routes


@pytest.mark.parametrize(
    ("path", "template", "parameters"),
    [
        ("/", "/", {}),
        ("/users", "/users", {}),
        ("/users/", "/users", {}),
        ("/users/me", "/users/me", {}),
        ("/users/a%2Fb%20%C3%A9", "/users/{id}", {"id": "a/b é"}),
        ("/users/me/photos", "/users/{id}/photos", {"id": "me"}),
        ("/users/1/2/3", "/users/{rest+}", {"rest": "1/2/3"}),
        ("/other/x", "/{all+}", {"all": "other/x"}),
    ],
)
def test_the_most_specific_path_answers(
    path: str, template: str, parameters: dict[str, str]
) -> None:
    templates = ["/{all+}", "/users/{rest+}", "/users/{id}", "/users/me", "/users", "/"]
    templates.append("/users/{id}/photos")
    [item] = document(type="aws_proxy")["paths"].values()
    played = gateway({"paths": dict.fromkeys(templates, item)}, lambda _event: {"statusCode": 200})
    assert played.handle(Request("GET", path)).status == 200
    assert played.calls[0].event["resource"] == template
    assert (played.calls[0].event["pathParameters"] or {}) == parameters


@pytest.mark.parametrize("request_", [Request("GET", "/nope"), Request("POST", "/users/42")])
def test_an_unknown_path_or_method_is_403(request_: Request) -> None:
    response = gateway(document()).handle(request_)
    assert response.status == 403
    assert response.json() == {"message": "Missing Authentication Token"}


def test_any_method_answers_where_the_method_itself_does_not() -> None:
    played = gateway(document(method="x-amazon-apigateway-any-method"))
    assert played.handle(Request("POST", "/users/42")).status == 200


# Responses


@pytest.mark.parametrize(
    ("error", "status", "body"),
    [
        (FunctionError("NotFound"), 404, "NotFound"),
        (FunctionError('NotFound: it\'s\n"x" \\ é'), 404, 'NotFound: it\'s\n"x" \\ é'),
        (FunctionError("NotFoundAtAll"), 500, {"message": "no"}),
        (FunctionError("other\nNotFound"), 500, {"message": "no"}),
        (FunctionError(""), 500, {"message": "no"}),
        (TimedOut(), 500, {"message": "no"}),
        (TimedOut(newer=True), 500, {"message": "no"}),
    ],
)
def test_an_error_is_answered_by_the_pattern_that_matches_its_whole_message(
    error: Exception, status: int, body: Any
) -> None:
    response = gateway(document(), raising(error)).handle(GET)
    assert (response.status, response.json()) == (status, body)


def test_an_error_that_no_pattern_matches_is_answered_as_success() -> None:
    responses = {"default": {"statusCode": "200"}, "NotFound": {"statusCode": "404"}}
    response = gateway(document(responses=responses), raising(FunctionError("x"))).handle(GET)
    assert response.status == 200
    assert response.json() == {"errorMessage": "x", "errorType": "Error", "trace": []}


def test_a_success_is_never_matched_by_a_pattern() -> None:
    result = {"errorMessage": "NotFound"}
    assert gateway(document(), lambda _event: result).handle(GET).status == 200


def test_an_answer_without_an_integration_response_is_500() -> None:
    played = gateway(document(responses={"NotFound": {"statusCode": "404"}}))
    assert played.handle(GET).status == 500
    assert "no integration response" in str(played.failures[0])


def test_a_message_that_two_patterns_match_is_a_mistake_of_the_document() -> None:
    responses = {"a.*": {"statusCode": "404"}, ".*b": {"statusCode": "500"}}
    with pytest.raises(DocumentError, match="matched by"):
        gateway(document(responses=responses), raising(FunctionError("ab"))).handle(GET)


@pytest.mark.parametrize(
    ("accept", "body"),
    [(None, "json"), ("text/html, text/plain;q=1", "plain"), ("image/png", "json")],
)
def test_the_response_template_is_picked_by_accept_else_the_first(
    accept: str | None, body: str
) -> None:
    templates = {"application/json": "json", "text/plain": "plain"}
    responses = {"default": {"statusCode": "200", "responseTemplates": templates}}
    request = GET._replace(headers={"Accept": accept} if accept else {})
    assert gateway(document(responses=responses)).handle(request).body == body


def test_a_template_overrides_status_and_headers() -> None:
    template = (
        "#set($context.responseOverride.status = 201)"
        "#set($context.responseOverride.header.Location = \"/users/$input.path('$.id')\"){}"
    )
    response = answered(template, {"id": 7})
    assert (response.status, response.headers["Location"]) == (201, "/users/7")


@pytest.mark.parametrize("status", ["99", "600", "'201'"])
def test_an_override_that_is_no_status_is_ignored(status: str) -> None:
    assert answered(f"#set($context.responseOverride.status = {status})", {}).status == 200


def test_the_same_override_twice_is_500() -> None:
    once = "#set($context.responseOverride.status = 201)"
    assert answered(once + once, {}).status == 500


@pytest.mark.parametrize("part", ["status = 202", "header.X = 'y'"])
def test_an_override_has_to_be_declared(part: str) -> None:
    with pytest.raises(DocumentError, match="does not declare"):
        answered(f"#set($context.responseOverride.{part})", {})


def test_a_line_end_in_a_header_is_refused() -> None:
    template = "#set($context.responseOverride.header.Location = $input.path('$'))"
    with pytest.raises(NotModelled, match="control characters"):
        answered(template, "/a\r\nX: y")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("'*'", "*"),
        ("integration.response.header.X-Next", "/2"),
        ("integration.response.body.next.id", "3"),
        ("integration.response.body.nope", None),
        ("context.stage", "dev"),
        ("stageVariables.color", "red"),
    ],
)
def test_a_header_is_mapped_from_its_source(source: str, expected: str | None) -> None:
    parameters = {"method.response.header.Location": source}
    responses = {"default": {"statusCode": "200", "responseParameters": parameters}}
    backend = Response(200, {"x-next": "/2"}, '{"next": {"id": 3}}')
    swagger = document(type="http", uri="https://x", responses=responses)
    played = gateway(swagger, http=lambda _: backend, stage_variables={"color": "red"})
    assert played.handle(GET).headers.get("Location") == expected


def test_a_response_without_a_template_passes_the_body() -> None:
    response = gateway(document(responses=DEFAULT), lambda _event: ["é"]).handle(GET)
    assert (response.body, response.headers) == ('["é"]', {"Content-Type": "application/json"})

"""The kinds of integrations, and what each asks of its backend."""

from collections.abc import Callable
from typing import Any

import pytest

from gateway import FunctionError, Outbound, Request, Response, TimedOut
from gateway.samples import DEFAULT, GET, document, echo, gateway, json_of, raising


@pytest.mark.parametrize("function", [echo, raising(FunctionError("x")), raising(TimedOut())])
def test_an_asynchronous_function_is_called_and_not_waited_for(
    function: Callable[[Any], Any],
) -> None:
    parameters = {"integration.request.header.X-Amz-Invocation-Type": "'Event'"}
    played = gateway(document(requestParameters=parameters, responses=DEFAULT), function)
    response = played.handle(GET)
    assert (response.status, response.body, len(played.calls)) == (200, "", 1)


@pytest.mark.parametrize(
    ("template", "status"),
    [('{"statusCode": 404}', 404), ('{"statusCode": 200}', 200), ("{}", 500), ("{", 500)],
)
def test_a_mock_answers_with_the_status_of_its_template(template: str, status: int) -> None:
    responses = {**DEFAULT, "404": {"statusCode": "404"}}
    swagger = document(type="mock", requestTemplates=json_of(template), responses=responses)
    assert gateway(swagger).handle(GET).status == status


def test_an_http_integration_sends_what_is_mapped_and_picks_by_status() -> None:
    parameters = {
        "integration.request.path.user": "method.request.path.id",
        "integration.request.querystring.n": "method.request.querystring.limit",
        "integration.request.header.X-From": "'svc'",
    }
    swagger = document(
        type="http",
        httpMethod="PUT",
        uri="https://${stageVariables.host}/u/{user}",
        requestParameters=parameters,
        requestTemplates=json_of("{}"),
        responses={**DEFAULT, r"4\d\d": {"statusCode": "404"}},
    )
    sent: list[Outbound] = []

    def http(outbound: Outbound) -> Response:
        sent.append(outbound)
        return Response(410)

    played = gateway(swagger, http=http, stage_variables={"host": "x"})
    assert played.handle(GET._replace(query=[("limit", "5")])).status == 404
    assert sent == [Outbound("PUT", "https://x/u/42", {"n": "5"}, {"X-From": "svc"}, "{}")]


def test_an_http_proxy_passes_everything() -> None:
    swagger = document(
        type="http_proxy",
        httpMethod="ANY",
        uri="https://x/{p}",
        requestParameters={"integration.request.path.p": "method.request.path.id"},
    )
    backend = Response(418, {"X": "y"}, "body")
    played = gateway(swagger, http=lambda _: backend)
    assert played.handle(GET) == backend
    assert played.calls[0].function == "https://x/42"


def test_another_service_of_aws_gets_the_rendered_body() -> None:
    body = "Action=SendMessage&MessageBody=$util.urlEncode($input.params('id'))"
    uri = {"Fn::Sub": "arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/${Queue}"}
    swagger = document(uri=uri, requestTemplates=json_of(body), responses=DEFAULT)
    played = gateway(swagger, services=lambda _: Response(200), parameters={"Queue": "1/jobs"})
    assert played.handle(GET._replace(path="/users/a%20b")).status == 200
    [call] = played.calls
    assert call.function == "arn:aws:apigateway:us-east-1:sqs:path/1/jobs"
    assert (call.payload, call.event) == ("Action=SendMessage&MessageBody=a+b", None)


def test_a_proxied_function_gets_the_whole_request() -> None:
    played = gateway(document(type="aws_proxy"), lambda _event: {"statusCode": 200})
    request = Request("GET", "/users/4%202", [("a", "1"), ("a", "2")], {"X-Key": "k"}, "body")
    played.handle(request)
    event = played.calls[0].event
    assert event["requestContext"].pop("requestId")
    assert {key: event[key] for key in event if key != "requestContext"} == {
        "resource": "/users/{id}",
        "path": "/users/4%202",
        "httpMethod": "GET",
        "headers": {"X-Key": "k"},
        "multiValueHeaders": {"X-Key": ["k"]},
        "queryStringParameters": {"a": "2"},
        "multiValueQueryStringParameters": {"a": ["1", "2"]},
        "pathParameters": {"id": "4 2"},
        "stageVariables": None,
        "body": "body",
        "isBase64Encoded": False,
    }


def test_a_proxied_function_answers_by_itself() -> None:
    result = {"statusCode": 418, "headers": {"X": 1}, "multiValueHeaders": {"Y": ["a", "b"]}}
    played = gateway(document(type="aws_proxy"), lambda _event: result | {"body": "tea"})
    headers = {"X": "1", "Y": "a, b", "Content-Type": "application/json"}
    assert played.handle(GET) == Response(418, headers, "tea")


def test_a_proxied_function_may_encode_its_body() -> None:
    result = {"statusCode": 200, "body": "dGVh", "isBase64Encoded": True}
    assert gateway(document(type="aws_proxy"), lambda _event: result).handle(GET).body == "tea"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("method.request.body", '{"a": {"b": [1]}}'),
        ("method.request.body.a", '{"b":[1]}'),
        ("method.request.body.x", None),
        ("method.request.multivaluequerystring.limit", "1,2"),
        ("method.request.querystring.limit", "2"),
        ("method.request.path.id", "42"),
        ("context.identity.sourceIp", "192.0.2.1"),
        ("'a b'", "a b"),
    ],
)
def test_a_request_parameter_is_mapped_from_its_source(source: str, expected: str | None) -> None:
    parameters = {"integration.request.header.X": source}
    swagger = document(type="http", uri="https://x", requestParameters=parameters, method="put")
    sent: list[Outbound] = []

    def http(outbound: Outbound) -> Response:
        sent.append(outbound)
        return Response(200, {}, "{}")

    request = Request("PUT", "/users/42", [("limit", "1"), ("limit", "2")], {}, '{"a": {"b": [1]}}')
    gateway(swagger, http=http).handle(request)
    assert sent[0].headers.get("X") == expected


def test_a_request_template_overrides_what_is_mapped() -> None:
    template = "#set($context.requestOverride.header.X = 'new'){}"
    parameters = {"integration.request.header.X": "'old'"}
    swagger = document(
        type="http",
        uri="https://x",
        requestParameters=parameters,
        requestTemplates=json_of(template),
    )
    sent: list[Outbound] = []

    def http(outbound: Outbound) -> Response:
        sent.append(outbound)
        return Response(200, {}, "{}")

    gateway(swagger, http=http).handle(GET)
    assert sent[0].headers == {"X": "new"}


@pytest.mark.parametrize(
    "result",
    [
        None,
        "x",
        {},
        {"statusCode": "x"},
        {"statusCode": 200, "body": {}},
        {"statusCode": 200, "headers": []},
        {"statusCode": 200, "headers": {"X": ["a"]}},
    ],
)
def test_a_malformed_answer_of_a_proxied_function_is_502(result: Any) -> None:
    played = gateway(document(type="aws_proxy"), lambda _event: result)
    assert played.handle(GET).status == 502


def test_an_error_of_a_proxied_function_is_502() -> None:
    played = gateway(document(type="aws_proxy"), raising(FunctionError("x")))
    assert played.handle(GET).status == 502

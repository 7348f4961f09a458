"""Every route of `specs/` played through API Gateway in small, from the emitted Swagger alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from building import SPECS, compile_spec
from gateway import FunctionError, Request, Response, TimedOut
from playing import Played, operation, request_for, sample, signals, success_schema
from svclang.model.nodes import FunctionTarget, HttpTarget, MockTarget, Route

WITH_API = [name for name in SPECS if compile_spec(name).model.apis]  # type: ignore[union-attr]


@cache
def played(name: str) -> Played:
    model = compile_spec(name).model
    assert model is not None
    api = model.apis[0]
    assert api.swagger is not None
    return Played(model, api, json.loads(json.dumps(api.swagger)))


def routes(chosen: Callable[[Played, Route], object]) -> list[Any]:
    """The routes of all specs that are chosen, each with the name of its spec."""
    return [
        pytest.param(name, route, id=f"{name}: {route.method} {route.path.text}")
        for name in WITH_API
        for route in played(name).api.routes
        if chosen(played(name), route)
    ]


def is_called(spec: Played, route: Route) -> bool:
    """Whether the route calls a function with a signature, and waits."""
    return route in [called for called, _ in spec.called()]


def validates(spec: Played, route: Route) -> bool:
    """Whether API Gateway looks at the request."""
    return "x-amazon-apigateway-request-validator" in operation(route, spec.swagger)


def takes_a_body(spec: Played, route: Route) -> bool:
    """Whether the function gets something of the body."""
    return is_called(spec, route) and bool(bodies(spec, route))


def answers_web_pages(spec: Played, route: Route) -> bool:
    """Whether the route has a `cors` that is not off."""
    cors = route.settings.get("cors")
    return cors is not None and cors.value is not None


def is_open(spec: Played, route: Route) -> bool:
    """Whether anybody may call."""
    return route.access is None or route.access.kind == "none"


def is_mock(spec: Played, route: Route) -> bool:
    """Whether the source says that API Gateway answers by itself; a preflight it does not."""
    return isinstance(route.target, MockTarget) and bool(route.settings)


def is_url(spec: Played, route: Route) -> bool:
    """Whether the request is passed on to a URL."""
    return isinstance(route.target, HttpTarget)


def is_raw(spec: Played, route: Route) -> bool:
    """Whether the function gets the proxy event."""
    target = route.target
    return isinstance(target, FunctionTarget) and not spec.model.functions[target.function].called


def bodies(spec: Played, route: Route) -> list[dict[str, Any]]:
    """The body parameter of a route, where it has one."""
    return [p for p in operation(route, spec.swagger).get("parameters", ()) if p["in"] == "body"]


def failing(message: str) -> Any:
    def fail(event: Any) -> Any:
        raise FunctionError(message)

    return fail


@pytest.mark.parametrize(("name", "route"), routes(is_called))
def test_success_answers_with_the_result(name: str, route: Route) -> None:
    spec = played(name)
    schema = success_schema(route, spec.swagger)
    result = sample(schema, spec.swagger["definitions"]) if schema else None
    gateway = spec.gateway(lambda event: result)
    response = gateway.handle(request_for(route, spec.swagger))
    assert response.status == route.status, gateway.failures
    assert (response.json() if schema else response.body.strip()) == (result if schema else "")


@pytest.mark.parametrize(("name", "route"), routes(is_called))
def test_the_event_has_every_declared_parameter_and_no_other(name: str, route: Route) -> None:
    spec = played(name)
    assert isinstance(route.target, FunctionTarget)
    function = spec.model.functions[route.target.function]
    gateway = spec.gateway(lambda event: None)
    gateway.handle(request_for(route, spec.swagger))
    declared = {field.name.text for field in function.params or ()}
    needed = {field.name.text for field in function.params or () if not field.optional}
    assert needed <= set(gateway.calls[0].event) <= declared


@pytest.mark.parametrize(("name", "route"), routes(is_called))
def test_each_declared_error_has_its_status_and_body(name: str, route: Route) -> None:
    spec = played(name)
    assert isinstance(route.target, FunctionTarget)
    for thrown in spec.model.functions[route.target.function].throws:
        error = spec.model.errors[thrown.text]
        for message in signals(error):
            gateway = spec.gateway(failing(message))
            response = gateway.handle(request_for(route, spec.swagger))
            assert (response.status, response.json()["error"]) == (error.status, thrown.text)
            expected = "this is\nwhy, said 'Zoë'" if ": this" in message else error.message
            assert response.json()["message"] == expected
            if message.startswith("{"):
                assert response.json() | json.loads(message) == response.json()


@pytest.mark.parametrize("message", ["boom", "", "Cannot read 'x'\nof undefined", "NotFoundX: y"])
@pytest.mark.parametrize(("name", "route"), routes(is_called))
def test_an_unknown_error_is_500_and_tells_nothing(name: str, route: Route, message: str) -> None:
    spec = played(name)
    response = spec.gateway(failing(message)).handle(request_for(route, spec.swagger))
    assert response.status == 500
    assert response.json() == {"error": "InternalError", "message": "Internal server error"}


@pytest.mark.parametrize("newer", [False, True])
@pytest.mark.parametrize(("name", "route"), routes(is_called))
def test_a_timeout_is_504(name: str, route: Route, newer: bool) -> None:
    def late(event: Any) -> Any:
        raise TimedOut(newer=newer)

    spec = played(name)
    response = spec.gateway(late).handle(request_for(route, spec.swagger))
    assert (response.status, response.json()["error"]) == (504, "Timeout")


def needed(body: dict[str, Any], swagger: dict[str, Any]) -> list[str]:
    """The fields that a body must have."""
    name = body["schema"]["$ref"].rpartition("/")[2]
    required: list[str] = swagger["definitions"][name].get("required", [])
    return required


def is_needed(spec: Played, parameter: dict[str, Any]) -> bool:
    """Whether a request can be without a parameter, and must not be."""
    if parameter["in"] == "body":
        return bool(needed(parameter, spec.swagger))
    return bool(parameter["required"]) and parameter["in"] != "path"


def needed_parameters(spec: Played, route: Route) -> list[dict[str, Any]]:
    """The parameters of a route that a request must have, and may lack."""
    parameters = operation(route, spec.swagger).get("parameters", ())
    return [p for p in parameters if validates(spec, route) and is_needed(spec, p)]


@pytest.mark.parametrize(("name", "route"), routes(needed_parameters))
def test_a_missing_required_parameter_is_400(name: str, route: Route) -> None:
    spec = played(name)
    good = request_for(route, spec.swagger)
    for parameter in needed_parameters(spec, route):
        left = [pair for pair in good.query if pair[0] != parameter["name"]]
        kept = {k: v for k, v in good.headers.items() if k != parameter["name"]}
        body = "{}" if parameter["in"] == "body" else good.body
        response = spec.gateway(lambda event: None).handle(
            good._replace(query=left, headers=kept, body=body)
        )
        assert response.status == 400
        assert response.json()["error"].startswith("BAD_REQUEST_")


@pytest.mark.parametrize("body", ["{", "[]", '"text"', "null", "nonsense"])
@pytest.mark.parametrize(("name", "route"), routes(takes_a_body))
def test_a_body_that_does_not_fit_never_reaches_the_function(
    name: str, route: Route, body: str
) -> None:
    spec = played(name)
    good = request_for(route, spec.swagger)
    gateway = spec.gateway(lambda event: None)
    response = gateway.handle(good._replace(body=body))
    assert (response.status, gateway.calls) == (400, [])


@pytest.mark.parametrize(("name", "route"), routes(is_called))
def test_another_media_type_is_415(name: str, route: Route) -> None:
    spec = played(name)
    good = request_for(route, spec.swagger)
    response = spec.gateway(lambda event: None).handle(
        good._replace(headers={**good.headers, "Content-Type": "text/plain"})
    )
    assert response.status == 415


@pytest.mark.parametrize(("name", "route"), routes(answers_web_pages))
def test_a_preflight_allows_the_method_and_the_origin(name: str, route: Route) -> None:
    spec = played(name)
    cors = route.settings["cors"]
    path = request_for(route, spec.swagger).path
    response = spec.gateway(lambda event: None).handle(Request("OPTIONS", path))
    method = "PUT" if route.method == "ANY" else route.method
    assert response.status == 204
    assert response.headers["Access-Control-Allow-Origin"] == cors.value["first"]
    assert method in response.headers["Access-Control-Allow-Methods"].split(",")


@pytest.mark.parametrize(("name", "route"), routes(lambda spec, route: not is_open(spec, route)))
def test_nobody_gets_past_a_route_that_asks_who_calls(name: str, route: Route) -> None:
    spec = played(name)
    refusing = dict.fromkeys(spec.model.authorizers, lambda event: None)
    gateway = spec.gateway(lambda event: None, authorizers=refusing)
    good = request_for(route, spec.swagger)
    response = gateway.handle(good._replace(headers={"Content-Type": "application/json"}))
    assert response.status in (401, 403)
    assert gateway.calls == []


@pytest.mark.parametrize(("name", "route"), routes(answers_web_pages))
def test_every_answer_has_the_cors_header_failures_of_the_gateway_too(
    name: str, route: Route
) -> None:
    cors = route.settings["cors"]
    spec = played(name)
    good = request_for(route, spec.swagger)
    header = "Access-Control-Allow-Origin"
    if is_called(spec, route):
        for answer in (lambda event: None, failing("boom")):
            assert spec.gateway(answer).handle(good).headers[header] == cors.value["first"]
    unknown = spec.gateway(lambda event: None).handle(good._replace(path="/no/such/path"))
    assert unknown.headers[header] == cors.value["first"]


@pytest.mark.parametrize(("name", "route"), routes(is_mock))
def test_a_mock_answers_as_it_says(name: str, route: Route) -> None:
    spec = played(name)
    response = spec.gateway(lambda event: None).handle(request_for(route, spec.swagger))
    assert response.status == route.status
    assert isinstance(response.json(), dict)


@pytest.mark.parametrize(("name", "route"), routes(is_url))
def test_a_url_gets_the_request_with_its_path_filled_in(name: str, route: Route) -> None:
    spec = played(name)
    seen = []

    def answer(outbound: Any) -> Response:
        seen.append(outbound.uri)
        return Response(200, {}, "ok")

    response = spec.gateway(lambda event: None, http=answer).handle(
        request_for(route, spec.swagger)
    )
    assert (response.status, "{" in seen[0]) == (200, False)


@pytest.mark.parametrize(("name", "route"), routes(lambda spec, route: route.asynchronous))
def test_an_asynchronous_call_is_accepted_whatever_becomes_of_it(name: str, route: Route) -> None:
    spec = played(name)
    gateway = spec.gateway(failing("boom"))
    response = gateway.handle(request_for(route, spec.swagger))
    assert (response.status, response.body.strip()) == (202, "")
    assert gateway.calls


@pytest.mark.parametrize(("name", "route"), routes(is_raw))
def test_a_function_without_a_signature_gets_the_proxy_event(name: str, route: Route) -> None:
    spec = played(name)
    gateway = spec.gateway(lambda event: {"statusCode": 299, "body": event["httpMethod"]})
    response = gateway.handle(request_for(route, spec.swagger))
    assert (response.status, response.body) == (299, "PUT")

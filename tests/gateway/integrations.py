"""The integrations: what the gateway asks of a backend, and what becomes of the answer.

In: an exchange and the backends. Out: the response for the client. Every kind of integration
that maps goes the same way: the request template gives a payload, the backend a result, the
integration response is picked, and its template gives the body.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
"""

import contextlib
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from gateway import java, mapping, proxy
from gateway.errors import FunctionError, TemplateError, TimedOut
from gateway.failures import Failure
from gateway.intrinsics import function_id
from gateway.model import Call, Exchange, Outbound, Response
from gateway.responses import Result, respond
from gateway.templates import MissingReference, rendered
from gateway.variables import UnreadableBodyError, read_json

Function = Callable[[Any], Any]
Service = Callable[[Outbound], Response]


class Backends(NamedTuple):
    """What stands behind the gateway, and the list that remembers what it was asked.

    `functions` go by logical id. `http` answers HTTP integrations, `services` those with an AWS
    service other than Lambda.
    """

    functions: Mapping[str, Function]
    http: Service | None
    services: Service | None
    calls: list[Call]


class Payload(NamedTuple):
    """An integration request: the body, and the parameters by `path`, `querystring`, `header`."""

    text: str
    parameters: Mapping[str, Mapping[str, str]]


def answer(exchange: Exchange, backends: Backends, missing: MissingReference) -> Response:
    """Let the operation's integration answer."""
    integration = exchange.operation.integration
    kind = str(integration["type"]).lower()
    if kind == "aws_proxy":
        return _lambda_proxy(exchange, backends)
    if kind == "http_proxy":
        return _http_proxy(exchange, backends)
    payload = _payload(exchange, missing)
    if kind == "mock":
        result = _mock(payload)
    elif kind == "http":
        result = _sent(payload, exchange, backends, backends.http)
    elif function_id(integration["uri"]):
        result = _lambda(payload, exchange, backends)
    else:
        result = _sent(payload, exchange, backends, backends.services)
    return respond(result, exchange, missing)


def _payload(exchange: Exchange, missing: MissingReference) -> Payload:
    """The integration request; a body that is not JSON and has to be is the client's mistake."""
    try:
        return _mapped(exchange, missing)
    except UnreadableBodyError as error:
        raise Failure("BAD_REQUEST_BODY", str(error)) from error
    except TemplateError as error:
        raise Failure("API_CONFIGURATION_ERROR", f"request template: {error}") from error


def _mapped(exchange: Exchange, missing: MissingReference) -> Payload:
    """A template's text, or the client's body as it came."""
    body = exchange.request.body or ""
    parameters = mapping.request_parameters(exchange)
    template = _template(exchange)
    if template is None:
        return Payload(body, parameters)
    result = rendered(template, body, exchange, missing)
    for place, values in parameters.items():
        overrides = result.request_override.get(place, {})
        values.update({name: java.text(value) for name, value in overrides.items()})
    return Payload(result.text, parameters)


def _template(exchange: Exchange) -> str | None:
    """The request template of the body's content type; None lets the body through as it is."""
    integration, media_type = exchange.operation.integration, exchange.request.media_type
    templates: Mapping[str, str] = integration.get("requestTemplates") or {}
    behaviour = str(integration.get("passthroughBehavior", "when_no_match")).lower()
    refuses = behaviour == "never" or (behaviour == "when_no_templates" and templates)
    if media_type not in templates and refuses:
        raise Failure("UNSUPPORTED_MEDIA_TYPE", f"no template for {media_type}")
    return templates.get(media_type)


def _lambda(payload: Payload, exchange: Exchange, backends: Backends) -> Result:
    """Invoke a function: its result's JSON is the body, or the payload of its error."""
    name = function_id(exchange.operation.integration["uri"]) or ""
    text = payload.text or "{}"
    try:
        event = read_json(text)
    except UnreadableBodyError as error:
        raise Failure("API_CONFIGURATION_ERROR", f"the payload is {error}") from error
    backends.calls.append(Call(name, text, event))
    function = _function(name, backends)
    if payload.parameters["header"].get("X-Amz-Invocation-Type") == "Event":
        with contextlib.suppress(FunctionError, TimedOut):
            function(read_json(text))
        return Result(None, Response(202))
    try:
        return Result(None, Response(200, {}, java.to_json(function(read_json(text)))))
    except (FunctionError, TimedOut) as error:
        body = java.to_json(error.payload)
        return Result(error.payload["errorMessage"], Response(200, {}, body))


def _lambda_proxy(exchange: Exchange, backends: Backends) -> Response:
    name = function_id(exchange.operation.integration["uri"]) or ""
    event = proxy.event(exchange)
    text = java.to_json(event)
    backends.calls.append(Call(name, text, event))
    try:
        return proxy.response(_function(name, backends)(read_json(text)))
    except (FunctionError, TimedOut) as error:
        raise Failure("DEFAULT_5XX", f"{name}: {error}", status=502) from error


def _function(name: str, backends: Backends) -> Function:
    if name not in backends.functions:
        raise LookupError(f"the document calls the function {name!r}, which was not given")
    return backends.functions[name]


def _mock(payload: Payload) -> Result:
    """A mock answers with the `statusCode` of its request template."""
    try:
        status = read_json(payload.text or "{}").get("statusCode")
    except (UnreadableBodyError, AttributeError) as error:
        raise Failure("API_CONFIGURATION_ERROR", f"mock: {error}") from error
    if not isinstance(status, int):
        raise Failure("API_CONFIGURATION_ERROR", "mock: statusCode should be an integer")
    return Result(str(status), Response(status))


def _sent(
    payload: Payload, exchange: Exchange, backends: Backends, service: Service | None
) -> Result:
    """Ask an HTTP backend or an AWS service; its status picks the integration response."""
    integration = exchange.operation.integration
    sent = Outbound(
        method=integration.get("httpMethod", exchange.request.method),
        uri=_uri(integration["uri"], payload.parameters["path"], exchange),
        query=payload.parameters["querystring"],
        headers=payload.parameters["header"],
        body=payload.text,
    )
    response = _ask(sent, backends, service)
    return Result(str(response.status), response)


def _http_proxy(exchange: Exchange, backends: Backends) -> Response:
    integration = exchange.operation.integration
    parameters = mapping.request_parameters(exchange)
    method = integration.get("httpMethod", "ANY")
    sent = Outbound(
        method=exchange.request.method if method == "ANY" else method,
        uri=_uri(integration["uri"], parameters["path"], exchange),
        query={**exchange.query, **parameters["querystring"]},
        headers={**exchange.request.headers, **parameters["header"]},
        body=exchange.request.body or "",
    )
    return _ask(sent, backends, backends.http)


def _ask(sent: Outbound, backends: Backends, service: Service | None) -> Response:
    if service is None:
        raise LookupError(f"nothing was given to answer {sent.uri}")
    try:
        event = read_json(sent.body)
    except UnreadableBodyError:
        event = None
    backends.calls.append(Call(sent.uri, sent.body, event))
    return service(sent)


def _uri(template: str, path: Mapping[str, str], exchange: Exchange) -> str:
    """The backend's address, with path parameters and stage variables filled in."""
    staged = re.sub(
        r"\$\{stageVariables\.(\w+)\}",
        lambda match: exchange.stage_variables.get(match[1], ""),
        template,
    )
    return re.sub(r"\{([^}+]+)\+?\}", lambda match: path.get(match[1], match[0]), staged)

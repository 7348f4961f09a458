"""Mapping expressions: where the value of a header, a query or a path parameter comes from.

In: `'static'`, `method.request.querystring.x`, `integration.response.header.X`,
`context.requestId`, `stageVariables.x` and the like. Out: the value as text, or None.
https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
"""

import re
from collections.abc import Mapping
from typing import Any

from gateway import java, jsonpath
from gateway.model import Exchange, Response, header
from gateway.variables import read_json

_NAME = r"[a-zA-Z0-9._$-]+"
REQUEST_SOURCE = re.compile(
    rf"method\.request\.(path|querystring|header|multivaluequerystring|multivalueheader)\.({_NAME})"
)
REQUEST_BODY = re.compile(r"method\.request\.body(?:\.(.+))?")
RESPONSE_SOURCE = re.compile(rf"integration\.response\.(header|multivalueheader)\.({_NAME})")
RESPONSE_BODY = re.compile(r"integration\.response\.body(?:\.(.+))?")
REQUEST_TARGET = re.compile(rf"integration\.request\.(path|querystring|header)\.({_NAME})")
RESPONSE_TARGET = re.compile(rf"method\.response\.header\.({_NAME})")
_COMMON = re.compile(rf"'[^']*'|context\.{_NAME}|stageVariables\.\w+")


def is_request_source(expression: str) -> bool:
    """Whether API Gateway takes this as the value of a request parameter."""
    return _is_one_of(expression, _COMMON, REQUEST_SOURCE, REQUEST_BODY)


def is_response_source(expression: str) -> bool:
    """Whether API Gateway takes this as the value of a response header."""
    return _is_one_of(expression, _COMMON, RESPONSE_SOURCE, RESPONSE_BODY)


def request_parameters(exchange: Exchange) -> dict[str, dict[str, str]]:
    """The integration's `requestParameters`: maps of names by `path`, `querystring`, `header`."""
    found: dict[str, dict[str, str]] = {"path": {}, "querystring": {}, "header": {}}
    stated: Mapping[str, str] = exchange.operation.integration.get("requestParameters") or {}
    for target, source in stated.items():
        match = REQUEST_TARGET.fullmatch(target)
        value = from_request(source, exchange)
        if match and value is not None:
            found[match[1]][match[2]] = value
    return found


def response_headers(
    stated: Mapping[str, str], backend: Response, exchange: Exchange
) -> dict[str, str]:
    """The headers that an integration response's `responseParameters` give."""
    found: dict[str, str] = {}
    for target, source in stated.items():
        match = RESPONSE_TARGET.fullmatch(target)
        value = _from_response(source, backend, exchange)
        if match and value is not None:
            found[match[1]] = value
    return found


def from_request(source: str, exchange: Exchange) -> str | None:
    """The value of an expression that sees the client's request."""
    body = REQUEST_BODY.fullmatch(source)
    if body:
        return _from_body(exchange.request.body or "{}", body[1])
    match = REQUEST_SOURCE.fullmatch(source)
    return _parameter(match[1], match[2], exchange) if match else common(source, exchange)


def common(source: str, exchange: Exchange) -> str | None:
    """The value of an expression that reads the same in both directions."""
    if source.startswith("'"):
        return source[1:-1]
    kind, _, path = source.partition(".")
    known = {"context": exchange.context, "stageVariables": exchange.stage_variables}
    found = jsonpath.find(f"$.{path}", dict(known.get(kind, {})))
    return java.text(found[0]) if found and found[0] is not None else None


def _from_response(source: str, backend: Response, exchange: Exchange) -> str | None:
    body = RESPONSE_BODY.fullmatch(source)
    if body:
        return _from_body(backend.body or "{}", body[1])
    match = RESPONSE_SOURCE.fullmatch(source)
    return header(backend.headers, match[2]) if match else common(source, exchange)


def _from_body(body: str, path: str | None) -> str | None:
    if path is None:
        return body
    found: list[Any] = jsonpath.find(f"$.{path}", read_json(body))
    if not found or found[0] is None:
        return None
    return found[0] if isinstance(found[0], str) else java.to_json(found[0])


def _parameter(kind: str, name: str, exchange: Exchange) -> str | None:
    if kind == "path":
        return exchange.path_parameters.get(name)
    if kind.endswith("header"):
        return exchange.request.header(name)
    values = [value for key, value in exchange.request.query if key == name]
    if kind == "querystring":
        return values[-1] if values else None
    return ",".join(values) if values else None


def _is_one_of(expression: str, *patterns: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(expression) for pattern in patterns)

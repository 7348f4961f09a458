"""The proxy integrations, which map nothing.

In: an exchange. Out: the event that a function gets behind `aws_proxy`, and the response that its
result stands for.
https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
"""

import base64
import json
from collections.abc import Mapping
from typing import Any

from gateway import java
from gateway.failures import Failure
from gateway.model import Exchange, Response


def event(exchange: Exchange) -> dict[str, Any]:
    """The event of a REST API's proxy integration; what is empty is null."""
    request = exchange.request
    headers = dict(request.headers)
    several: dict[str, list[str]] = {}
    for name, value in request.query:
        several.setdefault(name, []).append(value)
    return {
        "resource": exchange.operation.path,
        "path": request.path,
        "httpMethod": request.method,
        "headers": headers or None,
        "multiValueHeaders": {name: [value] for name, value in headers.items()} or None,
        "queryStringParameters": exchange.query or None,
        "multiValueQueryStringParameters": several or None,
        "pathParameters": dict(exchange.path_parameters) or None,
        "stageVariables": dict(exchange.stage_variables) or None,
        "requestContext": json.loads(json.dumps(dict(exchange.context))),
        "body": request.body,
        "isBase64Encoded": False,
    }


def response(result: Any) -> Response:
    """The response that a function's result describes; 502 where it has not the right form."""
    if not isinstance(result, Mapping):
        raise _malformed(f"a {type(result).__name__}")
    status, body = result.get("statusCode"), result.get("body")
    if not isinstance(status, int) or isinstance(status, bool) or not 100 <= status <= 599:
        raise _malformed(f"the statusCode {status!r}")
    if not isinstance(body, str | None):
        raise _malformed(f"a body that is no string but a {type(body).__name__}")
    headers = _headers(result)
    if not any(name.lower() == "content-type" for name in headers):
        headers["Content-Type"] = "application/json"
    text = body or ""
    if result.get("isBase64Encoded"):
        text = base64.b64decode(text).decode(errors="replace")
    return Response(status, headers, text)


def _headers(result: Mapping[str, Any]) -> dict[str, str]:
    stated = (result.get("headers"), result.get("multiValueHeaders"))
    headers, several = ({} if value is None else value for value in stated)
    if not isinstance(headers, Mapping) or not isinstance(several, Mapping):
        raise _malformed("headers that are no map")
    if any(isinstance(value, Mapping | list) for value in headers.values()):
        raise _malformed("a header that is no single value")
    joined = {name: ", ".join(map(java.text, values)) for name, values in several.items()}
    return {name: java.text(value) for name, value in headers.items()} | joined


def _malformed(what: str) -> Failure:
    return Failure("DEFAULT_5XX", f"malformed Lambda proxy response: {what}", status=502)

"""API Gateway's own answers: what it says when no integration answers.

In: a failure and the document's `x-amazon-apigateway-gateway-responses`. Out: a response. Its
templates are not Velocity: `$context...` and `$stageVariables...` are replaced, and that is all.
https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from gateway import java, jsonpath
from gateway.model import Request, Response
from gateway.templates import by_accept

STATUS = {
    "ACCESS_DENIED": 403,
    "API_CONFIGURATION_ERROR": 500,
    "AUTHORIZER_CONFIGURATION_ERROR": 500,
    "AUTHORIZER_FAILURE": 500,
    "BAD_REQUEST_BODY": 400,
    "BAD_REQUEST_PARAMETERS": 400,
    "DEFAULT_4XX": 400,
    "DEFAULT_5XX": 500,
    "EXPIRED_TOKEN": 403,
    "INTEGRATION_FAILURE": 504,
    "INTEGRATION_TIMEOUT": 504,
    "INVALID_API_KEY": 403,
    "INVALID_SIGNATURE": 403,
    "MISSING_AUTHENTICATION_TOKEN": 403,
    "QUOTA_EXCEEDED": 429,
    "REQUEST_TOO_LARGE": 413,
    "RESOURCE_NOT_FOUND": 404,
    "THROTTLED": 429,
    "UNAUTHORIZED": 401,
    "UNSUPPORTED_MEDIA_TYPE": 415,
    "WAF_FILTERED": 403,
}
"""The response types, with the status that each has where the document sets none."""

_MESSAGES = {
    "ACCESS_DENIED": "User is not authorized to access this resource",
    "BAD_REQUEST_BODY": "Invalid request body",
    "INVALID_API_KEY": "Forbidden",
    "MISSING_AUTHENTICATION_TOKEN": "Missing Authentication Token",
    "UNAUTHORIZED": "Unauthorized",
    "UNSUPPORTED_MEDIA_TYPE": "Unsupported Media Type",
}
_PATH = r"(?:context|stageVariables)(?:\.[A-Za-z0-9_-]+)+"
_VARIABLE = re.compile(rf"\$(?:\{{({_PATH})\}}|({_PATH}))")
_DEFAULT_TEMPLATE = {"application/json": '{"message":$context.error.messageString}'}
_HEADER = "gatewayresponse.header."


class Failure(Exception):  # noqa: N818 - an answer of the gateway's, not a mistake of anybody's
    """The request ends here, with a gateway response.

    `kind` is the response type, `reason` what the gateway would write to its log: the client
    never sees it.
    """

    def __init__(self, kind: str, reason: str = "", message: str = "", status: int = 0) -> None:
        super().__init__(f"{kind}: {reason or message}")
        self.kind = kind
        self.message = message or _MESSAGES.get(kind, "Internal server error")
        self.status = status or STATUS[kind]


def answer(
    failure: Failure,
    stated: Mapping[str, Any],
    request: Request,
    known: Mapping[str, Any],
) -> Response:
    """The gateway response of a failure.

    `stated` are the document's gateway responses by type; `known` holds the maps `context` and
    `stageVariables`.
    """
    default = "DEFAULT_4XX" if failure.status < 500 else "DEFAULT_5XX"
    spec: Mapping[str, Any] = stated.get(failure.kind) or stated.get(default) or {}
    names = {**known, "context": {**known["context"], "error": _error(failure)}}
    templates: Mapping[str, str] = spec.get("responseTemplates") or _DEFAULT_TEMPLATE
    media_type = by_accept(templates, request.header("accept")) or "application/json"
    headers = {"Content-Type": media_type}
    for target, source in (spec.get("responseParameters") or {}).items():
        value = _header_value(source, request, names)
        if target.startswith(_HEADER) and value is not None:
            headers[target.removeprefix(_HEADER)] = value
    status = int(spec.get("statusCode") or failure.status)
    return Response(status, headers, _substituted(templates[media_type], names))


def _error(failure: Failure) -> dict[str, str]:
    """`$context.error`."""
    quoted = json.dumps(failure.message, ensure_ascii=False)
    error = {"message": failure.message, "messageString": quoted}
    return error | {"responseType": failure.kind, "validationErrorString": quoted}


def _header_value(source: str, request: Request, names: Mapping[str, Any]) -> str | None:
    if source.startswith("'"):
        return source[1:-1]
    if source.startswith("method.request.header."):
        return request.header(source.removeprefix("method.request.header."))
    if source.startswith("method.request.querystring."):
        return dict(request.query).get(source.removeprefix("method.request.querystring."))
    return _named(source, names)


def _substituted(template: str, names: Mapping[str, Any]) -> str:
    return _VARIABLE.sub(lambda match: _named(match[1] or match[2], names) or "", template)


def _named(path: str, names: Mapping[str, Any]) -> str | None:
    found = jsonpath.find(f"$.{path}", dict(names))
    return java.text(found[0]) if found and found[0] is not None else None

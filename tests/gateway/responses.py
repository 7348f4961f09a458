"""The integration response: which one is picked, and the response that it makes.

In: a backend's result. Out: the response for the client, checked against what the operation
declares.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-responses.html
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from gateway import java, java_regex, mapping
from gateway.errors import DocumentError, NotModelled, TemplateError
from gateway.failures import Failure
from gateway.model import Exchange, Response
from gateway.templates import MissingReference, Rendered, by_accept, rendered


class Result(NamedTuple):
    """A backend's answer; `selection` is what selection patterns are matched against.

    That is the `errorMessage` of a function that failed, and the status of any other backend. A
    function that succeeds gives None, which no pattern matches.
    """

    selection: str | None
    response: Response


def respond(result: Result, exchange: Exchange, missing: MissingReference) -> Response:
    """Map a backend's answer to the client's response."""
    spec = _picked(result.selection, exchange)
    templates: Mapping[str, str] = spec.get("responseTemplates") or {}
    media_type = by_accept(templates, exchange.request.header("accept"))
    stated: Mapping[str, str] = spec.get("responseParameters") or {}
    headers = {"Content-Type": media_type or "application/json"}
    try:
        headers |= mapping.response_headers(stated, result.response, exchange)
        template = templates.get(media_type or "")
        mapped = _rendered(template, result.response.body, exchange, missing)
    except TemplateError as error:
        raise Failure("API_CONFIGURATION_ERROR", f"response mapping: {error}") from error
    override = mapped.response_override
    headers |= {name: java.text(value) for name, value in override.get("header", {}).items()}
    status = _status(override.get("status"), int(spec["statusCode"]))
    return _declared(Response(status, headers, mapped.text), exchange)


def _picked(selection: str | None, exchange: Exchange) -> Mapping[str, Any]:
    """The integration response whose pattern matches the whole selection, else the default."""
    responses: Mapping[str, Any] = exchange.operation.integration.get("responses") or {}
    patterns = [pattern for pattern in responses if pattern not in ("default", "")]
    matching = [
        pattern
        for pattern in patterns
        if selection is not None and java_regex.matches(pattern, selection)
    ]
    if len(matching) > 1:
        both = " and ".join(matching)
        raise DocumentError(f"{exchange.operation.name}: {selection!r} is matched by {both}")
    picked = matching[0] if matching else "default"
    spec: Mapping[str, Any] | None = responses.get(picked, responses.get(""))
    if spec is None:
        raise Failure("API_CONFIGURATION_ERROR", f"no integration response for {selection!r}")
    return spec


def _rendered(
    template: str | None, body: str, exchange: Exchange, missing: MissingReference
) -> Rendered:
    return Rendered(body) if template is None else rendered(template, body, exchange, missing)


def _status(override: Any, stated: int) -> int:
    """The overriding status; API Gateway ignores one that is no integer from 100 to 599."""
    is_status = isinstance(override, int) and 100 <= override <= 599
    return override if is_status else stated


def _declared(response: Response, exchange: Exchange) -> Response:
    """The response, if the operation declares its status and each of its headers."""
    name = exchange.operation.name
    declared = exchange.operation.spec["responses"].get(str(response.status))
    if declared is None:
        raise DocumentError(f"{name} does not declare the status {response.status}")
    known = {"Content-Type", *(declared.get("headers") or {})}
    unknown = [header for header in response.headers if header not in known]
    if unknown:
        raise DocumentError(f"{name} does not declare the header {unknown[0]} of {response.status}")
    for header, value in response.headers.items():
        if re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value):
            raise NotModelled(f"{name}: control characters in the header {header}: {value!r}")
    return response

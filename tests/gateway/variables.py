"""What a mapping template can name: `$input`, `$util`, `$context` and `$stageVariables`.

In: an exchange and the body that is being mapped, the client's on the way in and the backend's
on the way out. Out: the variables of one rendering. Every rendering gets its own, because
templates write into `$context`.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
"""

import base64
import copy
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus, unquote_plus

from gateway import java, jsonpath
from gateway.errors import JavaError, TemplateError
from gateway.java import Bean
from gateway.model import Exchange, Request

_ESCAPES = {'"': '\\"', "'": "\\'", "\\": "\\\\", "/": "\\/", "\b": "\\b"}
_ESCAPES |= {"\n": "\\n", "\t": "\\t", "\f": "\\f", "\r": "\\r"}


class UnreadableBodyError(TemplateError):
    """`$input.json` or `$input.path` of a body that is not JSON."""


class Override(dict[str, Any]):
    """A part of `$context.responseOverride` or `requestOverride`: each key is set once.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
    """

    def __setitem__(self, key: str, value: Any) -> None:
        if key in self:
            raise JavaError(f"{key} is overridden twice")
        super().__setitem__(key, value)


def variables(exchange: Exchange, body: str) -> dict[str, Any]:
    """The variables of one rendering."""
    context = copy.deepcopy(dict(exchange.context))
    context["requestOverride"] = Override(
        header=Override(), querystring=Override(), path=Override()
    )
    context["responseOverride"] = Override(header=Override())
    return {
        "input": _input(exchange, body),
        "util": UTIL,
        "context": context,
        "stageVariables": dict(exchange.stage_variables),
    }


def context(request: Request, stage: str, number: int) -> dict[str, Any]:
    """What `$context` says of any request; the `number`th of a gateway has that in its id.

    Nothing here changes from run to run. The route adds `resourcePath`, the authorizer
    `authorizer`.
    """
    identity = {"sourceIp": "192.0.2.1", "userAgent": request.header("user-agent") or ""}
    identity["apiKey"] = request.header("x-api-key") or ""
    return {
        "accountId": "123456789012",
        "apiId": "a1b2c3d4e5",
        "domainName": "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
        "domainPrefix": "a1b2c3d4e5",
        "extendedRequestId": f"extended-{number}",
        "httpMethod": request.method,
        "identity": identity,
        "path": f"/{stage}{request.path}",
        "protocol": "HTTP/1.1",
        "requestId": f"00000000-0000-4000-8000-{number:012}",
        "requestTime": "01/Jan/2026:00:00:00 +0000",
        "requestTimeEpoch": 1767225600000,
        "stage": stage,
    }


def _input(exchange: Exchange, body: str) -> Bean:
    """`$input`; an empty body counts as `{}`.

    Where the path finds nothing, `json` gives an empty JSON string and `path` null.
    """
    raw = body or "{}"
    maps = {
        "path": dict(exchange.path_parameters),
        "querystring": exchange.query,
        "header": dict(exchange.request.headers),
    }

    def params(name: str | None = None) -> Any:
        if name is None:
            return maps
        return next((found[name] for found in maps.values() if name in found), "")

    def as_json(path: str) -> str:
        found = jsonpath.find(path, read_json(raw))
        return java.to_json(found[0]) if found else '""'

    def at_path(path: str) -> Any:
        found = jsonpath.find(path, read_json(raw))
        return java.from_json(found[0]) if found else None

    return Bean({"params": params, "json": as_json, "path": at_path}, {"body": raw})


def read_json(text: str) -> Any:
    """JSON in the strict sense: `NaN` and `Infinity` are none."""

    def refuse(constant: str) -> Any:
        raise ValueError(f"{constant} is not JSON")

    try:
        return json.loads(text, parse_constant=refuse)
    except ValueError as error:
        raise UnreadableBodyError(f"not JSON: {error}: {text[:200]!r}") from error


def escape_java_script(value: Any) -> str | None:
    r"""`StringEscapeUtils.escapeJavaScript`: `\/` and `\'` too, and outside ASCII `\uXXXX`.

    https://commons.apache.org/proper/commons-lang/javadocs/api-2.6/org/apache/commons/lang/StringEscapeUtils.html
    """
    if value is None:
        return None
    units = java.text(value).encode("utf-16-be", "surrogatepass")
    pairs = zip(units[::2], units[1::2], strict=True)
    return "".join(_escaped(high << 8 | low) for high, low in pairs)


def _escaped(unit: int) -> str:
    char = chr(unit)
    if char in _ESCAPES:
        return _ESCAPES[char]
    return char if 32 <= unit <= 127 else f"\\u{unit:04X}"


def _parse_json(text: str) -> Any:
    try:
        return java.from_json(read_json(text))
    except UnreadableBodyError as error:
        raise JavaError(str(error)) from error


def _url_encode(text: str) -> str:
    """`URLEncoder`: a blank is `+`, `*` stays and `~` does not."""
    return quote_plus(text, safe="*").replace("~", "%7E")


def _base64_encode(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _base64_decode(text: str) -> str:
    return base64.b64decode(text).decode(errors="replace")


UTIL = Bean(
    {
        "escapeJavaScript": escape_java_script,
        "parseJson": _parse_json,
        "urlEncode": _url_encode,
        "urlDecode": unquote_plus,
        "base64Encode": _base64_encode,
        "base64Decode": _base64_decode,
    }
)


def stringified(values: Mapping[str, Any]) -> dict[str, Any]:
    """An authorizer's context: every value reaches the template as text."""
    return {
        key: stringified(value) if isinstance(value, Mapping) else java.text(value)
        for key, value in values.items()
    }

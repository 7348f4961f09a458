"""Documents and functions for the tests of the gateway: one operation, one function behind it."""

from collections.abc import Callable, Mapping
from typing import Any

from gateway import Gateway, Request

ARN = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
URI = {"Fn::Sub": ARN + "${GetUserFunction.Arn}/invocations"}
QUOTED = """"$util.escapeJavaScript({0}).replaceAll("\\\\'", "'")\""""
ID, LIMIT, AFTER = (
    QUOTED.replace("{0}", text) for text in ("$input.params().path.get('id')", "$limit", "$after")
)
TEMPLATE = f"""#set($limit = $input.params().querystring.get('limit'))
#set($after = $input.params().querystring.get('after'))
{{
  "id": {ID},
  "limit": #if($limit && $limit != "")#if($limit.matches('-?(0|[1-9][0-9]{{0,17}})'))$limit#else{LIMIT}#end#{{else}}20#end
#if($after && $after != ""), "after": {AFTER}#end
}}
"""  # noqa: E501 - a value is one line of a template
NOT_FOUND = r"NotFound(?::(?s:.*))?\z"
OTHERS = r"(?s)(?!NotFound(?::|\z)).*"
STATUSES = {
    status: {"description": status, "headers": {"Location": {"type": "string"}}}
    for status in ("200", "201", "404", "500")
}
GET = Request("GET", "/users/42")
DEFAULT = {"default": {"statusCode": "200"}}


def json_of(text: str) -> dict[str, str]:
    """Templates by media type, with one for JSON."""
    return {"application/json": text}


def integration(**settings: Any) -> dict[str, Any]:
    """An integration with the function: success gives 200, `NotFound` 404, other errors 500."""
    message = QUOTED.replace("{0}", "$input.path('$.errorMessage')")
    responses = {
        "default": {"statusCode": "200", "responseTemplates": json_of("$input.json('$')")},
        NOT_FOUND: {"statusCode": "404", "responseTemplates": json_of(message)},
        OTHERS: {"statusCode": "500", "responseTemplates": json_of('{"message": "no"}')},
    }
    function = {"type": "aws", "httpMethod": "POST", "uri": URI, "responses": responses}
    function |= {"requestTemplates": json_of(TEMPLATE), "passthroughBehavior": "never"}
    return function | settings


def document(
    path: str = "/users/{id}",
    method: str = "get",
    spec: Mapping[str, Any] | None = None,
    top: Mapping[str, Any] | None = None,
    **settings: Any,
) -> dict[str, Any]:
    """A document with one operation; `settings` are those of its integration."""
    parameters = [{"name": "limit", "in": "query"}, {"name": "id", "in": "path", "required": True}]
    operation = {"parameters": parameters, "responses": STATUSES, **(spec or {})}
    operation["x-amazon-apigateway-integration"] = integration(**settings)
    return {"swagger": "2.0", "paths": {path: {method: operation}}, **(top or {})}


def echo(event: Any) -> Any:
    """A function that returns its event."""
    return event


def raising(error: Exception) -> Callable[[Any], Any]:
    """A function that fails."""

    def function(_event: Any) -> Any:
        raise error

    return function


def gateway(
    swagger: Mapping[str, Any], function: Callable[[Any], Any] = echo, **settings: Any
) -> Gateway:
    """A gateway with one function."""
    return Gateway(swagger, {"GetUserFunction": function}, **settings)

"""What API Gateway answers by itself: a refused token, a bad request, a throttled call.

Every such answer has the body that declared errors have, `error` and `message`, and the CORS
headers of the API, without which a web page cannot read it. The templates are no Velocity:
API Gateway replaces `$context.error.…` and nothing else.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
"""

from __future__ import annotations

from ...model.document import Obj
from ...model.nodes import Api, Given, Model
from ..add_cors import cors_of, origin_headers

_CLIENT = '{"error": "$context.error.responseType", "message": $context.error.messageString}'
# Nothing of what went wrong inside is told.
_SERVER = '{"error": "InternalError", "message": "Internal server error"}'
_TIMEOUT = '{"error": "Timeout", "message": "The function took too long"}'
_BODIES = {
    "DEFAULT_4XX": _CLIENT,
    "DEFAULT_5XX": _SERVER,
    "INTEGRATION_TIMEOUT": _TIMEOUT,
}


def gateway_responses(api: Api, model: Model) -> Obj:
    """The `x-amazon-apigateway-gateway-responses` of an API."""
    cors = next((cors for route in api.routes if (cors := cors_of(route))), None)
    responses = Obj(span=api.keyword)
    for name, body in _BODIES.items():
        response = Obj(span=api.keyword)
        if cors is not None:
            response.put("responseParameters", _headers(cors, model), cors.span)
        response["responseTemplates"] = Obj({"application/json": body}, api.keyword)
        responses[name] = response
    return responses


def _headers(cors: Given, model: Model) -> Obj:
    return Obj(
        {
            f"gatewayresponse.header.{name}": value
            for name, value in origin_headers(cors, model).items()
        },
        cors.span,
    )

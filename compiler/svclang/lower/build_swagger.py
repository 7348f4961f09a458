"""Write each API as Swagger 2.0, with every extension of API Gateway spelled out.

In: routes with their plans, preflights included. Out: `api.swagger`, whole. Intrinsic functions
stand in `x-…` keys only, so that the document is valid Swagger wherever it is read.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
"""

from __future__ import annotations

from ..model.document import Arr, Obj
from ..model.nodes import Api, Model
from .documents.merge import merge
from .documents.values import document_of, object_of
from .swagger.gateway_responses import gateway_responses
from .swagger.operations import Operations, method_key
from .swagger.security import security_definitions

_VALIDATORS = {
    "all": {"validateRequestBody": True, "validateRequestParameters": True},
    "body": {"validateRequestBody": True, "validateRequestParameters": False},
    "params": {"validateRequestBody": False, "validateRequestParameters": True},
}


def build_swagger(model: Model) -> Model:
    """The model with the Swagger of every API."""
    return model._replace(
        apis=tuple(api._replace(swagger=_swagger(api, model)) for api in model.apis)
    )


def _swagger(api: Api, model: Model) -> Obj:
    operations = Operations(api, model)
    paths = _paths(api, operations)
    made = Obj({"swagger": "2.0", "info": _info(api, model)}, api.keyword)
    made["schemes"] = ["https"]
    made["paths"] = paths
    security = security_definitions(api, model)
    if security:
        made["securityDefinitions"] = security
    if operations.definitions.documents:
        made["definitions"] = operations.definitions.documents
    _extensions(made, api, model, operations)
    for block in api.settings["swagger"].value if "swagger" in api.settings else ():
        made = merge(made, object_of(block, model))
    return made


def _info(api: Api, model: Model) -> Obj:
    service = model.service
    title = service.name.text if api.name == "api" else f"{service.name.text} {api.name}"
    info = Obj({"title": title}, service.span)
    text = api.doc or service.doc
    if text:
        info["description"] = text
    info["version"] = service.version
    return info


def _paths(api: Api, operations: Operations) -> Obj:
    paths = Obj(span=api.keyword)
    for route in api.routes:
        path = paths.get(route.path.text)
        if path is None:
            path = Obj(span=route.path.span)
            paths.put(route.path.text, path, route.path.span)
        path.put(method_key(route), operations.operation(route), route.head)
    return paths


def _extensions(made: Obj, api: Api, model: Model, operations: Operations) -> None:
    if operations.validators:
        made["x-amazon-apigateway-request-validators"] = Obj(
            {
                name: Obj(rules, api.keyword)
                for name, rules in _VALIDATORS.items()
                if name in operations.validators
            },
            api.keyword,
        )
    made["x-amazon-apigateway-gateway-responses"] = gateway_responses(api, model)
    if any(key == "api_key" for key in made.get("securityDefinitions", ())):
        made["x-amazon-apigateway-api-key-source"] = "HEADER"
    compress = api.settings.get("compress")
    if compress is not None:
        made.put("x-amazon-apigateway-minimum-compression-size", compress.value, compress.span)
    binary = api.settings.get("binary")
    if binary is not None:
        types = Arr(binary.value, binary.span)
        made.put("x-amazon-apigateway-binary-media-types", types, binary.span)
    policy = api.settings.get("policy")
    if policy is not None:
        made.put("x-amazon-apigateway-policy", document_of(policy.value, model), policy.span)

"""The integration of a route that leads straight to a resource: which service is asked, and how.

    POST /jobs -> jobs  →  uri: arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/…
                           httpMethod: POST, credentials: the API's role

In: the route and the model. Out: entries of its `x-amazon-apigateway-integration`.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
"""

from __future__ import annotations

import re

from ...aws.action import Exchange
from ...model.actions import action_of
from ...model.document import Obj
from ...model.nodes import Api, Binding, Model, Route, ServiceTarget
from ...syntax.nodes import Reference, Text
from ..documents.values import as_substitution, of_resource, reference, substituted

_ARN = "arn:${AWS::Partition}:apigateway:${AWS::Region}:"
# What stands in a path as it is, but for `$`, which means something to CloudFormation.
_SAFE = "/-_.~!&'()*+,;=:@"
_PLACES = {"path": "path", "query": "querystring", "header": "header"}
_REQUEST = (*_PLACES, "context", "auth", "stage")


def put_service(made: Obj, target: ServiceTarget, api: Api, route: Route, model: Model) -> None:
    """Put what is asked of the service, but for the request's own template."""
    found = action_of(target, model)
    assert found is not None
    declared, action = found
    exchange = action.exchange
    assert exchange is not None
    made["type"] = "aws"
    made["httpMethod"] = exchange.method
    name = as_substitution(of_resource(declared, "name", target.span))
    uri = exchange.uri.replace("{name}", name)
    if "{key}" in uri:
        key = "".join(piece.uri for piece in _key(route, model))
        uri = uri.replace("{key}", key)
    made.put("uri", substituted(_ARN + uri, target.span), target.span)
    made["credentials"] = Obj({"Fn::GetAtt": [f"{api.logical_id}Role", "Arn"]}, target.span)
    if exchange.body == "none":
        # The body goes through as it is, whatever its type.
        made["passthroughBehavior"] = "when_no_templates"


def service_parameters(route: Route, target: ServiceTarget, model: Model) -> dict[str, str]:
    """The headers of the request to the service, and what its URI leaves open."""
    found = action_of(target, model)
    exchange = found[1].exchange if found is not None else None
    if exchange is None:
        return {}
    made = {
        f"integration.request.header.{name}": f"'{value}'"
        for name, value in exchange.headers.items()
    }
    if exchange.body == "none":
        for piece in _key(route, model):
            if piece.source:
                made[f"integration.request.path.{piece.name}"] = piece.source
        if _is_put(exchange):
            header = "integration.request.header.Content-Type"
            made[header] = "method.request.header.Content-Type"
    return made


def stores_type(target: ServiceTarget, model: Model) -> bool:
    """Whether the body of the request is an object, whose type is stored with it."""
    found = action_of(target, model)
    return found is not None and found[1].exchange is not None and _is_put(found[1].exchange)


def _is_put(exchange: Exchange) -> bool:
    return exchange.body == "none" and exchange.method == "PUT"


# --- Keys of objects ------------------------------------------------------------------------------


class _Piece:
    """A piece of an object's key: text, or `{name}` with the mapping that fills it in."""

    def __init__(self, uri: str, name: str = "", source: str = "") -> None:
        self.uri = uri
        self.name = name
        self.source = source


def _key(route: Route, model: Model) -> list[_Piece]:
    binding = next((one for one in route.bindings if one.field.name.text == "key"), None)
    if binding is None:
        return []
    if binding.source != "value":
        return [_mapped(binding.source, binding.key, route, model)]
    return _told_apart([_piece(part, route, model) for part in _parts(binding)])


def _told_apart(pieces: list[_Piece]) -> list[_Piece]:
    """Parts of two places can have one name: `${path.id}/${query.id}` → `{id}/{id_}`."""
    sources: dict[str, str] = {}
    apart = []
    for piece in pieces:
        name = piece.name
        while name and sources.setdefault(name, piece.source) != piece.source:
            name += "_"
        apart.append(_Piece(f"{{{name}}}", name, piece.source) if name else piece)
    return apart


def _parts(binding: Binding) -> tuple[str | Reference, ...]:
    if isinstance(binding.value, Text):
        return binding.value.parts
    return (binding.value,) if isinstance(binding.value, Reference) else ()


def _piece(part: str | Reference, route: Route, model: Model) -> _Piece:
    if isinstance(part, str):
        from urllib.parse import quote

        return _Piece(quote(part, safe=_SAFE))
    root, *rest = part.path
    declared = (model.params, model.functions, model.raw_resources, model.declared)
    if root in _REQUEST and not any(root in names for names in declared):
        return _mapped(root, ".".join(rest), route, model)
    return _Piece(as_substitution(reference(part, model)))


def _mapped(source: str, key: str, route: Route, model: Model) -> _Piece:
    name = re.sub(r"[^A-Za-z0-9_]", "_", key)
    if source in _PLACES:
        return _Piece(f"{{{name}}}", name, f"method.request.{_PLACES[source]}.{key}")
    if source == "auth":
        authorizer = model.authorizers.get(route.access.authorizer) if route.access else None
        claims = "claims." if authorizer is not None and authorizer.function is None else ""
        return _Piece(f"{{{name}}}", name, f"context.authorizer.{claims}{key}")
    if source == "stage":
        return _Piece(f"${{!stageVariables.{key}}}")
    return _Piece(f"{{{name}}}", name, f"context.{key}")

"""Who may call, in Swagger: the security definitions, and what each operation asks for.

In: routes with their `access`, and the authorizers. Out: `securityDefinitions` with API Gateway's
extensions, and `security` for each operation: API Gateway ignores it at the root.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
"""

from __future__ import annotations

from typing import Any

from ...model.document import Arr, Obj
from ...model.nodes import Api, Authorizer, Given, Model, Route
from ...source import Span
from ...syntax.nodes import Reference
from ..add_cors import needs_key
from ..documents.merge import merge
from ..documents.setting_values import setting_value
from ..documents.values import object_of, of_resource
from ..stack.function_versions import invoked_arn

SIGV4 = "sigv4"
API_KEY = "api_key"
_DEFAULT_TTL = 300


def secure(operation: Obj, route: Route) -> None:
    """Put what a route asks of its caller into its operation."""
    access = route.access
    if access is None:
        return
    asked = Obj(span=access.span)
    if access.kind == "authorizer":
        asked[access.authorizer] = list(access.scopes)
    elif access.kind == "iam":
        asked[SIGV4] = []
    if access.kind == "key" or needs_key(route):
        asked[API_KEY] = []
    if asked:
        operation.put("security", Arr([asked], access.span), access.span)
    else:
        operation.put("x-amazon-apigateway-auth", Obj({"type": "NONE"}, access.span), access.span)


def security_definitions(api: Api, model: Model) -> Obj:
    """The definitions that the routes of an API use, in the order in which they are declared."""
    used = [route.access for route in api.routes if route.access is not None]
    names = {access.authorizer for access in used if access.kind == "authorizer"}
    definitions = Obj(span=api.keyword)
    for name, authorizer in model.authorizers.items():
        if name in names:
            definitions.put(name, _authorizer(authorizer, model), authorizer.name.span)
    iam = next((access for access in used if access.kind == "iam"), None)
    if iam is not None:
        definitions.put(SIGV4, _sigv4(iam.span), iam.span)
    keyed = [route for route in api.routes if _asks_for_key(route)]
    if keyed:
        definitions.put(API_KEY, _api_key(keyed[0].span), keyed[0].span)
    return definitions


def _asks_for_key(route: Route) -> bool:
    return needs_key(route) or (route.access is not None and route.access.kind == "key")


def _sigv4(span: Span) -> Obj:
    return _definition("Authorization", "awsSigv4", span)


def _api_key(span: Span) -> Obj:
    return Obj({"type": "apiKey", "name": "x-api-key", "in": "header"}, span)


def _definition(header: str, kind: str, span: Span) -> Obj:
    return Obj(
        {
            "type": "apiKey",
            "name": header,
            "in": "header",
            "x-amazon-apigateway-authtype": kind,
        },
        span,
    )


def _authorizer(authorizer: Authorizer, model: Model) -> Obj:
    span = authorizer.span
    if authorizer.function is None:
        made = _definition("Authorization", "cognito_user_pools", span)
        made["x-amazon-apigateway-authorizer"] = _cognito(authorizer, model)
    else:
        sources = _sources(authorizer)
        single = sources[0] if len(sources) == 1 else None
        token = single is not None and single.startswith("method.request.header.")
        # A REQUEST authorizer's definition has no one header, for which AWS's name is Unused.
        header = single.removeprefix("method.request.header.") if token and single else "Unused"
        made = _definition(header, "custom", span)
        made["x-amazon-apigateway-authorizer"] = _lambda(authorizer, sources, token, model)
    for block in authorizer.settings["swagger"].value if "swagger" in authorizer.settings else ():
        made = merge(made, object_of(block, model))
    return made


def _cognito(authorizer: Authorizer, model: Model) -> Obj:
    made = Obj({"type": "cognito_user_pools"}, authorizer.span)
    pools = authorizer.settings.get("cognito")
    if pools is not None:
        arns = [_pool_arn(value, model) for value in pools.value]
        made.put("providerARNs", Arr(arns, pools.span), pools.span)
    return made


def _pool_arn(value: Any, model: Model) -> Any:
    """The ARN of a pool that is named, or the ARN that is given."""
    named = model.declared.get(value.path[0]) if isinstance(value, Reference) else None
    if named is not None and named.kind == "pool":
        return of_resource(named, "arn", value.span)
    return setting_value(value, model)


def _lambda(authorizer: Authorizer, sources: list[str], token: bool, model: Model) -> Obj:
    assert authorizer.function is not None
    function = model.functions[authorizer.function.text]
    made = Obj({"type": "token" if token else "request"}, authorizer.span)
    made.put("authorizerUri", invocation_uri(invoked_arn(function)), authorizer.function.span)
    source = authorizer.settings.get("source")
    if not token and sources:
        made.put("identitySource", ", ".join(sources), source.span if source else None)
    pattern = authorizer.settings.get("pattern")
    if pattern is not None:
        made.put("identityValidationExpression", pattern.value, pattern.span)
    cache = authorizer.settings.get("cache")
    made.put("authorizerResultTtlInSeconds", _ttl(cache), cache.span if cache else None)
    return made


def _ttl(cache: Given | None) -> Any:
    if cache is None:
        return _DEFAULT_TTL
    return cache.value or 0


def _sources(authorizer: Authorizer) -> list[str]:
    given = authorizer.settings.get("source")
    if given is None:
        return ["method.request.header.Authorization"]
    places = {
        "header": "method.request.header.",
        "query": "method.request.querystring.",
        "stage": "stageVariables.",
        "context": "context.",
    }
    sources = []
    for word in given.value:
        root, *rest = word.path
        sources.append(places.get(root, "") + ".".join(rest))
    return sources


def invocation_uri(arn: str) -> Obj:
    """The URI with which API Gateway invokes the function of an `Fn::Sub` fragment."""
    return Obj(
        {
            "Fn::Sub": "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path"
            f"/2015-03-31/functions/{arn}/invocations"
        }
    )

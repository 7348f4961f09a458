"""The `x-amazon-apigateway-integration` of a route: what API Gateway does with a request.

In: a route with its plans of request and response. Out: the extension, every key spelled out.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...model.document import Arr, Obj
from ...model.nodes import (
    Api,
    FunctionTarget,
    HttpTarget,
    Model,
    ResponsePlan,
    Route,
    ServiceTarget,
)
from ..documents.values import sub, substitution
from ..stack.function_versions import invoked_arn
from .security import invocation_uri
from .services import put_service, service_parameters

_JSON = ("application/json",)
_PLACES = {"path": "path", "query": "querystring", "header": "header"}


def integration(route: Route, api: Api, model: Model) -> Obj:
    """What API Gateway does with the requests of a route."""
    made = Obj(span=route.target.span)
    target = route.target
    if isinstance(target, FunctionTarget):
        _function(made, target, api, model)
    elif isinstance(target, HttpTarget):
        _http(made, target, route, model)
    elif isinstance(target, ServiceTarget):
        put_service(made, target, api, route, model)
    else:
        made["type"] = "mock"
    if route.request is not None and route.request.template is not None:
        made["passthroughBehavior"] = "never"
    _timeout(made, route)
    _binary(made, route, api)
    _request_parameters(made, route, model)
    _cache(made, route)
    _request_templates(made, route)
    if route.responses:
        made["responses"] = _responses(route)
    return made


def _function(made: Obj, target: FunctionTarget, api: Api, model: Model) -> None:
    function = model.functions[target.function]
    made["type"] = "aws" if function.called else "aws_proxy"
    # Lambda is invoked by POST, whatever the method of the route.
    made["httpMethod"] = "POST"
    made.put("uri", invocation_uri(invoked_arn(function)), target.span)
    made["credentials"] = Obj({"Fn::GetAtt": [f"{api.logical_id}Role", "Arn"]}, target.span)


def _http(made: Obj, target: HttpTarget, route: Route, model: Model) -> None:
    made["type"] = "http_proxy"
    made["httpMethod"] = route.method
    made.put("uri", sub(substitution(target.url, model), target.url), target.span)


def _timeout(made: Obj, route: Route) -> None:
    timeout = route.settings.get("timeout")
    if timeout is not None and made["type"] != "mock":
        made.put("timeoutInMillis", timeout.value, timeout.span)


def _binary(made: Obj, route: Route, api: Api) -> None:
    # Templates see bytes where the media type of a request is binary, unless made text again.
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
    binary = api.settings.get("binary")
    passed_on = isinstance(route.target, ServiceTarget) and (
        route.request is None or route.request.template is None
    )
    if binary is None or made["type"] not in ("aws", "mock") or passed_on:
        return
    patterns = [re.escape(media).replace(r"\*", "[^/]*") for media in binary.value]
    if any(re.fullmatch(pattern, media) for pattern in patterns for media in consumed(route)):
        made.put("contentHandling", "CONVERT_TO_TEXT", binary.span)


def _request_parameters(made: Obj, route: Route, model: Model) -> None:
    parameters = Obj(span=route.target.span)
    if route.asynchronous:
        parameters["integration.request.header.X-Amz-Invocation-Type"] = "'Event'"
    if isinstance(route.target, HttpTarget):
        url = "".join(part for part in route.target.url.parts if isinstance(part, str))
        for name in re.findall(r"\{([^{}]*)\}", url):
            parameters[f"integration.request.path.{name}"] = f"method.request.path.{name}"
    if isinstance(route.target, ServiceTarget):
        parameters.update(service_parameters(route, route.target, model))
    if _cached(route):
        for place, name in _cache_keys(route):
            parameters[f"integration.request.{place}.{name}"] = f"method.request.{place}.{name}"
    if parameters:
        made["requestParameters"] = parameters


def _cached(route: Route) -> bool:
    given = route.settings.get("cache")
    return given is not None and bool(given.value) and route.method in ("GET", "ANY")


def _cache_keys(route: Route) -> list[tuple[str, str]]:
    """What of a request the answer depends on; without keys, all requests get one answer.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
    """
    keys = [("path", name) for name in route.path.variables]
    for binding in route.bindings:
        if binding.source in ("query", "header"):
            keys.append((_PLACES[binding.source], binding.key))
    return list(dict.fromkeys(keys))


def _cache(made: Obj, route: Route) -> None:
    if _cached(route):
        keys = [f"method.request.{place}.{name}" for place, name in _cache_keys(route)]
        if keys:
            span = route.settings["cache"].span
            made.put("cacheKeyParameters", Arr(keys, span), span)


def _request_templates(made: Obj, route: Route) -> None:
    plan = route.request
    if plan is None or plan.template is None:
        return
    text = templated(plan.template, plan.values)
    made["requestTemplates"] = Obj(dict.fromkeys(consumed(route), text), route.target.span)


def consumed(route: Route) -> tuple[str, ...]:
    """The media types that a route takes."""
    given = route.settings.get("consumes")
    return given.value if given is not None else _JSON


def produced(route: Route) -> tuple[str, ...]:
    """The media types that a route answers with."""
    given = route.settings.get("produces")
    return given.value if given is not None else _JSON


def templated(template: str, values: Mapping[str, Any]) -> Any:
    """A mapping template, with what is known only at deploy time filled in by CloudFormation."""
    return Obj({"Fn::Sub": [template, dict(values)]}) if values else template


def _responses(route: Route) -> Obj:
    responses = Obj(span=route.target.span)
    for plan in route.responses:
        if not plan.pattern:
            continue  # the template of another leads to it
        responses.put(plan.pattern, _response(plan, route), plan.span)
    return responses


def _response(plan: ResponsePlan, route: Route) -> Obj:
    made = Obj({"statusCode": str(plan.status)}, plan.span)
    if plan.headers:
        made["responseParameters"] = Obj(
            {f"method.response.header.{name}": value for name, value in plan.headers.items()},
            plan.span,
        )
    if plan.template is not None:
        text = templated(plan.template, plan.values)
        made["responseTemplates"] = Obj(dict.fromkeys(produced(route), text), plan.span)
    return made

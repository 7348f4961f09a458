"""Let web pages of one origin call: a preflight for each path, and a header on every answer.

    api { cors "https://a.example"; GET /users -> list_users }

gets `OPTIONS /users`, answered by API Gateway itself and without auth, and every response of
`GET /users`, errors included, says `Access-Control-Allow-Origin: https://a.example`. What API
Gateway answers by itself (a refused token, a throttled call) gets the header in
`gateway_responses`. The response of a function that gets the raw event is its own: it must send
the header itself.
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
"""

from __future__ import annotations

from typing import Any

from ..model.nodes import (
    Access,
    Api,
    Given,
    MockTarget,
    Model,
    RequestPlan,
    ResponsePlan,
    Route,
)
from ..syntax.nodes import Reference, Text
from .documents.values import as_substitution, reference, substituted, substitution

_METHODS = ("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS")
_PREFLIGHT_STATUS = 204


def add_cors(model: Model) -> Model:
    """The model with preflight routes, and with the headers on every planned response."""
    return model._replace(apis=tuple(_api(api, model) for api in model.apis))


def _api(api: Api, model: Model) -> Api:
    routes = tuple(_with_headers(route, model) for route in api.routes)
    return api._replace(routes=(*routes, *_preflights(api, model)))


def cors_of(route: Route) -> Given | None:
    """The cors setting of a route, None where it has none or is `off`."""
    given = route.settings.get("cors")
    return given if given is not None and given.value is not None else None


def _with_headers(route: Route, model: Model) -> Route:
    cors = cors_of(route)
    if cors is None:
        return route
    responses: list[ResponsePlan] = []
    for plan in route.responses:
        # Success has the route's own headers besides.
        own = {header.name.text for header in route.headers if not responses}
        added = origin_headers(cors, model) | _exposed({*own, *_listed(cors, "expose")})
        responses.append(plan._replace(headers={**plan.headers, **added}))
    return route._replace(responses=tuple(responses))


def _exposed(names: set[str]) -> dict[str, Any]:
    """The headers of an answer that a script may read."""
    return {"Access-Control-Expose-Headers": _quoted(",".join(sorted(names)))} if names else {}


def origin_headers(cors: Given, model: Model) -> dict[str, Any]:
    """The headers that every response has: the origin and, where cookies are sent, their leave."""
    headers = {"Access-Control-Allow-Origin": _origin(cors.value["first"], model)}
    if _flag(cors, "credentials"):
        headers["Access-Control-Allow-Credentials"] = "'true'"
    return headers


def _preflights(api: Api, model: Model) -> list[Route]:
    paths: dict[str, list[Route]] = {}
    for route in api.routes:
        paths.setdefault(route.path.text, []).append(route)
    made = []
    for routes in paths.values():
        first = next((route for route in routes if cors_of(route)), None)
        if first is not None and not any(route.method == "OPTIONS" for route in routes):
            made.append(_preflight(first, routes, model))
    return made


def _preflight(first: Route, routes: list[Route], model: Model) -> Route:
    cors = cors_of(first)
    assert cors is not None
    methods = {route.method for route in routes if cors_of(route)} | {"OPTIONS"}
    listed = _METHODS if "ANY" in methods else [name for name in _METHODS if name in methods]
    headers = {
        **origin_headers(cors, model),
        "Access-Control-Allow-Headers": _quoted(",".join(_request_headers(cors, routes, model))),
        "Access-Control-Allow-Methods": _quoted(",".join(listed)),
    }
    if "max_age" in cors.value:
        headers["Access-Control-Max-Age"] = _quoted(str(cors.value["max_age"].value))
    answer = ResponsePlan(
        pattern="default",
        status=_PREFLIGHT_STATUS,
        description="What a web page of this origin may send",
        template=None,
        schema=None,
        headers=headers,
        span=cors.span,
    )
    return Route(
        method="OPTIONS",
        path=first.path,
        target=MockTarget(None, cors.span),
        asynchronous=False,
        status=_PREFLIGHT_STATUS,
        status_span=cors.span,
        settings={},
        takes=(),
        gives=None,
        headers=(),
        access=Access("none", "", (), cors.span),
        span=cors.span,
        head=cors.name,
        request=RequestPlan(f'{{"statusCode": {_PREFLIGHT_STATUS}}}', {}, None, False),
        responses=(answer,),
    )


def _request_headers(cors: Given, routes: list[Route], model: Model) -> list[str]:
    """The request headers that the routes of a path know of, in order."""
    names = {name.lower(): name for name in _listed(cors, "headers")}
    for route in routes:
        for name in _headers_of(route, model):
            names.setdefault(name.lower(), name)
    return [names[key] for key in sorted(names)]


def _headers_of(route: Route, model: Model) -> list[str]:
    names = [binding.key for binding in route.bindings if binding.source == "header"]
    names += ["Content-Type"]
    access = route.access
    if access is not None and access.kind == "iam":
        names += ["Authorization", "X-Amz-Date", "X-Amz-Security-Token"]
    if (access is not None and access.kind == "key") or needs_key(route):
        names += ["X-Api-Key"]
    if access is not None and access.kind == "authorizer":
        names += authorizer_headers(access.authorizer, model)
    return names


def needs_key(route: Route) -> bool:
    """Whether a route asks for an API key besides its `auth`."""
    given = route.settings.get("key")
    return given is not None and bool(given.value)


def authorizer_headers(name: str, model: Model) -> list[str]:
    """The request headers that an authorizer reads."""
    source = model.authorizers[name].settings.get("source")
    if source is None:
        return ["Authorization"]
    paths = [word.path for word in source.value if isinstance(word, Reference)]
    return [".".join(path[1:]) for path in paths if path[0] == "header"]


def _listed(cors: Given, name: str) -> tuple[str, ...]:
    given = cors.value.get(name)
    return given.value if given is not None else ()


def _flag(cors: Given, name: str) -> bool:
    given = cors.value.get(name)
    return given is not None and bool(given.value)


def _origin(value: Any, model: Model) -> Any:
    if isinstance(value, Text):
        return substituted(_quoted(substitution(value, model)), value.span)
    if isinstance(value, Reference):
        return substituted(_quoted(as_substitution(reference(value, model))), value.span)
    return _quoted(value)


def _quoted(text: str) -> str:
    # API Gateway takes a static value in single quotes.
    return f"'{text}'"

"""Playing a compiled API: a good request for any operation, and answers for any type.

In: the emitted Swagger and the model that it was lowered from. Out: requests that satisfy what
an operation declares, results that satisfy a schema, and messages that signal an error.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from gateway import Gateway, Request
from svclang.model.nodes import Api, ErrorType, Function, FunctionTarget, Model, Route

_TEXTS = {
    "uuid": "0b0e8f6c-4a53-4a8e-9d0c-3f1c8d2b7a61",
    "email": "a@example.com",
    "uri": "https://example.com/a",
    "date": "2026-02-01",
    "date-time": "2026-02-01T10:00:00Z",
    "byte": "aGVsbG8=",
}
# Text that matches each pattern that the specs use.
_MATCHES = {
    "^[a-z][a-z0-9]*$": "nick7",
    "^[0-9A-Z -]{3,10}$": "CH-8001",
    "^[a-z-]+$": "printer",
}
SIGNED = {
    "Authorization": "Bearer let-me-in",
    "X-Desk": "3",
    "Content-Type": "application/json",
}
IAM_SIGNED = {**SIGNED, "Authorization": "AWS4-HMAC-SHA256 Credential=…"}


def sample(schema: Mapping[str, Any], definitions: Mapping[str, Any], depth: int = 0) -> Any:
    """A value that satisfies a schema, with every property as long as it is not too deep."""
    if "$ref" in schema:
        return sample(definitions[schema["$ref"].rpartition("/")[2]], definitions, depth + 1)
    if "enum" in schema:
        return schema["enum"][-1]
    kind = schema.get("type")
    if kind == "object":
        needed = schema.get("required", ())
        parts = schema.get("properties", {})
        chosen = [name for name in parts if name in needed or depth < 4]
        return {name: sample(parts[name], definitions, depth + 1) for name in chosen}
    if kind == "array":
        count = max(1, schema.get("minItems", 0)) if depth < 6 else schema.get("minItems", 0)
        return [sample(schema["items"], definitions, depth + 1)] * count
    if kind in ("integer", "number"):
        return schema.get("minimum", 7)
    if kind == "boolean":
        return True
    return _text(schema)


def _text(schema: Mapping[str, Any]) -> str:
    if "format" in schema:
        return _TEXTS[schema["format"]]
    if "pattern" in schema:
        return _MATCHES[schema["pattern"]]
    text: str = "Zoë said: \"$x #if \\ 'hi'\""
    low: int = schema.get("minLength", 0)
    high: int = schema.get("maxLength", 1000)
    return (text * (low // len(text) + 1))[: max(low, min(high, len(text)))]


def request_for(route: Route, swagger: Mapping[str, Any]) -> Request:
    """A request that the operation of a route is content with, all parameters given."""
    path, query, headers, body = route.path.text, [], {}, None
    for parameter in operation(route, swagger).get("parameters", ()):
        place, name = parameter["in"], parameter["name"]
        if place == "body":
            body = json.dumps(sample(parameter["schema"], swagger["definitions"]))
            continue
        text = _parameter(parameter)
        if place == "path":
            path = path.replace(f"{{{name}}}", text).replace(f"{{{name}+}}", text)
        elif place == "query":
            query.append((name, text))
        else:
            headers[name] = text
    signed = IAM_SIGNED if route.access and route.access.kind == "iam" else SIGNED
    method = "PUT" if route.method == "ANY" else route.method
    return Request(method, path, query, {**signed, **headers}, body)


def _parameter(parameter: Mapping[str, Any]) -> str:
    if parameter["type"] == "array":
        return _parameter(parameter["items"])
    value = sample(parameter, {})
    if parameter["type"] == "string" and not parameter.keys() & {"enum", "format", "pattern"}:
        return "some" if parameter["in"] == "path" else str(value)
    return json.dumps(value) if not isinstance(value, str) else value


def operation(route: Route, swagger: Mapping[str, Any]) -> dict[str, Any]:
    """The operation that a route was compiled to."""
    path = swagger["paths"][route.path.text]
    key = "x-amazon-apigateway-any-method" if route.method == "ANY" else route.method.lower()
    found: dict[str, Any] = path[key]
    return found


def success_schema(route: Route, swagger: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What the body of success is."""
    found: Mapping[str, Any] | None = operation(route, swagger)["responses"][str(route.status)].get(
        "schema"
    )
    return found


class Played(NamedTuple):
    """A spec's API, ready to be played."""

    model: Model
    api: Api
    swagger: dict[str, Any]

    def gateway(self, answer: Callable[[Any], Any], **more: Any) -> Gateway:
        """A gateway on which every function does the same, and everybody may call."""
        functions = {f.logical_id: answer for f in self.model.functions.values()}
        allowed = {
            "principalId": "clerk",
            "sub": "abc",
            "cognito:username": "clerk",
            "scope": "tickets/clerk tickets/admin",
        }
        chosen: dict[str, Any] = {
            "authorizers": {name: lambda event: allowed for name in self.model.authorizers},
            "parameters": {param.logical_id: "info" for param in self.model.params.values()},
        }
        return Gateway(self.swagger, functions, **chosen | more)

    def called(self) -> list[tuple[Route, Function]]:
        """The routes to functions with a signature, but those that nobody waits for."""
        return [
            (route, self.model.functions[route.target.function])
            for route in self.api.routes
            if isinstance(route.target, FunctionTarget)
            and self.model.functions[route.target.function].called
            and not route.asynchronous
        ]


def signals(error: ErrorType) -> list[str]:
    """The messages with which a function may signal an error."""
    name = error.name.text
    plain = [name, f"{name}: this is\nwhy, said 'Zoë'"]
    fields = {field.name.text: _field(field.type) for field in error.fields}
    return [*plain, json.dumps({"error": name, **fields})] if error.fields else plain


def _field(type_: Any) -> Any:
    kind = getattr(type_, "kind", None)
    if kind in ("int", "long"):
        return 7
    return ["2026-02-01"] if kind is None else "a@example.com"

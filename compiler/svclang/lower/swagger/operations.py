"""One Swagger operation for each route: parameters, responses, security and integration.

In: a route whose bindings and plans are worked out. Out: the operation, keys in the order in
which a person would write them. Parameters and responses are written out in place, because API
Gateway does not follow references to shared ones.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
"""

from __future__ import annotations

from typing import Any

from ...model.document import Arr, Obj
from ...model.names import pascal
from ...model.nodes import (
    Api,
    Binding,
    FunctionTarget,
    MockTarget,
    Model,
    ResponsePlan,
    Route,
    ServiceTarget,
)
from ...model.types import Choice, Field, Struct, Type
from ..documents.merge import merge
from ..documents.values import object_of
from ..templates.selection_patterns import FAILED
from .integrations import consumed, integration, produced
from .json_schema import Definitions, parameter_schema
from .security import secure
from .services import stores_type

_PLACES = {"path": "path", "query": "query", "header": "header"}


def method_key(route: Route) -> str:
    """The key of an operation in its path: the method, or AWS's own for any."""
    return "x-amazon-apigateway-any-method" if route.method == "ANY" else route.method.lower()


def operation_id(route: Route) -> str:
    """A name for the operation, from its route alone: `GET /users/{id}` -> `getUsersById`."""
    parts = [
        pascal(part.text) if part.kind == "literal" else f"By{pascal(part.text)}"
        for part in route.path.segments
    ]
    return route.method.lower() + ("".join(parts) or "Root")


class Operations:
    """Builds the operations of one API; `definitions` gathers the models that they use."""

    def __init__(self, api: Api, model: Model) -> None:
        self.api = api
        self.model = model
        self.definitions = Definitions(model)
        self.validators: set[str] = set()
        self._ids: dict[str, int] = {}

    def operation(self, route: Route) -> Obj:
        """The operation of a route."""
        made = Obj(span=route.span)
        made.put("operationId", self._id(route), route.head)
        self._describe(made, route)
        if any(binding.source == "body" for binding in route.bindings):
            made["consumes"] = list(consumed(route))
        if any(plan.schema is not None for plan in route.responses) or "produces" in route.settings:
            made["produces"] = list(produced(route))
        parameters = self._parameters(route)
        if parameters:
            made["parameters"] = parameters
        made["responses"] = self._responses(route)
        secure(made, route)
        validator = _validator(route, parameters)
        if validator:
            self.validators.add(validator)
            given = route.settings.get("validate")
            made.put(
                "x-amazon-apigateway-request-validator", validator, given.span if given else None
            )
        made["x-amazon-apigateway-integration"] = integration(route, self.api, self.model)
        for block in route.settings["swagger"].value if "swagger" in route.settings else ():
            made = merge(made, object_of(block, self.model))
        return made

    def _id(self, route: Route) -> str:
        name = operation_id(route)
        self._ids[name] = self._ids.get(name, 0) + 1
        return name if self._ids[name] == 1 else f"{name}{self._ids[name]}"

    def _describe(self, made: Obj, route: Route) -> None:
        target = route.target
        name = target.function if isinstance(target, FunctionTarget) else ""
        function = self.model.functions.get(name)
        summary = route.settings.get("summary")
        if summary is not None:
            made.put("summary", summary.value, summary.span)
        text = route.doc or (function.doc if function else "")
        if text:
            made["description"] = text
        tags = route.settings.get("tags")
        if tags is not None:
            made.put("tags", Arr(tags.value, tags.span), tags.span)
        deprecated = route.settings.get("deprecated")
        if deprecated is not None and deprecated.value:
            made.put("deprecated", True, deprecated.span)

    # --- Parameters

    def _parameters(self, route: Route) -> Arr:
        parameters = Arr(span=route.head)
        bound = {binding.key: binding for binding in route.bindings if binding.source == "path"}
        for segment in route.path.segments:
            if segment.kind != "literal":
                binding = bound.get(segment.text)
                parameters.append(self._path_parameter(segment.text, segment.span, binding))
        for binding in route.bindings:
            if binding.source in ("query", "header"):
                parameters.append(self._parameter(binding))
        if isinstance(route.target, ServiceTarget) and stores_type(route.target, self.model):
            parameters.append(self._content_type(route))
        plan = route.request
        if plan is not None and plan.body is not None:
            parameters.append(self._body(route, plan.body, required=plan.body_required))
        return parameters

    @staticmethod
    def _content_type(route: Route) -> Obj:
        """The type of an object, which is stored with it."""
        made = Obj({"name": "Content-Type", "in": "header"}, route.head)
        made["required"] = False
        return made.put("type", "string")

    def _path_parameter(self, name: str, span: Any, binding: Binding | None) -> Obj:
        made = Obj({"name": name, "in": "path"}, span)
        if binding is not None and binding.field.doc:
            made["description"] = binding.field.doc
        made["required"] = True
        made.update(self._schema(binding.field) if binding is not None else {"type": "string"})
        return made

    def _parameter(self, binding: Binding) -> Obj:
        field = binding.field
        made = Obj({"name": binding.key, "in": _PLACES[binding.source]}, binding.span)
        if field.doc:
            made["description"] = field.doc
        made["required"] = field.required
        made.update(self._schema(field))
        return made

    def _schema(self, field: Field) -> Obj:
        return parameter_schema(field, self.model.types)

    def _body(self, route: Route, body: Type, *, required: bool) -> Obj:
        target = route.target
        owner = target.function if isinstance(target, FunctionTarget) else operation_id(route)
        made = Obj({"name": "body", "in": "body", "required": required}, body.span)
        made["schema"] = self.definitions.reference(body, f"{pascal(owner)}Input")
        return made

    # --- Responses

    def _responses(self, route: Route) -> Obj:
        responses = Obj(span=route.head)
        for plan in sorted(route.responses, key=lambda plan: plan.status):
            responses.put(str(plan.status), self._response(plan, route), plan.span)
        if not responses:
            responses.put(str(route.status), self._stated(route), route.status_span)
        return responses

    def _response(self, plan: ResponsePlan, route: Route) -> Obj:
        success = route.responses[0]
        made = Obj({"description": plan.description}, plan.span)
        if plan.schema is not None:
            made["schema"] = self._response_schema(plan, route)
        headers = {*plan.headers}
        if plan is success or plan.status == FAILED or not plan.pattern:
            # The template of success answers a failure that looks like one as such.
            headers |= {*success.headers, *(header.name.text for header in route.headers)}
        if headers:
            made["headers"] = Obj(
                {name: Obj({"type": "string"}) for name in sorted(headers)}, plan.span
            )
        return made

    def _response_schema(self, plan: ResponsePlan, route: Route) -> Obj:
        assert plan.schema is not None
        failure = plan.schema.field("error") if isinstance(plan.schema, Struct) else None
        if plan is not route.responses[0] and failure and isinstance(failure.type, Choice):
            return self.definitions.reference(plan.schema, "Or".join(failure.type.values))
        target = route.target
        owner = target.function if isinstance(target, FunctionTarget) else operation_id(route)
        return self.definitions.reference(plan.schema, f"{pascal(owner)}Result")

    def _stated(self, route: Route) -> Obj:
        """The one response of a route whose answer is not the API's to shape."""
        made = Obj({"description": "What the target answers"}, route.status_span)
        if route.gives is not None:
            name = f"{pascal(operation_id(route))}Result"
            made["schema"] = self.definitions.reference(route.gives, name)
        return made


def _validator(route: Route, parameters: Arr) -> str:
    """The validator that a route needs: `all`, `body`, `params`, or none."""
    given = route.settings.get("validate")
    wanted = given.value if given is not None else "all"
    if wanted == "off" or (isinstance(route.target, MockTarget) and not route.bindings):
        return ""
    body = any(item["in"] == "body" for item in parameters) and wanted != "params"
    needed = any(item["in"] != "body" and item["required"] for item in parameters)
    params = needed and wanted != "body"
    if body and params:
        return "all"
    return "body" if body else "params" if params else ""

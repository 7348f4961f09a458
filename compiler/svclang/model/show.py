"""The model as text that reads like the language itself.

In: a model, after any stage. Out: text, the same for the same model. What a pass has derived
stands where it belongs, in words of its own:

    function get_user(id: uuid) -> User throws NotFound as GetUserFunction {
      memory 256MB
    }

    api as Api {
      GET /users/{id} -> get_user returns 200 {
        auth none
        id <- path.id
        request
          | { "id": "$util.escapeJavaScript($id)" }
        response default 200 "OK" -> User
      }
    }

Behind `as` stands a logical id, behind `<-` where a parameter comes from, behind `|` a line of a
mapping template. Documents are nested lines, `key: value`. `svc build --dump-after` prints this,
and it is the language of the passes' tests.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ..aws.api_settings import API_SETTINGS, AUTHORIZER_SETTINGS, ROUTE_SETTINGS
from ..aws.function_settings import (
    FUNCTION_SETTINGS,
    OUTPUT_SETTINGS,
    RAW_RESOURCE_SETTINGS,
    SERVICE_SETTINGS,
)
from .grants import known_kind
from .nodes import FunctionTarget, HttpTarget, MockTarget
from .show_values import (
    quoted,
    show_document,
    show_field,
    show_flow,
    show_json,
    show_settings,
    show_type,
    show_value,
)
from .types import Choice, Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from .nodes import (
        Api,
        Authorizer,
        Binding,
        DeclaredResource,
        ErrorType,
        Function,
        Model,
        Output,
        Param,
        RawResource,
        RequestPlan,
        ResponsePlan,
        Route,
        Target,
    )
    from .types import DeclaredType, Field

Lines = list[str]


def show(model: Model) -> str:
    """The whole model: what is declared, what was derived, and the documents that are there."""
    parts: list[Iterable[str]] = [_service(model)]
    parts += [_param(param) for param in model.params.values()]
    parts += [_type(declared) for declared in model.types.values()]
    parts += [_error(error) for error in model.errors.values()]
    parts += [show_function(function) for function in model.functions.values()]
    parts += [_authorizer(authorizer) for authorizer in model.authorizers.values()]
    parts += [_api(api) for api in model.apis]
    parts += [show_resource(declared) for declared in model.declared.values()]
    parts += [_output(output) for output in model.outputs]
    parts += [_raw(raw) for raw in model.raw_resources.values()]
    parts += _documents(model)
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _service(model: Model) -> Lines:
    service = model.service
    head = f"service {service.name.text}"
    lines = _block(head, show_settings(service.settings, SERVICE_SETTINGS))
    return [*_doc(service.doc), *lines, f"stage {model.stage}"]


def _param(param: Param) -> Lines:
    secret = "secret " if param.secret else ""
    kind = show_type(param.type) if param.type is not None else f"{param.aws_type}"
    default = "" if param.default is None else f" = {_default(param.default)}"
    named = _named(f"{secret}param {param.name.text}", param.logical_id)
    return [*_doc(param.doc), f"{named}: {kind}{default}"]


def _default(value: Any) -> str:
    is_json = value is None or type(value) in (bool, int, float, str, list, dict)
    return show_json(value) if is_json else show_value(value)


def _type(declared: DeclaredType) -> Lines:
    kind = declared.type
    head = f"type {declared.name.text}"
    if isinstance(kind, Struct):
        lines = _block(head, chain.from_iterable(map(_documented, kind.fields)))
        lines = lines if kind.fields else [f"{head} {{}}"]
    elif isinstance(kind, Choice) and kind.docs:
        values = zip(kind.docs, map(quoted, kind.values), strict=True)
        lines = _block(head, chain.from_iterable([*_doc(doc), value] for doc, value in values))
    else:
        lines = [f"{head} = {show_type(kind)}"]
    return [*_doc(declared.doc), *lines, *(f"swagger {show_value(s)}" for s in declared.swagger)]


def _documented(field: Field) -> Lines:
    return [*_doc(field.doc), show_field(field)]


def _error(error: ErrorType) -> Lines:
    fields = f" {{ {', '.join(map(show_field, error.fields))} }}" if error.fields else ""
    head = f"error {error.name.text} {error.status} {quoted(error.message)}"
    return [*_doc(error.doc), head + fields]


def show_function(function: Function) -> Lines:
    """The lines of one function."""
    head = f"function {function.name.text}"
    if function.params is not None:
        head += f"({', '.join(map(show_field, function.params))})"
    if function.result is not None:
        head += f" -> {show_type(function.result)}"
    if function.throws:
        head += f" throws {', '.join(name.text for name in function.throws)}"
    settings = show_settings(function.settings, FUNCTION_SETTINGS)
    return [*_doc(function.doc), *_block(_named(head, function.logical_id), settings)]


def _authorizer(authorizer: Authorizer) -> Lines:
    head = f"authorizer {authorizer.name.text}"
    if authorizer.function is not None:
        head += f" -> {authorizer.function.text}"
    settings = show_settings(authorizer.settings, AUTHORIZER_SETTINGS)
    return [*_doc(authorizer.doc), *_block(head, settings)]


def show_resource(declared: DeclaredResource) -> Lines:
    """The lines of one resource of the language's own kinds."""
    kind = known_kind(declared)
    head = _named(f"{declared.kind} {declared.name.text}", declared.logical_id)
    inner = list(show_settings(declared.settings, kind.settings))
    for feed in declared.feeds:
        trigger = kind.triggers[feed.trigger]
        own = feed.trigger in kind.settings or not feed.trigger
        words = [feed.trigger if own else f"on {feed.trigger}"]
        words += [show_value(feed.words)] if feed.words is not None else []
        arrow = " ".join([*filter(None, words), "->", feed.target.text])
        inner += _block(arrow, show_settings(feed.settings, trigger.settings))
    return [*_doc(declared.doc), *_block(head, inner)]


def _output(output: Output) -> Lines:
    settings = [f"export {show_value(output.export)}"] if output.export is not None else []
    head = f"output {output.name.text} = {show_value(output.value)}"
    return [*_doc(output.doc), *_block(head, settings)]


def _raw(raw: RawResource) -> Lines:
    head = _named(f"resource {raw.name.text} {quoted(raw.type)}", raw.logical_id)
    properties = (show_value(entry) for entry in raw.properties.entries) if raw.properties else ()
    settings = show_settings(raw.settings, {**OUTPUT_SETTINGS, **RAW_RESOURCE_SETTINGS})
    return [*_doc(raw.doc), *_block(head, [*properties, *settings])]


# --- The API --------------------------------------------------------------------------------------


def _api(api: Api) -> Lines:
    head = _named("api" if api.name == "api" else f"api {api.name}", api.logical_id)
    inner: Lines = list(show_settings(api.settings, API_SETTINGS))
    for route in api.routes:
        inner += show_route(route)
    if api.swagger is not None:
        inner += ["swagger", *show_document(api.swagger, "  ")]
    return [*_doc(api.doc), *_block(head, inner)]


def show_route(route: Route) -> Lines:
    """The lines of one route."""
    head = f"{route.method} {route.path.text} -> {_target(route.target)}"
    head += f"{' async' if route.asynchronous else ''} returns {route.status}"
    settings = {name: given for name, given in route.settings.items() if name != "header"}
    inner: Lines = []
    for level in route.inherited[1:]:
        inner += [f"inherits {line}" for line in show_settings(level, ROUTE_SETTINGS)]
    inner += show_settings(settings, ROUTE_SETTINGS)
    inner += _headers(route)
    inner += [f"takes {show_field(field, dotted=True)}" for field in route.takes]
    inner += [f"gives {show_type(route.gives)}"] if route.gives is not None else []
    inner += [_binding(binding) for binding in route.bindings]
    inner += _request(route.request) if route.request is not None else []
    for plan in route.responses:
        inner += _response(plan)
    return [*_doc(route.doc), *_block(head, inner)]


def _headers(route: Route) -> Lines:
    """Those that hold for the route; before they are worked out, those that it states itself."""
    given = route.settings.get("header")
    own = [header for group in given.value for header in group] if given is not None else []
    return [f"header {show_value(header)}" for header in route.headers or own]


def _target(target: Target) -> str:
    if isinstance(target, HttpTarget):
        return show_value(target.url)
    if isinstance(target, MockTarget):
        return "mock" if target.value is None else f"mock {show_value(target.value)}"
    name = target.function if isinstance(target, FunctionTarget) else target.resource
    action = "" if isinstance(target, FunctionTarget) else f".{target.action}"
    given = ", ".join(f"{one.name.text}: {show_value(one.value)}" for one in target.arguments)
    return f"{name}{action}({given})" if given else f"{name}{action}"


def _binding(binding: Binding) -> str:
    if binding.value is not None:
        source = show_value(binding.value)
    else:
        source = f"{binding.source}.{binding.key}" if binding.key else binding.source
    return f"{binding.field.name.text} <- {source}"


def _request(plan: RequestPlan) -> Lines:
    head = "request"
    if plan.body is not None:
        mark = "" if plan.body_required else "?"
        head += f" body {show_type(plan.body)}{mark}"
    return [head, *_template(plan.template, plan.values)]


def _response(plan: ResponsePlan) -> Lines:
    pattern = f"/{plan.pattern}/" if plan.pattern not in ("default", "") else plan.pattern or "set"
    schema = f" -> {show_type(plan.schema)}" if plan.schema is not None else ""
    head = f"response {pattern} {plan.status} {quoted(plan.description)}{schema}"
    headers = [f"  header {name}: {show_flow(value)}" for name, value in plan.headers.items()]
    return [head, *headers, *_template(plan.template, plan.values)]


def _template(template: str | None, values: Mapping[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        yield f"  with {name} = {show_flow(value)}"
    if template is not None:
        yield from (f"  | {line}".rstrip() for line in template.split("\n"))


# --- Documents ------------------------------------------------------------------------------------


def _documents(model: Model) -> list[Iterable[str]]:
    """The template, or the resources that will stand in it; a Swagger is shown once, in its API."""
    shown = {id(api.swagger): f"<swagger of {api.name}>" for api in model.apis if api.swagger}
    if model.template is not None:
        return [["template", *show_document(_without(model.template, shown), "  ")]]
    return [
        [f"made {made.logical_id}", *show_document(_without(made.document, shown), "  ")]
        for made in model.resources
    ]


def _without(node: Any, shown: Mapping[int, str]) -> Any:
    """A document with the parts that are shown elsewhere named only."""
    if id(node) in shown:
        return shown[id(node)]
    if isinstance(node, dict):
        return {key: _without(value, shown) for key, value in node.items()}
    return [_without(item, shown) for item in node] if isinstance(node, list) else node


# --- What they share ------------------------------------------------------------------------------


def _doc(doc: str) -> Lines:
    return [f"/// {line}".rstrip() for line in doc.split("\n")] if doc else []


def _named(head: str, logical_id: str) -> str:
    return f"{head} as {logical_id}" if logical_id else head


def _block(head: str, inner: Iterable[str]) -> Lines:
    lines = [f"  {line}".rstrip() for line in inner]
    return [f"{head} {{", *lines, "}"] if lines else [head]

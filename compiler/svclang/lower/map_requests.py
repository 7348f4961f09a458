"""Write the mapping template that turns each request into the event of its function.

    GET /users/{id} -> get_user     get_user(id: uuid, fields: [string]?, limit: int = 20)

gets, as `route.request`, the template

    #set($id = "$!input.params().path.get('id')")
    #set($fields = "$!input.params().querystring.get('fields')")
    #set($limit = "$!input.params().querystring.get('limit')")
    #set($fieldsComma = "")
    {
      "id": "$util.escapeJavaScript($id).replaceAll("\\\\'", "'")",
      "limit": #if($limit.trim() == "")20#elseif($limit.matches('…'))$limit#else"…"#end
      #if($fields.trim() != ""), "fields": [#foreach(… in $fields.trim().split(" *, *"))…#end]#end
    }

Whatever comes in, what comes out is one JSON object with the declared parameters as its keys:

- Text is quoted and escaped. A number or boolean that is written as JSON writes it stands bare;
  else its text is passed on in quotes, for the function to see what came. A list of scalars is
  its items with commas between them, blank ones dropped.
- A parameter that is absent or blank takes its default, or is left out where it is optional.
- The body, or a field of it, is passed on as JSON. A structure in which a field has a default is
  written field by field, with the defaults of what is absent; `unapplied_defaults` of
  `model.mapping_limits` says which defaults this does not reach.

https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.mapping_limits import can_be_addressed, opened
from ..model.nodes import FunctionTarget, MockTarget, RequestPlan, ServiceTarget
from ..model.types import Field, ListOf, Struct, underlying
from ..syntax.nodes import Name, Reference, Text
from .templates import velocity
from .templates.request_text import has_claims, read_text
from .templates.velocity import Entry, Template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model.nodes import Binding, Model, Route
    from ..model.types import DeclaredType, Json, Type

    Types = dict[str, DeclaredType]


def map_requests(model: Model) -> Model:
    """The model with the request plan of every route."""
    return model.with_routes(
        lambda route: route._replace(request=_plan(route, model) or route.request)
    )


def _plan(route: Route, model: Model) -> RequestPlan | None:
    body, required = _body(route)
    if isinstance(route.target, MockTarget):
        return RequestPlan(f'{{"statusCode": {route.status}}}', {}, body, required)
    if isinstance(route.target, ServiceTarget):
        from .direct.requests import service_request

        return service_request(route, model)._replace(body=body, body_required=required)
    target = route.target
    function = model.functions.get(target.function) if isinstance(target, FunctionTarget) else None
    if function is None or not function.called:
        return RequestPlan(None, {}, body, required)
    template = Template()
    text = _Event(route, model, template).text()
    return RequestPlan(text, template.values, body, required)


# --- The type of the body -------------------------------------------------------------------------


def _body(route: Route) -> tuple[Type | None, bool]:
    """The type of a route's body, and whether there must be one."""
    parts = [binding for binding in route.bindings if binding.source == "body"]
    whole = next((binding for binding in parts if not binding.key), None)
    if whole is not None:
        return whole.field.type, whole.field.required
    if not parts:
        return None, False
    fields = _fields([(tuple(binding.key.split(".")), binding) for binding in parts])
    return Struct(fields, parts[0].span), any(field.required for field in fields)


def _fields(parts: Sequence[tuple[tuple[str, ...], Binding]]) -> tuple[Field, ...]:
    """The fields of the structure that has a field for each of `parts`, which are paths into it."""
    grouped: dict[str, list[tuple[tuple[str, ...], Binding]]] = {}
    for (first, *rest), binding in parts:
        grouped.setdefault(first, []).append((tuple(rest), binding))
    return tuple(_field(name, below) for name, below in grouped.items())


def _field(name: str, below: Sequence[tuple[tuple[str, ...], Binding]]) -> Field:
    own = next((binding for rest, binding in below if not rest), None)
    span = below[0][1].span
    if own is not None:
        return own.field._replace(name=Name(name, span))
    fields = _fields(below)
    optional = not any(field.required for field in fields)
    return Field(Name(name, span), Struct(fields, span), optional, None, span)


# --- The event ------------------------------------------------------------------------------------


class _Event:
    """The event of one route's function, as it is written into a template."""

    def __init__(self, route: Route, model: Model, template: Template) -> None:
        self.route = route
        self.model = model
        self.types = model.types
        self.template = template
        self.objects: dict[tuple[str, ...], str] = {}
        self.cognito = has_claims(route, model)

    def text(self) -> str:
        """The whole template."""
        entries = [self._entry(binding) for binding in self.route.bindings]
        return self.template.text(self.template.object(entries))

    def _entry(self, binding: Binding) -> Entry:
        """The key of one parameter."""
        if binding.source == "body":
            return self._from_body(binding)
        if binding.source == "value":
            return self._from_value(binding)
        name = read_text(binding, self.template, cognito=self.cognito)
        return self._from_text(binding.field, name)

    def _from_text(self, field: Field, name: str) -> Entry:
        """The key of a parameter whose text is in the variable `name`."""
        default = _default(field, self.types)
        type_ = underlying(field.type, self.types)
        if isinstance(type_, ListOf):
            value = velocity.split_list(name, type_.item, self.types, self.template)
            if default:
                value = velocity.choose([(velocity.is_blank(name), default)], value)
        else:
            value = velocity.typed(name, type_, self.types, default)
        condition = "" if field.required or default else velocity.is_given(name)
        return Entry(field.name.text, value, condition)

    def _from_value(self, binding: Binding) -> Entry:
        """The key of a parameter that the route gives a value."""
        value, field = binding.value, binding.field
        if isinstance(value, Text) and len(value.parts) == 1:
            part = value.parts[0]
            value = part if isinstance(part, Reference) else value
        if isinstance(value, Reference):
            held = self.template.placeholder(value, self.model)
            if held is not None:
                name = self.template.assign(field.name.text, held)
                return self._from_text(field._replace(optional=False, default=None), name)
        known = self.template.value(value, self.model, field.type) if value else "null"
        return Entry(field.name.text, known)

    # --- Parts of the body

    def _from_body(self, binding: Binding) -> Entry:
        """The key of a parameter that is the body, or a field of it."""
        field, key = binding.field, binding.key
        default = _default(field, self.types)
        path = tuple(key.split(".")) if key else ()
        value = self._json(field.type, path, "  ", ())
        if field.required:
            return Entry(field.name.text, value)
        given = self._given(path)
        if not default:
            return Entry(field.name.text, value, given)
        return Entry(field.name.text, velocity.choose([(given, value)], default))

    def _given(self, path: tuple[str, ...]) -> str:
        """The condition that the body, or the field of it that `path` leads to, is there.

        API Gateway reads a body that is not there as `{}`.
        """
        if path:
            return velocity.holds(self._object(path[:-1]), path[-1])
        body = self.template.assign("raw", velocity.text_of("input.body"))
        return f"{velocity.is_given(body)} && ${body} != '{{}}'"

    def _object(self, path: tuple[str, ...]) -> str:
        """The variable that holds the object at `path`."""
        if path not in self.objects:
            at = velocity.json_path(path)
            name = path[-1] if path else "body"
            self.objects[path] = self.template.assign_object(
                name, f"$input.path({at})", f"$input.json({at}).startsWith('{{')"
            )
        return self.objects[path]

    def _json(
        self, type_: Type, path: tuple[str, ...], indent: str, within: tuple[str, ...]
    ) -> str:
        """The JSON of what is at `path` of the body, with the defaults of what is absent in it."""
        names, below = opened(type_, self.types)
        if not _applies(type_, self.types, within) or not isinstance(below, Struct):
            return f"$input.json({velocity.json_path(path)})"
        inner = indent + "  "
        entries = [self._field(field, path, inner, (*within, *names)) for field in below.fields]
        return self.template.object(entries, indent)

    def _field(
        self, field: Field, path: tuple[str, ...], indent: str, within: tuple[str, ...]
    ) -> Entry:
        """One field of a structure that is written field by field."""
        name = field.name.text
        default = _default(field, self.types)
        given = "" if field.required else velocity.holds(self._object(path), name)
        value = self._json(field.type, (*path, name), indent, within)
        if default:
            return Entry(name, velocity.choose([(given, value)], default))
        return Entry(name, value, given)


# --- Defaults -------------------------------------------------------------------------------------


def _applies(type_: Type, types: Types, within: tuple[str, ...] = ()) -> bool:
    """Whether a template must write a structure field by field, for a default somewhere in it."""
    names, below = opened(type_, types)
    if not isinstance(below, Struct) or set(names) & set(within) or not can_be_addressed(below):
        return False
    inner = (*within, *names)
    return any(field.default or _applies(field.type, types, inner) for field in below.fields)


def _default(field: Field, types: Types) -> str:
    """The default of a field as JSON, with the defaults of the fields in it; empty for none."""
    if field.default is None:
        return ""
    return velocity.json_text(_completed(field.default.value, field.type, types, ()))


def _completed(value: Json, type_: Type, types: Types, within: tuple[str, ...]) -> Json:
    """A value with the defaults of the fields that it leaves out."""
    names, below = opened(type_, types)
    if not isinstance(below, Struct) or not isinstance(value, dict) or set(names) & set(within):
        return value
    inner = (*within, *names)
    whole = dict(value)
    for field in below.fields:
        name = field.name.text
        if name in value:
            whole[name] = _completed(value[name], field.type, types, inner)
        elif field.default is not None:
            whole[name] = _completed(field.default.value, field.type, types, inner)
    return whole

"""Plan what each route answers: success first, then one response for each status of a failure.

    GET /users/{id} -> get_user     function get_user(id: uuid) -> User throws NotFound

gets, as `route.responses`, a success whose template passes the result on, the 404 of `NotFound`,
500 for every failure that nobody declared and 504 for a timeout. The template of the 404:

    #set($message = "$!input.path('$.errorMessage')")
    #set($text = $message.replaceAll('^NotFound:?', ''))
    {
      "error": "NotFound",
      "message": "#if($text.trim() == "")No such thing#else$util.escapeJavaScript(…)…#end"
    }

The bodies of 500 and 504 are fixed: nothing of the failure reaches the caller. A failure with an
empty message looks like a success to every pattern, so the template of success turns it into 500.
What a function without a signature or a URL answers is passed on as it is, without a plan.

https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.nodes import FunctionTarget, MockTarget, ResponsePlan, ServiceTarget
from ..model.types import Choice, Field, ListOf, Scalar, Struct, underlying
from ..syntax.nodes import Name
from .templates import velocity
from .templates.response_headers import response_headers
from .templates.selection_patterns import FAILED, TIMED_OUT, json_form, selection_patterns
from .templates.velocity import NO_BODY, Entry, Template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model.nodes import ErrorType, Function, Model, Route
    from ..model.types import DeclaredType, Type
    from ..source import Span
    from .templates.selection_patterns import Selection

    Types = dict[str, DeclaredType]

_FIXED = {
    FAILED: ("InternalError", "Internal server error"),
    TIMED_OUT: ("Timeout", "The function took too long"),
}
_MEANINGS = {200: "OK", 201: "Created", 202: "Accepted", 204: "No content", 304: "Not modified"}


def map_responses(model: Model) -> Model:
    """The model with the responses of every route."""
    return model.with_routes(
        lambda route: route._replace(responses=_plans(route, model) or route.responses)
    )


def _plans(route: Route, model: Model) -> tuple[ResponsePlan, ...]:
    target = route.target
    if isinstance(target, MockTarget):
        return (_mock(route, target, model),)
    if isinstance(target, ServiceTarget):
        from .direct.answers import service_plans

        return service_plans(route, model)
    function = model.functions.get(target.function) if isinstance(target, FunctionTarget) else None
    if function is None or not function.called:
        return ()
    if route.asynchronous:
        return (_accepted(route, model),)
    thrown = dict.fromkeys(name.text for name in function.throws)
    failures = selection_patterns(model.errors[name] for name in thrown if name in model.errors)
    return (
        _success(route, function, model),
        *(_failure(selection, route, model.types) for selection in failures),
    )


# --- Success --------------------------------------------------------------------------------------


def _mock(route: Route, target: MockTarget, model: Model) -> ResponsePlan:
    """The fixed answer of a mock."""
    template = Template()
    headers, overrides = response_headers(route, model, template)
    body = NO_BODY if target.value is None else template.value(target.value, model, route.gives)
    return _default(route, template, [*overrides, body], headers, route.gives)


def _accepted(route: Route, model: Model) -> ResponsePlan:
    """The answer to a call that nobody waits for."""
    template = Template()
    headers, overrides = response_headers(route, model, template)
    return _default(route, template, [*overrides, NO_BODY], headers, None)


def _success(route: Route, function: Function, model: Model) -> ResponsePlan:
    """The result of a function; or 500, for a failure with an empty message."""
    template = Template()
    failed = _failed_silently(template)
    headers, overrides = response_headers(route, model, template)
    body = "" if function.result is None else "$input.json('$')"
    lines = [
        f"#if({failed})",
        f"#set($context.responseOverride.status = {FAILED})",
        _fixed_body(FAILED),
        *(["#else"] if overrides or body else []),
        *overrides,
        f"{body}#end",
    ]
    return _default(route, template, lines, headers, function.result)


def _failed_silently(template: Template) -> str:
    """The condition that what looks like a result is a failure with an empty message."""
    is_object = "$input.json('$').startsWith('{')"
    result = template.assign_object("result", "$input.path('$')", is_object)
    message = velocity.text_of(f"{result}.get('errorMessage')")
    return velocity.is_filled(f"{result}.get('errorType')") + f' && {message} == ""'


def _default(
    route: Route,
    template: Template,
    lines: Sequence[str],
    headers: dict[str, object],
    schema: Type | None,
) -> ResponsePlan:
    """The response to all that no pattern matches."""
    return ResponsePlan(
        pattern="default",
        status=route.status,
        description=_meaning(route.status),
        template=template.text("\n".join(lines)),
        schema=schema,
        headers=headers,
        span=route.status_span,
        values=template.values,
    )


def _meaning(status: int) -> str:
    """What a status means, in words."""
    if status in _MEANINGS:
        return _MEANINGS[status]
    from http import HTTPStatus  # not one of the usual ones, so that few need the import

    known = {int(each): each.phrase for each in HTTPStatus}
    return known.get(status, "The answer")


# --- Failures -------------------------------------------------------------------------------------


def _failure(selection: Selection, route: Route, types: Types) -> ResponsePlan:
    """The response to the failures that have one status."""
    meanings = [error.message or error.name.text for error in selection.errors]
    if selection.status in _FIXED:
        meanings.append(_FIXED[selection.status][1])
    return ResponsePlan(
        pattern=selection.pattern,
        status=selection.status,
        description="; or ".join(dict.fromkeys(meanings)),
        template=_failure_template(selection, types),
        schema=_schema(selection, types, route.head),
        headers={},
        span=selection.errors[0].name.span if selection.errors else route.head,
    )


def _failure_template(selection: Selection, types: Types) -> str:
    template = Template()
    fixed = _fixed_body(selection.status) if selection.status in _FIXED else None
    if not selection.errors:
        return fixed or NO_BODY
    message = template.assign("message", velocity.text_of("input.path('$.errorMessage')"))
    blocks = [_error_body(error, message, template, types) for error in selection.errors]
    lines = []
    for number, (error, block) in enumerate(zip(selection.errors, blocks, strict=True)):
        last = fixed is None and number == len(blocks) - 1
        word = "#elseif" if number else "#if"
        lines += ["#else" if last else f"{word}({_signals(error, message)})", block]
    if fixed is not None:
        lines += ["#else", fixed]
    return template.text(blocks[0] if len(lines) == 2 else "\n".join([*lines, "#end"]))


def _fixed_body(status: int) -> str:
    name, message = _FIXED[status]
    return Template().object(
        [Entry("error", velocity.json_text(name)), Entry("message", velocity.json_text(message))]
    )


def _signals(error: ErrorType, message: str) -> str:
    """The condition that a message signals an error."""
    name = error.name.text
    either = [f'${message} == "{name}"', f'${message}.startsWith("{name}:")']
    if error.fields:
        either.append(f"${message}.matches('{json_form([error])}')")
    return " || ".join(either)


def _error_body(error: ErrorType, message: str, template: Template, types: Types) -> str:
    """The body of one error: its name, its message, and its fields where they are given."""
    branch = template.branch()
    name = error.name.text
    text = branch.assign("text", f"${message}.replaceAll('^{name}:?', '')")
    details = ""
    if error.fields:
        details = branch.assign("details", "{}")
        branch.head += [
            f"#if(${message}.trim().startsWith('{{'))",
            f"#set(${details} = $util.parseJson(${message}))",
            f"#set(${text} = \"$!{details}.get('message')\")",
            "#end",
        ]
    own = [(velocity.is_blank(text), velocity.json_text(error.message)[1:-1])]
    says = velocity.choose(own if error.message else [], velocity.escaped(f"${text}.trim()"))
    entries = [Entry("error", velocity.json_text(name)), Entry("message", f'"{says}"')]
    entries += [_field(field, details, branch, types, "  ") for field in error.fields]
    return branch.text(branch.object(entries))


def _field(field: Field, owner: str, template: Template, types: Types, indent: str) -> Entry:
    """One field of an error; `owner` refers to the object that it is read from."""
    name = field.name.text
    at = f"{owner}.get('{velocity.bare_name(name)}')"
    filled = velocity.is_filled(at)
    type_ = underlying(field.type, types)
    if isinstance(type_, Struct):
        inner = template.assign_object(name, f"${at}", filled)
        fields = [_field(below, inner, template, types, indent + "  ") for below in type_.fields]
        value = template.object(fields, indent)
    elif isinstance(type_, ListOf):
        value = velocity.copied_list(name, at, type_.item, types, template)
    else:
        variable = template.assign(name, velocity.text_of(at))
        value = velocity.typed(variable, type_, types)
    if field.default:
        value = velocity.choose([(filled, value)], velocity.json_text(field.default.value))
        return Entry(name, value)
    return Entry(name, value, velocity.holds(owner, name) if field.required else filled)


def _schema(selection: Selection, types: Types, span: Span) -> Struct:
    """The type of the body that the failures of one status have."""
    names = [error.name.text for error in selection.errors]
    if selection.status in _FIXED:
        names.append(_FIXED[selection.status][0])
    carried: dict[str, list[Field]] = {}
    for error in selection.errors:
        for field in error.fields:
            carried.setdefault(field.name.text, []).append(field)
    fields = [_shared(given, len(given) == len(names), types) for given in carried.values()]
    name = _plain("error", Choice(tuple(names), span), span)
    message = _plain("message", Scalar("string", span), span)
    return Struct((name, message, *fields), span)


def _plain(name: str, type_: Type, span: Span) -> Field:
    return Field(Name(name, span), type_, optional=False, default=None, span=span)


def _shared(given: Sequence[Field], everywhere: bool, types: Types) -> Field:
    """One field of a body that several errors share."""
    first = given[0]
    same = all(field.type == first.type for field in given)
    type_ = first.type if same else Scalar("any", first.span)
    optional = not everywhere or any(field.optional for field in given)
    return first._replace(type=type_, optional=optional, default=None)

"""Plan what a route to a resource answers: success, and every way in which its service says no.

    GET /items/{id} -> items.get { gives Item }

gets 200 with the item, 404 where there is none, 400 for a request that DynamoDB refuses, 429 where
it is throttled and 500 for all else. API Gateway chooses by the status that the service answers
with; why it answers 400 stands in its body, of which the name of the error is read and nothing is
passed on. What looks like success and is none (an event that was not taken, an execution that
failed) is found in the template of success.

In: a route whose bindings are derived, and the model. Out: its `ResponsePlan`s, success first. One
without a pattern is reached from the template of another.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.actions import action_of
from ...model.items import page_of
from ...model.mapping_limits import opened
from ...model.nodes import ResponseHeader, ResponsePlan, ServiceTarget
from ...model.types import Choice, Field, ListOf, Scalar, Struct
from ...syntax.nodes import Name, Reference, Text
from ..templates import velocity
from ..templates.response_headers import response_headers
from ..templates.velocity import NO_BODY, Entry, Template
from .items import ItemReader
from .table_requests import page_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...aws.action import Exchange, Refusals
    from ...aws.forms import TypedName
    from ...model.nodes import DeclaredResource, Model, Route
    from ...model.types import Type
    from ...source import Span

WITHOUT_BODY = (204, 205, 304)
_ANSWERS = {
    400: ("BadRequest", "The request was refused"),
    404: ("NotFound", "There is no such thing"),
    429: ("TooManyRequests", "Too many requests"),
    500: ("InternalError", "Internal server error"),
    503: ("Unavailable", "Try again later"),
    504: ("Timeout", "It took too long"),
}
_HEADERS = ("Content-Type", "ETag", "Last-Modified", "Cache-Control", "Content-Disposition")
"""The headers of an object that are handed on."""

# Any status of 200 to 299 is success; API Gateway matches the whole of a pattern.
_CLIENT = "4[0-9]{2}"
_OTHERS = r"[^24][\s\S]*"


def service_plans(route: Route, model: Model) -> tuple[ResponsePlan, ...]:
    """The responses of a route to a resource."""
    assert isinstance(route.target, ServiceTarget)
    found = action_of(route.target, model)
    if found is None or found[1].exchange is None:
        return ()
    declared, action = found
    exchange = action.exchange
    assert exchange is not None
    success = _Success(route, declared, exchange, model).plan()
    return (success, *_failures(route, exchange))


# --- Failures -------------------------------------------------------------------------------------


def _failures(route: Route, exchange: Exchange) -> list[ResponsePlan]:
    refusals = exchange.refusals
    if not refusals.code:
        return list(_by_status(route, refusals))
    span = route.head
    plans = [
        _plan(400, _CLIENT, _by_code(refusals), span),
        _plan(429, "", None, span),
        _plan(500, _OTHERS, fixed_body(500), span),
    ]
    if exchange.answer == "item":
        plans.append(_plan(404, "", None, span))
    if exchange.answer == "output":
        plans.append(_plan(504, "", None, span))
    return plans


def _by_status(route: Route, refusals: Refusals) -> Iterable[ResponsePlan]:
    """The failures of a service whose answers are not read."""
    span = route.head
    told = (*refusals.missing, *refusals.failed)
    others = "|".join(str(status) for status in told)
    yield _plan(400, f"(?!{others}){_CLIENT}", fixed_body(400), span)
    if refusals.missing:
        yield _plan(404, "|".join(map(str, refusals.missing)), fixed_body(404), span)
    busy = "|".join(str(status) for status in refusals.busy)
    failed = "".join(f"|{status}" for status in refusals.failed)
    yield _plan(500, f"(?!{busy}){_OTHERS}{failed}", fixed_body(500), span)
    yield _plan(503, busy, fixed_body(503), span)


def _by_code(refusals: Refusals) -> str:
    """The template of an answer whose body says what is wrong."""
    template = Template()
    code = template.assign("code", velocity.text_of(f"input.path({_path(refusals.code)})"))
    lines = [
        f"#if({_is_one_of(code, refusals.throttled)})",
        f"#set($context.responseOverride.status = 429)\n{fixed_body(429)}",
        f"#elseif({_is_one_of(code, refusals.refused)})",
        fixed_body(400),
        "#else",
        f"#set($context.responseOverride.status = 500)\n{fixed_body(500)}",
        "#end",
    ]
    return template.text("\n".join(lines))


def _path(names: Iterable[str]) -> str:
    """The JSONPath of names and places in lists, in single quotes."""
    return "'$" + "".join(f"[{name}]" if name.isdigit() else f".{name}" for name in names) + "'"


def _is_one_of(variable: str, names: Iterable[str]) -> str:
    # The name stands behind that of the service: `com.amazonaws.dynamodb.v20120810#…`.
    return f"${variable}.matches('(.*[^A-Za-z])?({'|'.join(names)})')"


def fixed_body(status: int) -> str:
    """The body of a failure, which says nothing of what the service said."""
    name, message = _ANSWERS[status]
    return Template().object(
        [Entry("error", velocity.json_text(name)), Entry("message", velocity.json_text(message))]
    )


def _plan(status: int, pattern: str, template: str | None, span: Span) -> ResponsePlan:
    name, message = _ANSWERS[status]
    fields = (
        _field("error", Choice((name,), span), span),
        _field("message", Scalar("string", span), span),
    )
    return ResponsePlan(pattern, status, message, template, Struct(fields, span), {}, span)


def _field(name: str, type_: Type, span: Span) -> Field:
    return Field(Name(name, span), type_, optional=False, default=None, span=span)


# --- Success --------------------------------------------------------------------------------------


class _Success:
    """The answer to a request that was done."""

    def __init__(
        self, route: Route, declared: DeclaredResource, exchange: Exchange, model: Model
    ) -> None:
        self.route = route
        self.declared = declared
        self.exchange = exchange
        self.model = model
        self.template = Template()
        self.headers, self.overrides = response_headers(
            route._replace(headers=tuple(map(self._header, route.headers))), model, self.template
        )

    def plan(self) -> ResponsePlan:
        """The response to all that no pattern matches."""
        lines = getattr(self, f"_{self.exchange.answer}")()
        text = None if lines is None else self.template.text("\n".join(lines))
        return ResponsePlan(
            pattern="default",
            status=self.route.status,
            description=_MEANINGS.get(self.exchange.answer, "What was asked for"),
            template=text,
            schema=self._schema(),
            headers={**self._object_headers(), **self.headers},
            span=self.route.status_span,
            values=self.template.values,
        )

    def _header(self, header: ResponseHeader) -> ResponseHeader:
        """A header in which `result.id` leads to where the service answers it."""
        value = header.value
        if isinstance(value, Text):
            parts = tuple(p if isinstance(p, str) else self._result(p) for p in value.parts)
            return header._replace(value=value._replace(parts=parts))
        return (
            header._replace(value=self._result(value)) if isinstance(value, Reference) else header
        )

    def _result(self, reference: Reference) -> Reference:
        if reference.path == ("result", "id") and self.exchange.answer == "id":
            return reference._replace(path=("result", *self.exchange.id_path))
        return reference

    def _schema(self) -> Type | None:
        if self.route.status in WITHOUT_BODY:
            return None
        span = self.route.head
        if self.exchange.answer == "id":
            return Struct((_field("id", Scalar("string", span), span),), span)
        return None if self.exchange.answer == "nothing" else self.route.gives

    def _failed(self, condition: str, status: int, otherwise: list[str]) -> list[str]:
        """A failure where `condition` holds, else the answer with its headers."""
        return [
            f"#if({condition})",
            f"#set($context.responseOverride.status = {status})",
            fixed_body(status),
            "#else",
            *self.overrides,
            *otherwise,
            "#end",
        ]

    # --- What is answered

    def _nothing(self) -> list[str]:
        return [*self.overrides, NO_BODY]

    def _id(self) -> list[str]:
        path = self.exchange.id_path
        name = self.template.assign("id", velocity.text_of(f"input.path({_path(path)})"))
        # Of an ARN, the name at its end.
        last = f"${name}.replaceAll('^.*:', '')" if path[-1].endswith("Arn") else f"${name}"
        body = self.template.object([Entry("id", f'"{velocity.escaped(last)}"')])
        said = NO_BODY if self.route.status in WITHOUT_BODY else body
        return self._failed(velocity.is_blank(name), 500, [said])

    def _output(self) -> list[str]:
        status = self.template.assign("status", velocity.text_of("input.path('$.status')"))
        output = self.template.assign("output", velocity.text_of("input.path('$.output')"))
        said = NO_BODY if self.route.status in WITHOUT_BODY else f"${output}"
        late = [
            f'#if(${status} == "TIMED_OUT")',
            "#set($context.responseOverride.status = 504)",
            fixed_body(504),
            "#else",
            "#set($context.responseOverride.status = 500)",
            fixed_body(500),
            "#end",
        ]
        return [
            f'#if(${status} == "SUCCEEDED")',
            *self.overrides,
            said,
            "#else",
            *late,
            "#end",
        ]

    def _object(self) -> list[str] | None:
        # Without a template, what the object holds is handed on as it is.
        return None

    def _object_headers(self) -> dict[str, object]:
        if self.exchange.answer != "object":
            return {}
        return {name: f"integration.response.header.{name}" for name in _HEADERS}

    def _item(self) -> list[str]:
        is_object = "$input.json('$.Item').startsWith('{')"
        held = self.template.assign_object("item", "$input.path('$.Item')", is_object)
        gives = self.route.gives
        below = opened(gives, self.model.types)[1] if gives is not None else None
        fields = list(below.fields) if isinstance(below, Struct) else []
        read = ItemReader(self.template, self.model.types).struct(held, fields, "")
        return self._failed(f"${held}.isEmpty()", 404, [read])

    def _page(self) -> list[str]:
        types = self.model.types
        page = page_of(self.route.gives, types)
        if page is None:
            return [*self.overrides, "{}"]
        below = opened(page.items.type, types)[1]
        assert isinstance(below, ListOf)
        reader = ItemReader(self.template, types)
        each = self.template.variable("item")
        item = opened(below.item, types)[1]
        fields = list(item.fields) if isinstance(item, Struct) else []
        read = reader.struct(each, fields, "    ")
        items = reader.looped("$input.path('$.Items')", read, each)
        entries = [Entry(page.items.name.text, f"[{items}]")]
        if page.next is not None:
            entries.append(self._next(page.next))
        return [*self.overrides, self.template.object(entries)]

    def _next(self, field: Field) -> Entry:
        """Where the page has ended, for the request of the next one."""
        assert isinstance(self.route.target, ServiceTarget)
        path = "'$.LastEvaluatedKey'"
        held = self.template.assign_object(
            "last", f"$input.path({path})", f"$input.json({path}).startsWith('{{')"
        )
        key = page_key(self.route.target, self.declared)
        parts = [self._encoded(held, part) for part in key]
        condition = velocity.holds(held, key[0].name) if key else "1 == 2"
        return Entry(field.name.text, f'"{"~".join(parts)}"', condition)

    @staticmethod
    def _encoded(held: str, part: TypedName) -> str:
        value = velocity.text_of(f"{held}.get('{part.name}').get('{part.type}')")
        return f"$util.urlEncode({value})"


_MEANINGS = {
    "id": "Taken over",
    "nothing": "Done",
    "item": "The item",
    "page": "A page of items",
    "object": "What the object holds",
    "output": "The output",
}

r"""Write the request to a service that an action becomes.

    POST /jobs -> jobs        →  Action=SendMessage&MessageBody=$util.urlEncode($input.json('$'))

    POST /clicks -> clicks    →  {
                                   "StreamName": "${ClicksName}",
                                   "Data": "$util.base64Encode($input.json('$'))",
                                   "PartitionKey": "$util.escapeJavaScript($key)…"
                                 }

In: a route whose bindings are derived, and the model. Out: its `RequestPlan`. Whatever comes in,
the service gets one request with exactly these fields: in a form all values are percent-encoded, in
JSON they are strings with its escapes.
https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...model.actions import action_of
from ...model.nodes import RequestPlan, ServiceTarget
from ..documents.values import of_resource
from ..templates.request_text import has_claims
from ..templates.velocity import Entry, Template
from .said import Said, said
from .table_requests import table_request

if TYPE_CHECKING:
    from ...aws.action import Action, Exchange, Sent
    from ...model.nodes import DeclaredResource, Model, Route

NOTHING = RequestPlan(None, {}, None, False)


def service_request(route: Route, model: Model) -> RequestPlan:
    """What a route to a resource sends on; its body is for the caller to fill in."""
    assert isinstance(route.target, ServiceTarget)
    found = action_of(route.target, model)
    if found is None:
        return NOTHING
    declared, action = found
    exchange = action.exchange
    if exchange is None or exchange.body == "none":
        return NOTHING
    template = Template()
    if exchange.body == "table":
        text = table_request(route, declared, template, model)
    else:
        text = _Fields(route, declared, action, template, model).text(exchange)
    return RequestPlan(template.text(text), template.values, None, False)


class _Fields:
    """The fields of one request, each from an argument or fixed."""

    def __init__(
        self,
        route: Route,
        declared: DeclaredResource,
        action: Action,
        template: Template,
        model: Model,
    ) -> None:
        self.route = route
        self.declared = declared
        self.action = action
        self.template = template
        self.model = model
        self.bindings = {binding.field.name.text: binding for binding in route.bindings}
        self.cognito = has_claims(route, model)

    def text(self, exchange: Exchange) -> str:
        """The whole request."""
        fields = [(sent, found) for sent in exchange.fields if (found := self._said(sent))]
        if exchange.body == "form":
            return "".join(
                _in_form(sent, value, first=at == 0) for at, (sent, value) in enumerate(fields)
            )
        indent = "  " if exchange.within else ""
        entries = [
            Entry(sent.name, value.in_base64() if sent.base64 else value.as_json(), value.condition)
            for sent, value in fields
        ]
        written = self.template.object(entries, indent)
        if not exchange.within:
            return written
        return self.template.object([Entry(exchange.within, f"[{written}]")])

    def _said(self, sent: Sent) -> Said | None:
        """What a field says; None where the argument that it is for is not given."""
        if sent.fixed:
            return self._fixed(sent)
        binding = self.bindings.get(sent.argument)
        if binding is None:
            return None
        as_data = self.action.arguments[sent.argument].form == "json"
        return said(binding, self.model, self.template, as_data=as_data, cognito=self.cognito)

    def _fixed(self, sent: Sent) -> Said:
        for attribute in ("arn", "name"):
            if sent.fixed == f"{{{attribute}}}":
                span = self.route.target.span
                document: Any = of_resource(self.declared, attribute, span)
                if not isinstance(document, dict):
                    return Said(str(document))
                name = f"{self.declared.name.text}_{attribute}"
                held = self.template.held(document, name)
                return Said(None, held=held)
        return Said(sent.fixed)


def _in_form(sent: Sent, value: Said, *, first: bool) -> str:
    pair = f"{'' if first else '&'}{sent.name}={value.in_form()}"
    return f"#if({value.condition}){pair}#end" if value.condition else pair

"""What an argument of an action says, to be written as JSON, in a form, or in Base64.

In: a binding and the template that is written. Out: a `Said`: text that the compiler knows, or an
expression of Velocity that gives it when a request comes.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...named_tuples import NamedTuple
from ...syntax.nodes import Constant, Reference, Text
from ..documents.values import document_of
from ..templates import velocity
from ..templates.request_text import read_body_text, read_text

if TYPE_CHECKING:
    from ...model.nodes import Binding, Model
    from ...syntax.nodes import Value
    from ..templates.velocity import Template


class Said(NamedTuple):
    """`known` text, or the `expression` that gives it; and the condition that it is there.

    `held` is `${Name}`, for which CloudFormation puts a name or an ARN: nothing in that is special.
    """

    known: str | None
    expression: str = ""
    condition: str = ""
    held: str = ""

    def as_json(self) -> str:
        """As a string of JSON."""
        if self.known is not None:
            return velocity.json_text(self.known)
        if self.held:
            return f'"{self.held}"'
        return f'"{velocity.escaped(self.expression)}"'

    def in_form(self) -> str:
        """As a value of a form."""
        if self.known is not None:
            return quote(self.known, safe="")
        if self.held:
            return f"$util.urlEncode('{self.held}')"
        return f"$util.urlEncode({self.expression})"

    def in_base64(self) -> str:
        """In Base64, as a string of JSON."""
        if self.known is not None:
            return json.dumps(base64.b64encode(self.known.encode()).decode())
        return f'"$util.base64Encode({self.expression})"'


def said(
    binding: Binding, model: Model, template: Template, *, as_data: bool, cognito: bool
) -> Said:
    """What a binding says; with `as_data`, a part of the body is its JSON."""
    field = binding.field
    if binding.source == "value":
        assert binding.value is not None
        return _value(binding.value, field.name.text, model, template, as_data=as_data)
    if binding.source == "body" and as_data:
        path = tuple(binding.key.split(".")) if binding.key else ()
        return Said(None, f"$input.json({velocity.json_path(path)})")
    if binding.source == "body" and binding.key:
        name = read_body_text(binding, template)
    elif binding.source == "body":
        name = template.assign(field.name.text, velocity.text_of("input.body"))
    else:
        name = read_text(binding, template, cognito=cognito)
    if field.default is not None:
        default = velocity.json_text(field.default.value).strip('"')
        template.head.append(
            f"#if({velocity.is_blank(name)})#set(${name} = '{velocity.bare_name(default)}')#end"
        )
    absent = field.optional and field.default is None
    return Said(None, f"${name}", velocity.is_given(name) if absent else "")


def _value(value: Value, name: str, model: Model, template: Template, *, as_data: bool) -> Said:
    if isinstance(value, Text) and len(value.parts) == 1:
        part = value.parts[0]
        value = part if isinstance(part, Reference) else value
    if isinstance(value, Reference):
        held = template.placeholder(value, model)
        if held is None:
            return Said(str(document_of(value, model)))
        return Said(None, f"${template.assign(name, held)}")
    if isinstance(value, Text) and value.plain is None:
        return Said(None, f"${_composed(value, name, model, template)}")
    document = document_of(value, model)
    plain = isinstance(document, str)
    if isinstance(value, Constant) and not as_data and not plain:
        return Said(json.dumps(document))
    return Said(document if plain else json.dumps(document))


def _composed(value: Text, name: str, model: Model, template: Template) -> str:
    """The variable with text in which a part is known only at deploy time."""
    pieces = []
    for part in value.parts:
        held = template.placeholder(part, model) if isinstance(part, Reference) else None
        if held is not None:
            pieces.append(f"${{{template.assign(name, held)}}}")
        else:
            static = part if isinstance(part, str) else str(document_of(part, model))
            pieces.append(velocity.static_text(static, template))
    return template.assign(name, '"' + "".join(pieces) + '"')

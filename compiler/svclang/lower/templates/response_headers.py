"""The headers that a route puts on the answer of success.

    header X-Next:   result.next             →  integration.response.body.next
    header X-Kind:   "user"                  →  'user'
    header Location: "/users/${result.id}"   →  #set($id = $util.urlEncode("$!input.path('$.id')")…)
                                                #set($context.responseOverride.header.Location =
                                                     "/users/${id}")

In: a route and the template of its success. Out: expressions of API Gateway for what those can say,
and for the rest the lines that set a header in the template, whose variables it assigns.
https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ...aws.attributes import RESPONSE_ROOTS
from ...syntax.nodes import Constant, Reference, Text
from ..documents.values import document_of, sub, substitution
from . import velocity

if TYPE_CHECKING:
    from ...model.nodes import Model, ResponseHeader, Route
    from ...syntax.nodes import Value
    from .velocity import Template

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_HEADER_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_URLS = frozenset({"location", "content-location"})


def response_headers(
    route: Route, model: Model, template: Template
) -> tuple[dict[str, Any], list[str]]:
    """The expression of each header that has one, and the lines that set the others."""
    expressions: dict[str, Any] = {}
    lines: list[str] = []
    for header in route.headers:
        text = _text(header.value)
        expression = _expression(text, model)
        if expression is not None:
            expressions[header.name.text] = expression
        else:
            lines.append(_override(header, text, model, template))
    return expressions, lines


def _text(value: Value) -> Text:
    """What a header says, as text of one line."""
    if isinstance(value, Text):
        parts = (re.sub(r"[\r\n]+", " ", p) if isinstance(p, str) else p for p in value.parts)
        return Text(tuple(parts), value.span)
    if isinstance(value, Reference):
        return Text((value,), value.span)
    said = value.span.text
    if isinstance(value, Constant) and isinstance(value.value, bool | None):
        said = {True: "true", False: "false", None: ""}[value.value]
    return Text((said,), value.span)


def _at_run_time(part: str | Reference, model: Model) -> bool:
    """Whether a part is only known when the route answers."""
    if isinstance(part, str) or part.path[0] not in RESPONSE_ROOTS:
        return False
    return not any(
        part.path[0] in names for names in (model.params, model.functions, model.raw_resources)
    )


def _expression(text: Text, model: Model) -> Any:
    """A header as an expression of API Gateway, None where that needs a template."""
    if not any(_at_run_time(part, model) for part in text.parts):
        # A static value stands in single quotes, which cannot be escaped.
        quoted = any("'" in part for part in text.parts if isinstance(part, str))
        return None if quoted else sub(f"'{substitution(text, model)}'", text)
    if len(text.parts) != 1 or not isinstance(text.parts[0], Reference):
        return None
    root, *path = text.parts[0].path
    if not all(_WORD.fullmatch(name) for name in path):
        return None
    owner = {"result": "integration.response.body", "stage": "stageVariables"}.get(root, root)
    return ".".join((owner, *path))


def _override(header: ResponseHeader, text: Text, model: Model, template: Template) -> str:
    """The line of a template that sets a header."""
    name = header.name.text
    written = "".join(_piece(part, name, at, model, template) for at, part in enumerate(text.parts))
    key = f".{name}" if _HEADER_WORD.fullmatch(name) else f"['{velocity.bare_name(name)}']"
    return f'#set($context.responseOverride.header{key} = "{written}")'


def _piece(part: str | Reference, header: str, at: int, model: Model, template: Template) -> str:
    """One part of a header's text, as it stands in double quotes."""
    if isinstance(part, str):
        return velocity.static_text(part, template)
    if not _at_run_time(part, model):
        held = template.placeholder(part, model)
        if held is None:
            return velocity.static_text(str(document_of(part, model)), template)
        return f"${{{template.assign(part.path[-1], held)}}}"
    # Part of a URL, but not its beginning, which may be a whole URL itself.
    encoded = header.lower() in _URLS and at > 0
    return f"${{{_dynamic(part, template, encoded=encoded)}}}"


def _dynamic(part: Reference, template: Template, *, encoded: bool) -> str:
    """The variable with what a part of the answer says, safe to stand in a header."""
    text = velocity.text_of(_found(part, template))
    if encoded:
        return template.assign(part.path[-1], rf"$util.urlEncode({text}).replaceAll('\+', '%20')")
    name = template.assign(part.path[-1], text)
    # A header holds no line end, and beyond ASCII nobody agrees what it holds.
    template.head.append(f"#set(${name} = ${name}.replaceAll('[^ -~]', '?'))")
    return name


def _found(part: Reference, template: Template) -> str:
    """The reference to what a part of the answer says."""
    root, *path = part.path
    if root != "result":
        return velocity.request_reference(root, ".".join(path))
    argument = velocity.json_path(path)
    if argument.startswith("'"):
        return f"input.path({argument})"
    # Double quotes cannot stand within double quotes, where the reference is to stand.
    name = template.assign(path[-1], '""')
    template.head.append(f"#set(${name} = $input.path({argument}))")
    return name

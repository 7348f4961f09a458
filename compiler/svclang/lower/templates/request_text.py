"""Read a part of the request into a variable of a mapping template, as text.

    id <- path.id          →  #set($id = "$!input.params().path.get('id')")
    trace <- header.Trace  →  the same of both ways in which the name may be written

In: a binding and the template that is written. Out: the name of a new variable, whose text is empty
where there is nothing.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import velocity

if TYPE_CHECKING:
    from ...model.nodes import Binding, Model, Route
    from .velocity import Template


def has_claims(route: Route, model: Model) -> bool:
    """Whether `auth` are the claims of a user pool's token on a route."""
    access = route.access
    authorizer = model.authorizers.get(access.authorizer) if access else None
    return authorizer is not None and authorizer.function is None


def read_text(binding: Binding, template: Template, *, cognito: bool) -> str:
    """The variable with the text of a part of the request other than its body."""
    expression = velocity.request_reference(binding.source, binding.key, cognito=cognito)
    name = template.assign(binding.field.name.text, velocity.text_of(expression))
    if binding.source == "header":
        _other_case(name, binding.key, template)
    return name


def read_body_text(binding: Binding, template: Template) -> str:
    """The variable with the text of a field of the body."""
    argument = velocity.json_path(binding.key.split("."))
    name = binding.field.name.text
    if argument.startswith("'"):
        return template.assign(name, velocity.text_of(f"input.path({argument})"))
    # Double quotes cannot stand within double quotes, where the reference is to stand.
    found = template.assign(name, '""')
    template.head.append(f"#set(${found} = $input.path({argument}))")
    return template.assign(name, velocity.text_of(found))


def _other_case(name: str, key: str, template: Template) -> None:
    """Read a header by its name in the other case too.

    HTTP/2 sends all names in lower case, and HTTP/1 mostly with capitals.
    """
    lower = key.lower()
    capitals = "-".join(word.capitalize() for word in key.split("-"))
    other = velocity.request_reference("header", capitals if key == lower else lower)
    read = velocity.text_of(other)
    template.head.append(f'#if(${name} == "")#set(${name} = {read})#end')

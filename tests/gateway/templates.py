"""Mapping templates: which one applies, and what it gives.

In: an exchange, the body to map and the templates by media type. Out: the text and the
overrides that the template set, or a `DocumentError` where API Gateway's two known ways with a
reference to nothing would give two texts.
https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from gateway.errors import DocumentError, TemplateError
from gateway.model import Exchange
from gateway.variables import variables
from gateway.velocity import Missing, render

MissingReference = Literal["either", "empty", "null"]


class Rendered(NamedTuple):
    """A template's text, and what it wrote into the two overrides of `$context`."""

    text: str
    request_override: Mapping[str, Any] = {}
    response_override: Mapping[str, Any] = {}


def rendered(template: str, body: str, exchange: Exchange, missing: MissingReference) -> Rendered:
    """Render a template.

    `missing` says what a reference to nothing is (see `gateway.velocity`); `either` renders both
    ways and demands one result. Raises `TemplateError` where API Gateway answers 500.
    """
    if missing != "either":
        return _rendered(template, body, exchange, missing)
    empty = _outcome(template, body, exchange, "empty")
    null = _outcome(template, body, exchange, "null")
    if isinstance(empty, TemplateError) and isinstance(null, TemplateError):
        raise empty
    if empty != null or isinstance(empty, TemplateError):
        raise DocumentError(
            f"{exchange.operation.name}: a template depends on what a reference to nothing is: "
            f"{empty!r} where it is empty, {null!r} where it is null"
        )
    return empty


def _outcome(
    template: str, body: str, exchange: Exchange, missing: Missing
) -> Rendered | TemplateError:
    try:
        return _rendered(template, body, exchange, missing)
    except TemplateError as error:
        return error


def _rendered(template: str, body: str, exchange: Exchange, missing: Missing) -> Rendered:
    names = variables(exchange, body)
    text = render(template, names, missing)
    context = names["context"]
    return Rendered(text, context["requestOverride"], context["responseOverride"])


def by_accept(templates: Mapping[str, str], accept: str | None) -> str | None:
    """The media type of the response template: the first acceptable one, else the first of all."""
    wanted = [item.partition(";")[0].strip().lower() for item in (accept or "").split(",")]
    known = {media_type.lower(): media_type for media_type in templates}
    return next((known[item] for item in wanted if item in known), next(iter(templates), None))

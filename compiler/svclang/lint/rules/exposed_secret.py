"""A secret parameter of the stack that stands where many can read it.

What it finds
    A `secret param` in an API (what a route calls its target with, the URL or the mock behind it, a
    header of the answer, a stage variable), in tags, or in the metadata of a raw resource.

Why it is bad
    CloudFormation hides the value of the parameter, and nothing else: who may look at the API's
    definition, at the tags or at the template that was processed, reads it there.

Example
    secret param token

    api {
      auth none
      GET /rates -> "https://rates.example.com/?token=${token}"
    }

Use instead
    secret rates_key { read by get_rates }

    function get_rates

    api {
      auth none
      GET /rates -> get_rates
    }

Sources
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.api_values import arguments_of, values_of
from ...model.nodes import Model
from ...model.references import references_within
from ...syntax.nodes import Reference
from ..rule import Context, Finding, Rule

_FUNCTION = "let a function read it, from a secret of Secrets Manager"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each place at which a secret can be read."""
    model = context.model
    if not any(param.secret for param in model.params.values()):
        return
    for api in model.apis:
        values = (*values_of(api), *arguments_of(api))
        yield from _found(values, "everybody who sees the API's definition", _FUNCTION, model)
    yield from _found(_tags(model), "everybody who sees the tags", "take it out", model)
    metadata = tuple(raw.settings.get("metadata") for raw in model.raw_resources.values())
    yield from _found(metadata, "everybody who sees the template", "take it out", model)


def _tags(model: Model) -> tuple[object, ...]:
    settings = [model.service.settings]
    settings += [function.settings for function in model.functions.values()]
    settings += [declared.settings for declared in model.declared.values()]
    return tuple(each.get("tags") for each in settings)


def _found(values: tuple[object, ...], who: str, instead: str, model: Model) -> Iterator[Finding]:
    # What the service says for all is found in each.
    places: dict[Reference, None] = dict.fromkeys(references_within(values))
    for reference in places:
        param = model.params.get(reference.path[0])
        if param is not None and param.secret:
            yield Finding(
                f"`{param.name.text}` is secret, and {who} can read it here",
                reference.span,
                related=(Related(param.name.span, "declared secret here"),),
                help=instead,
            )


RULE = Rule("exposed-secret", check, despite_errors=True)

"""Attributes that a resource has with a certain setting only: `users.stream_arn` with `stream`.

In: the model. Out: an error at each reference to an attribute that its resource does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..aws.kinds import attributes_of
from ..diagnostics import Diagnostic, Related
from ..model.grants import known_kind
from ..model.nodes import Model
from ..model.references import references_within

# Names of resources with an attribute each, and the setting that it needs.
_Lacking = Mapping[tuple[str, str], str]


def check_attributes(model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the references of a model to such attributes."""
    lacking: _Lacking = {
        (name, attribute): known.needs
        for name, declared in model.declared.items()
        for attribute, known in (attributes_of(declared.kind) or {}).items()
        if known.needs and known.needs not in declared.settings
    }
    if not lacking:
        return
    for reference in references_within(_values(model)):
        name, attribute = reference.path[0], ".".join(reference.path[1:])
        needed = lacking.get((name, attribute))
        if needed is not None:
            declared = model.declared[name]
            yield Diagnostic(
                "missing-attribute",
                f"`{name}` has no `{needed}`, and so no `{attribute}`",
                reference.span,
                related=(Related(declared.name.span, "declared here"),),
                help=f"write `{known_kind(declared).settings[needed].example}` in its braces",
            )


def _values(model: Model) -> Iterator[Any]:
    for function in model.functions.values():
        yield function.settings
    for api in model.apis:
        yield api.settings
        for route in api.routes:
            yield from (route.settings, route.headers, route.target)
    for declared in model.declared.values():
        yield declared.settings
        yield from (feed.settings for feed in declared.feeds)
    for raw in model.raw_resources.values():
        yield from (raw.properties, raw.settings)
    yield from (output.value for output in model.outputs)

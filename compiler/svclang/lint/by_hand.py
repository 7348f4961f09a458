"""What a source says in CloudFormation's own words: raw resources, and `cfn` in declarations.

In: the model. Out: each block of properties with the type of the resource that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.grants import known_kind
from ..model.nodes import Model, Settings
from ..named_tuples import NamedTuple
from ..syntax.nodes import Block


class ByHand(NamedTuple):
    """Properties, and the CloudFormation type that they are of."""

    type: str
    block: Block


def by_hand(model: Model) -> Iterator[ByHand]:
    """Every block of properties in the source."""
    for function in model.functions.values():
        yield from _hatches("AWS::Lambda::Function", function.settings)
    for api in model.apis:
        yield from _hatches("AWS::ApiGateway::RestApi", api.settings)
    for declared in model.declared.values():
        yield from _hatches(known_kind(declared).type, declared.settings)
    for raw in model.raw_resources.values():
        if raw.properties is not None:
            yield ByHand(raw.type, raw.properties)


def _hatches(type_: str, settings: Settings) -> Iterator[ByHand]:
    given = settings.get("cfn")
    for block in given.value or () if given is not None else ():
        yield ByHand(type_, block)

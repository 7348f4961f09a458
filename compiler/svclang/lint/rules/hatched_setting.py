"""A property by hand for which there is a setting.

What it finds
    A property in `cfn { … }` that a setting of the same declaration becomes, as `Timeout` of a
    function. `Code` is passed over, since a setting cannot name a bucket. In `swagger { … }` of an
    API or a route the same: the policy, binary media types, the validator, the `timeoutInMillis` of
    an integration.

Why it is bad
    What is written by hand comes last, over the setting, and the compiler does not look at it: it
    does not know that the function outlives its route, that the messages of its queue come again
    too soon, that its role needs leave for the network, or that a body comes as Base64.

Example
    function report { cfn { Timeout: 60 } }

Use instead
    function report { timeout 1m }
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...aws.api_settings import API_SETTINGS, ROUTE_SETTINGS
from ...aws.forms import Setting
from ...aws.function_settings import FUNCTION_SETTINGS
from ...model.grants import known_kind
from ...model.nodes import Model, Settings
from ...syntax.nodes import Block, Pair
from ..rule import Context, Finding, Rule

# What settings become of an API itself; the others are of its stage, and of its Swagger.
_OF_APIS = {name: API_SETTINGS[name] for name in ("endpoint", "default_endpoint")}
_IN_SWAGGER = ("binary", "compress", "policy", "validate")
_IN_OPERATIONS = ("consumes", "produces", "timeout", "validate")
_INTEGRATION = "x-amazon-apigateway-integration"
_PASSED_OVER = ("Code",)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such property."""
    for given, known in _declarations(context.model):
        yield from _found(_entries(given, "cfn"), known)
    for api in context.model.apis:
        document = {name: API_SETTINGS[name] for name in _IN_SWAGGER}
        yield from _found(_entries(api.settings, "swagger"), document)
        operation = {name: ROUTE_SETTINGS[name] for name in _IN_OPERATIONS}
        for route in api.routes:
            yield from _found(_with_integration(_entries(route.settings, "swagger")), operation)


def _found(entries: Iterable[Pair], known: Mapping[str, Setting]) -> Iterator[Finding]:
    properties = {setting.becomes: setting for setting in reversed([*known.values()])}
    for entry in entries:
        setting = properties.get(entry.key.text)
        if setting is not None and setting.becomes not in _PASSED_OVER:
            yield Finding(
                f"`{setting.name}` is for this, and what is written by hand nobody checks",
                entry.key.span,
                help=f"write the setting, as in `{setting.example}`",
            )


def _entries(given: Settings, hatch: str) -> Iterator[Pair]:
    """What a hatch of a declaration holds."""
    blocks = given[hatch].value or () if hatch in given else ()
    return (entry for block in blocks for entry in block.entries)


def _with_integration(entries: Iterable[Pair]) -> Iterator[Pair]:
    for entry in entries:
        yield entry
        if entry.key.text == _INTEGRATION and isinstance(entry.value, Block):
            yield from _of_integration(entry.value)


def _of_integration(integration: Block) -> Iterator[Pair]:
    """What an integration holds; one that streams may wait for longer than the setting says."""
    names = {entry.key.text for entry in integration.entries}
    return (
        entry
        for entry in integration.entries
        if entry.key.text != "timeoutInMillis" or "responseTransferMode" not in names
    )


def _declarations(model: Model) -> Iterator[tuple[Settings, Mapping[str, Setting]]]:
    """What is given in each declaration, and the settings that become properties of it."""
    for function in model.functions.values():
        yield function.settings, FUNCTION_SETTINGS
    for api in model.apis:
        yield api.settings, _OF_APIS
    for declared in model.declared.values():
        yield declared.settings, known_kind(declared).settings


RULE = Rule("hatched-setting", check)

"""A property by hand for which there is a setting.

What it finds
    A property in `cfn { … }` that a setting of the same declaration becomes, as `Timeout` of a
    function. `Code` is passed over, since a setting cannot name a bucket.

Why it is bad
    What is written by hand comes last, over the setting, and the compiler does not look at it: it
    does not know that the function outlives its route, that the messages of its queue come again
    too soon, or that its role needs leave for the network.

Example
    function report { cfn { Timeout: 60 } }

Use instead
    function report { timeout 1m }
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...aws.api_settings import API_SETTINGS
from ...aws.forms import Setting
from ...aws.function_settings import FUNCTION_SETTINGS
from ...model.grants import known_kind
from ...model.nodes import Model, Settings
from ...named_tuples import NamedTuple
from ..rule import Context, Finding, Rule

# What settings become of an API itself; the others are of its stage, and of its Swagger.
_OF_APIS = {name: API_SETTINGS[name] for name in ("endpoint", "default_endpoint")}
_PASSED_OVER = ("Code",)


class _Declared(NamedTuple):
    """What is given in a declaration, and the settings that it could have."""

    given: Settings
    known: Mapping[str, Setting]


def check(context: Context) -> Iterator[Finding]:
    """A finding for each such property."""
    for given, known in _declarations(context.model):
        properties = {setting.becomes: setting for setting in reversed([*known.values()])}
        hatch = given.get("cfn")
        for block in hatch.value or () if hatch is not None else ():
            for entry in block.entries:
                setting = properties.get(entry.key.text)
                if setting is not None and setting.becomes not in _PASSED_OVER:
                    yield Finding(
                        f"`{setting.name}` is for this, and what is written by hand nobody checks",
                        entry.key.span,
                        help=f"write the setting, as in `{setting.example}`",
                    )


def _declarations(model: Model) -> Iterator[_Declared]:
    for function in model.functions.values():
        yield _Declared(function.settings, FUNCTION_SETTINGS)
    for api in model.apis:
        yield _Declared(api.settings, _OF_APIS)
    for declared in model.declared.values():
        yield _Declared(declared.settings, known_kind(declared).settings)


RULE = Rule("hatched-setting", check)

"""The settings of an API that do not go together, or that cost or close without being meant to.

In: an API whose routes know their settings. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..aws.api_settings import LONGEST_TIMEOUT_MS
from ..aws.stage import LONGEST_STAGE_VALUE, MOST_STAGE_VARIABLES, STAGE_NAME, STAGE_VALUE
from ..diagnostics import Diagnostic, Related
from ..model.list_params import list_param
from ..model.nodes import Api, Model, Settings
from ..syntax.nodes import Constant, Reference, Text, Value
from .policies import check_policy


def check_api_settings(api: Api, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the settings of an API and its routes."""
    yield from _check_stage(model)
    yield from _check_endpoint(api, model)
    yield from _check_timeouts(api)
    yield from check_policy(api)
    yield from _check_variables(api)


def _check_stage(model: Model) -> Iterator[Diagnostic]:
    if not STAGE_NAME.fullmatch(model.stage):
        yield Diagnostic(
            "wrong-stage-name",
            f"`{model.stage}` cannot be the name of a stage",
            model.service.name.span,
            help="letters, digits, `_` and `-` make one, 128 at most: `--stage prod`",
        )


# --- Where it is reached, and by whom


def _check_endpoint(api: Api, model: Model) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html."""
    endpoint = api.settings.get("endpoint")
    if endpoint is None:
        return
    via = endpoint.value.get("via", ())
    if endpoint.value["first"] == "PRIVATE":
        if not _has_policy(api.settings):
            yield Diagnostic(
                "private-without-policy",
                "a private API refuses every call until a policy says who may call",
                endpoint.span,
                help="write `policy { … }`, which allows `execute-api:Invoke` from the VPC or the"
                " endpoint",
            )
    elif via:
        yield Diagnostic(
            "via-without-private",
            "only a private API is reached via VPC endpoints",
            endpoint.span,
            help="write `endpoint private via …`, or take `via` out",
        )
    for value in via:
        if list_param(value, model) is not None:
            yield Diagnostic(
                "wrong-value",
                "`via` takes the ids of endpoints one by one, and this is a list",
                value.span,
                related=(Related(model.params[value.path[0]].name.span, "declared here"),),
                help="make it a parameter with one id",
            )


def _check_timeouts(api: Api) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html."""
    endpoint = api.settings.get("endpoint")
    if endpoint is None or endpoint.value["first"] != "EDGE":
        return
    for route in api.routes:
        given = route.settings.get("timeout")
        if given is not None and given.value and given.value > LONGEST_TIMEOUT_MS:
            yield Diagnostic(
                "out-of-range",
                "over the edge API Gateway never waits for more than 29s",
                given.span,
                label="too large",
                related=(Related(endpoint.span, "over the edge"),),
                help="write `29s` or less, or `endpoint regional`",
            )


def _has_policy(settings: Settings) -> bool:
    if "policy" in settings:
        return True
    by_hand = {"swagger": "x-amazon-apigateway-policy", "cfn": "Policy"}
    return any(
        entry.key.text == key
        for name, key in by_hand.items()
        for block in (settings[name].value if name in settings else ())
        for entry in block.entries
    )


# --- Stage variables


def _check_variables(api: Api) -> Iterator[Diagnostic]:
    given = api.settings.get("vars")
    if given is None or given.value is None:
        return
    for entry in given.value.entries:
        yield from _check_variable(entry.key.text, entry.value)
    if len(given.value.entries) > MOST_STAGE_VARIABLES:
        yield Diagnostic(
            "out-of-range",
            f"a stage has {MOST_STAGE_VARIABLES} variables at most",
            given.value.entries[MOST_STAGE_VARIABLES].key.span,
            help="give functions what only they read as environment variables",
        )


def _check_variable(name: str, value: Value) -> Iterator[Diagnostic]:
    text = value.plain if isinstance(value, Text) else None
    if isinstance(value, Reference) or (isinstance(value, Text) and text is None):
        return
    if isinstance(value, Constant) and value.value is not None:
        return
    if text is None:
        yield Diagnostic(
            "wrong-value",
            f"a stage variable is text, and `{name}` is none",
            value.span,
            help=f'as in `vars {{ {name}: "blue" }}`',
        )
    elif len(text) > LONGEST_STAGE_VALUE:
        yield Diagnostic(
            "out-of-range",
            f"a stage variable has {LONGEST_STAGE_VALUE} characters at most, and this has"
            f" {len(text)}",
            value.span,
            help="give it to the functions as an environment variable",
        )
    elif not STAGE_VALUE.fullmatch(text):
        yield Diagnostic(
            "wrong-value",
            "a stage variable is made of letters, digits and `. _ ~ : / ? # & = , -`, one at least",
            value.span,
            help="take out what is not among these, or give it to the functions as an environment"
            " variable, which holds any text",
        )

"""What becomes of asynchronous invocations: how often they are tried, and where records of them go.

    function f { retry 1 within 1h; on_failure failures; dead_letter dead }
       →  FInvokeConfig: { MaximumRetryAttempts: 1, DestinationConfig: { OnFailure: … } }
          FFunction: { DeadLetterConfig: { TargetArn: !GetAtt DeadQueue.Arn } }

https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-eventinvokeconfig.html
"""

from __future__ import annotations

from ...model.document import Obj
from ...model.functions import alias_id, destination, publishes_versions
from ...model.names import pascal
from ...model.nodes import Function, Given, Model, Resource
from ..documents.setting_values import setting_value
from .function_versions import ALIAS
from .permits import value_of

_DESTINATIONS = {"on_success": "OnSuccess", "on_failure": "OnFailure"}


def invoke_config(function: Function, model: Model) -> Resource | None:
    """How asynchronous invocations of a function are handled; None where nothing is said."""
    settings = function.settings
    given = [settings[name] for name in ("retry", *_DESTINATIONS) if name in settings]
    if not given:
        return None
    span = given[0].span
    properties = Obj({"FunctionName": {"Ref": function.logical_id}}, span)
    properties["Qualifier"] = ALIAS if publishes_versions(function) else "$LATEST"
    _put_retries(properties, settings.get("retry"), model)
    _put_destinations(properties, function, model)
    document = Obj({"Type": "AWS::Lambda::EventInvokeConfig"}, span)
    if publishes_versions(function):
        # The qualifier is text, from which CloudFormation does not see what must be there first.
        document["DependsOn"] = alias_id(function)
    document["Properties"] = properties
    return Resource(f"{pascal(function.name.text)}InvokeConfig", document, span)


def dead_letters(function: Function, model: Model) -> Obj | None:
    """Where events go that could not be handled, as part of the function; None where not said."""
    given = function.settings.get("dead_letter")
    if given is None:
        return None
    arn = value_of(destination(given, model), "arn", given.span)
    return Obj({"TargetArn": arn}, given.span)


def _put_retries(properties: Obj, given: Given | None, model: Model) -> None:
    if given is None:
        return
    span = given.span
    if "within" in given.value:
        properties.put(
            "MaximumEventAgeInSeconds", setting_value(given.value["within"], model), span
        )
    properties.put("MaximumRetryAttempts", setting_value(given.value["first"], model), span)


def _put_destinations(properties: Obj, function: Function, model: Model) -> None:
    config = Obj(span=properties.span)
    for name, key in _DESTINATIONS.items():
        given = function.settings.get(name)
        if given is not None:
            arn = value_of(destination(given, model), "arn", given.span)
            config.put(key, Obj({"Destination": arn}, given.span), given.span)
    if config:
        properties["DestinationConfig"] = config

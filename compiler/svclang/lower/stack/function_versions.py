"""Published versions of a function, and the alias that callers invoke.

    function f { snapstart on }  →  FVersion4f9a0c1b7e, FAlias `live` → that version

A snapshot exists for a published version only, and only of one are instances kept warm
(`provisioned 5`, which the alias says). A version never changes: so its logical id carries a digest
of the code, that of layers too, and of the configuration that it takes a picture of, and a change
makes a new one. What is no part of a version (tags, concurrency) is no part of the digest, because
Lambda refuses to publish the same again. Old versions are kept, for a rollback to return to.
https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-version.html
"""

from __future__ import annotations

import json
from typing import Any

from ...model.document import Arr, Obj
from ...model.functions import alias_id, publishes_versions, publishing
from ...model.names import digest, pascal
from ...model.nodes import Function, Model, Resource
from ...source import Span
from ..documents.setting_values import setting_value
from .resources import further_resource

ALIAS = "live"
_DIGITS = 10
# Set for the function as a whole by calls of their own.
# https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html
_NOT_IN_VERSION = frozenset(
    {
        "CodeSigningConfigArn",
        "FunctionName",
        "FunctionScalingConfig",
        "RecursiveLoop",
        "ReservedConcurrentExecutions",
        "RuntimeManagementConfig",
        "Tags",
    }
)


def invoked_arn(function: Function) -> str:
    """The ARN that callers invoke, as part of the text of an `Fn::Sub`.

    `${GetUserFunction.Arn}`, or `${GetUserAlias}` where versions are published: a `Ref` to an alias
    is its ARN.
    """
    if publishes_versions(function):
        return f"${{{alias_id(function)}}}"
    return f"${{{function.logical_id}.Arn}}"


def invocation(function: Function, span: Span | None = None) -> Obj:
    """The ARN that callers invoke, as a reference: `!GetAtt ResizeFunction.Arn`."""
    if publishes_versions(function):
        return Obj({"Ref": alias_id(function)}, span)
    return Obj({"Fn::GetAtt": [function.logical_id, "Arn"]}, span)


def invoked_function(function: Function) -> Obj:
    """The function that callers invoke, or its alias, as a reference: `!Ref ResizeFunction`."""
    span = function.name.span
    published = publishes_versions(function)
    return Obj({"Ref": alias_id(function) if published else function.logical_id}, span)


def version_resources(function: Function, properties: Obj, model: Model) -> list[Resource]:
    """The version of a function that has these properties, and its alias; none where none is asked.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-alias.html
    """
    given = publishing(function)
    if given is None:
        return []
    span = given.span
    version_id = f"{pascal(function.name.text)}Version{_digest(properties, model)}"
    pictured = Obj({"FunctionName": _ref(function.logical_id)}, span)
    version = further_resource(version_id, "AWS::Lambda::Version", pictured, span, kept=True)
    named = Obj({"Name": ALIAS, "FunctionName": _ref(function.logical_id)}, span)
    named["FunctionVersion"] = Obj({"Fn::GetAtt": Arr([version_id, "Version"], span)}, span)
    warm = function.settings.get("provisioned")
    if warm is not None:
        executions = setting_value(warm.value, model)
        config = Obj({"ProvisionedConcurrentExecutions": executions}, warm.span)
        named.put("ProvisionedConcurrencyConfig", config, warm.span)
    return [version, further_resource(alias_id(function), "AWS::Lambda::Alias", named, span)]


def _digest(properties: Obj, model: Model) -> str:
    pictured = {key: value for key, value in properties.items() if key not in _NOT_IN_VERSION}
    code = properties.get("Code")
    content = model.around.code_digests.get(code, "") if isinstance(code, str) else ""
    if content:
        # Where the code lies says nothing about the code.
        del pictured["Code"]
    layers = _layers(properties, model)
    parts = [content, pictured, *([layers] if layers else [])]
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return digest(text)[:_DIGITS]


def _layers(properties: Obj, model: Model) -> list[Any]:
    """What the service's own layers among a function's hold, which its reference does not tell."""
    from ..kinds.layer import properties as properties_of_layer

    named = properties.get("Layers")
    found = []
    for declared in model.declared.values():
        reference = _ref(declared.logical_id)
        if declared.kind == "layer" and isinstance(named, list) and reference in named:
            layer = properties_of_layer(declared, model)
            code = layer.get("Content")
            content = model.around.code_digests.get(code, "") if isinstance(code, str) else ""
            found.append([layer, content])
    return found


def _ref(logical_id: str) -> dict[str, str]:
    return {"Ref": logical_id}

"""The URL that a function has of its own, and the leave to call it.

    function f { url none }  →  FUrl, FUrlPermission, FUrlInvokePermission

What everybody may call needs two permissions: to call the URL, and to invoke the function, but
through its URL alone. With `url iam`, callers of this account have both by policies of their own.
https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-url.html
"""

from __future__ import annotations

from typing import Any

from ...model.document import Obj
from ...model.functions import alias_id, publishes_versions
from ...model.names import pascal
from ...model.nodes import Function, Given, Resource
from .function_versions import ALIAS, invocation
from .resources import further_resource


def url_resources(function: Function) -> list[Resource]:
    """The URL of a function and what calling it takes; none where none is asked for."""
    given = function.settings.get("url")
    if given is None:
        return []
    span = given.span
    properties = Obj({"AuthType": given.value}, span)
    properties["TargetFunctionArn"] = Obj({"Ref": function.logical_id}, span)
    waits = []
    if publishes_versions(function):
        properties["Qualifier"] = ALIAS
        # The qualifier is text, from which CloudFormation does not see what must be there first.
        waits = [alias_id(function)]
    name = f"{pascal(function.name.text)}Url"
    made = [further_resource(name, "AWS::Lambda::Url", properties, span, waits)]
    if given.value == "NONE":
        called = {"Action": "lambda:InvokeFunctionUrl", "FunctionUrlAuthType": "NONE"}
        invoked = {"Action": "lambda:InvokeFunction", "InvokedViaFunctionUrl": True}
        made.append(_permission(f"{name}Permission", function, given, called))
        made.append(_permission(f"{name}InvokePermission", function, given, invoked))
    return made


def _permission(
    logical_id: str, function: Function, given: Given, what: dict[str, Any]
) -> Resource:
    properties = Obj(what, given.span)
    properties["FunctionName"] = invocation(function, given.span)
    properties["Principal"] = "*"
    return further_resource(logical_id, "AWS::Lambda::Permission", properties, given.span)

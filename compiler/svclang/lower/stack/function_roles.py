"""The role that a function runs with, and no more in it than the function needs.

    function f { tracing on }  →  FRole: write to FLogs, send traces

There are none of AWS's managed policies in it: those for Lambda allow every log group.
https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
"""

from __future__ import annotations

from typing import Any

from ...model.document import Arr, Obj
from ...model.names import pascal
from ...model.nodes import Function, Model, Resource
from ..documents.setting_values import setting_value
from .policies import statement, trust
from .role_policies import role_policies
from .tags import resource_tags

POLICY = "execution"
# X-Ray knows no resources that these could be narrowed to.
# https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
_TRACING = ("xray:PutTraceSegments", "xray:PutTelemetryRecords")
# https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
_NETWORK = (
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:DeleteNetworkInterface",
    "ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses",
)
# The interfaces are Lambda's own business: when the function's code calls, this key is set.
# https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html
_NOT_FROM_THE_CODE = {"Null": {"lambda:SourceFunctionArn": "true"}}


def own_role_id(function: Function) -> str:
    """The logical id of the role that is made for a function."""
    return f"{pascal(function.name.text)}Role"


def role_arn(function: Function, model: Model) -> Any:
    """The ARN of the role that a function runs with: the one that it names, or its own."""
    given = function.settings.get("role")
    if given is not None:
        return setting_value(given.value, model)
    span = function.name.span
    return Obj({"Fn::GetAtt": Arr([own_role_id(function), "Arn"], span)}, span)


def function_role(function: Function, logs_id: str, model: Model) -> list[Resource]:
    """The role of a function that may write to the log group `logs_id`, and what is attached to it.

    None where the function names one.
    """
    if "role" in function.settings:
        return []
    span = function.name.span
    properties = Obj(span=span)
    properties["AssumeRolePolicyDocument"] = trust("lambda.amazonaws.com", span)
    role_id = own_role_id(function)
    own, attached = role_policies(role_id, POLICY, _statements(function, logs_id), model, span)
    properties["Policies"] = Arr([own], span)
    tags = resource_tags(function.settings, model)
    if tags is not None:
        properties.put("Tags", tags, tags.span)
    document = Obj({"Type": "AWS::IAM::Role", "Properties": properties}, span)
    return [Resource(role_id, document, span), *attached]


def _statements(function: Function, logs_id: str) -> list[Obj]:
    span = function.name.span
    # This ARN ends in `:*`, which takes in the streams of the group.
    logs = Obj({"Fn::GetAtt": Arr([logs_id, "Arn"], span)}, span)
    made = [statement(("logs:CreateLogStream", "logs:PutLogEvents"), logs, span)]
    tracing = function.settings.get("tracing")
    if tracing is not None and tracing.value:
        made.append(statement(_TRACING, "*", tracing.span))
    vpc = function.settings.get("vpc")
    if vpc is not None:
        network = statement(_NETWORK, "*", vpc.span)
        made.append(network.put("Condition", Obj(_NOT_FROM_THE_CODE, vpc.span), vpc.span))
    return [*made, *function.granted]

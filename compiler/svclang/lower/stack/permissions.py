"""Permissions: who may invoke a function that is not asked by its own role.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-permission.html
"""

from __future__ import annotations

from typing import Any

from ...model.document import Obj
from ...model.nodes import Function, Resource
from ...source import Span
from .function_versions import invocation
from .resources import further_resource


def permission(
    logical_id: str,
    function: Function,
    principal: str,
    source_arn: Any,
    span: Span,
    *,
    account: bool = False,
) -> Resource:
    """The leave of a service to invoke a function, for the sake of one source alone.

    `account` also demands that the source is of this account: the ARN of a bucket has none in it,
    so that another's bucket of a deleted bucket's name could call.
    """
    made = Obj({"Action": "lambda:InvokeFunction"}, span)
    made["FunctionName"] = invocation(function)
    made["Principal"] = principal
    if account:
        made["SourceAccount"] = {"Ref": "AWS::AccountId"}
    made["SourceArn"] = source_arn
    return further_resource(logical_id, "AWS::Lambda::Permission", made, span)

"""Names of functions that are known before the functions are there.

    get_user  →  ${AWS::StackName}-get_user

Lambda takes 64 characters. A stack's name may have 128, so that no arithmetic leaves room for every
one: the function's part has 31 at most, which with the hyphen leaves 32 for the stack's. A longer
one is cut, and carries a digest of the whole.

    notify_everybody_who_has_subscribed  →  notify_everybody_who_has-3f9a0c
https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
"""

from __future__ import annotations

from ...model.names import digest
from ...model.nodes import Function
from .function_versions import ALIAS

LONGEST = 64
LONGEST_STACK = 32
_LONGEST_PART = LONGEST - LONGEST_STACK - 1
_DIGITS = 6


def physical_name(function: Function) -> str:
    """The name of a function, as the text of an `Fn::Sub`."""
    name = function.name.text
    if len(name) > _LONGEST_PART:
        name = f"{name[: _LONGEST_PART - _DIGITS - 1]}-{digest(name)[:_DIGITS]}"
    return f"${{AWS::StackName}}-{name}"


def written_arn(name: str) -> str:
    """The ARN of the function of a name, as the text of an `Fn::Sub`."""
    return f"arn:${{AWS::Partition}}:lambda:${{AWS::Region}}:${{AWS::AccountId}}:function:{name}"


def written_alias(name: str) -> str:
    """The ARN of the alias that callers of the function of a name invoke."""
    return f"{written_arn(name)}:{ALIAS}"

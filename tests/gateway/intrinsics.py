"""CloudFormation's intrinsic functions, as far as an API's document uses them.

In: a document with `Ref`, `Fn::Sub`, `Fn::GetAtt`, `Fn::Join`, `Fn::Select` and `Fn::Split` in
their long form, and values for parameters. Out: the same document with text in their place. A
resource's `Ref` is its logical id, and `Function.Arn` stays as it is, so that the logical id can be
found in an integration's `uri`.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
"""

import re
from collections.abc import Mapping
from typing import Any

from gateway.errors import NotModelled

PSEUDO_PARAMETERS = {
    "AWS::AccountId": "123456789012",
    "AWS::Partition": "aws",
    "AWS::Region": "us-east-1",
    "AWS::StackId": (
        "arn:aws:cloudformation:us-east-1:123456789012:stack/stack/"
        "51af3dc0-da77-11e4-872e-1234567db123"
    ),
    "AWS::StackName": "stack",
    "AWS::URLSuffix": "amazonaws.com",
}
_VARIABLE = re.compile(r"\$\{(!?)([^}]*)\}")
_FUNCTION = re.compile(
    r":lambda:path/2015-03-31/functions/(?:.*:function:)?(\w+)(?:\.Arn)?(?::[^/]+)?/invocations$"
)


def resolved(node: Any, values: Mapping[str, Any]) -> Any:
    """The node with every intrinsic function resolved; `values` go by parameter name."""
    if isinstance(node, Mapping):
        if len(node) == 1:
            [(name, argument)] = node.items()
            if (name == "Ref" and isinstance(argument, str)) or str(name).startswith("Fn::"):
                return _function(name, argument, values)
        return {key: resolved(value, values) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [resolved(item, values) for item in node]
    return node


def function_id(uri: str) -> str | None:
    """The logical id of the function that an integration's resolved `uri` invokes, if any."""
    match = _FUNCTION.search(uri)
    return match[1] if match else None


def _function(name: str, argument: Any, values: Mapping[str, Any]) -> Any:
    if name == "Ref":
        return _value(argument, values)
    if name == "Fn::Sub":
        text, more = (argument, {}) if isinstance(argument, str) else argument
        return _substituted(text, {**values, **resolved(more, values)})
    if name == "Fn::GetAtt":
        return _value(argument if isinstance(argument, str) else ".".join(argument), values)
    if name == "Fn::Join":
        separator, items = argument
        return str(separator).join(str(item) for item in resolved(items, values))
    if name == "Fn::Split":
        separator, text = argument
        return str(resolved(text, values)).split(separator)
    if name == "Fn::Select":
        at, items = argument
        return resolved(items, values)[int(at)]
    raise NotModelled(f"the intrinsic function {name}")


def _substituted(text: str, values: Mapping[str, Any]) -> str:
    def replace(match: re.Match[str]) -> str:
        return f"${{{match[2]}}}" if match[1] else str(_value(match[2].strip(), values))

    return _VARIABLE.sub(replace, text)


def _value(name: str, values: Mapping[str, Any]) -> Any:
    return values.get(name, PSEUDO_PARAMETERS.get(name, name))

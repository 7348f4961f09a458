"""Values of the language as values of a document: constants, and references as intrinsics.

In: a checked value of the syntax. Out: plain JSON, in which a reference to a parameter is
`{"Ref": "LogLevel"}`, one to an attribute `{"Fn::GetAtt": ["GetUserFunction", "Arn"]}`, and text
with references an `{"Fn::Sub": "…"}`.

A resource whose physical name is its own can be named without waiting for it:
`photos-uploads-${stackGuid}`, where `stackGuid` is the unique part of the stack's id. It is a
variable of the `Fn::Sub` around it, always of that one name and value, so that texts can be put
together without a thought to it. No logical id begins with a lower-case letter.
So is `${nameOfPaidEvent}`, the last part of the ARN of a rule on a bus of its own.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
"""

from __future__ import annotations

import re
from typing import Any

from ...aws.attributes import ATTRIBUTES, PSEUDO_PARAMETERS, Attribute
from ...aws.kinds import attributes_of, kind_named
from ...model.document import Arr, Obj
from ...model.functions import alias_id, publishes_versions
from ...model.names import base_id, pascal
from ...model.nodes import DeclaredResource, Function, Model
from ...source import Span
from ...syntax.nodes import Block, Constant, ListValue, Reference, Text, Value

STACK_GUID = "${stackGuid}"
# arn:aws:cloudformation:eu-west-1:123456789012:stack/photos/51af3dc0-da77-11e4-872e-1234567db123
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
_GUID_OF_STACK = {"Fn::Select": [2, {"Fn::Split": ["/", {"Ref": "AWS::StackId"}]}]}

_NAME_OF_RULE = re.compile(r"\$\{(?P<variable>nameOf(?P<id>\w+))\}")


def document_of(value: Value, model: Model) -> Any:
    """A value as it stands in a document, each part with its span."""
    if isinstance(value, Constant):
        return value.value
    if isinstance(value, Text):
        return _text(value, model)
    if isinstance(value, Reference):
        return reference(value, model)
    if isinstance(value, ListValue):
        items = [document_of(item, model) for item in value.items]
        return Arr(items, value.span, {at: item.span for at, item in enumerate(value.items)})
    if isinstance(value, Block):
        return object_of(value, model)
    raise TypeError(f"no value of a document: {type(value).__name__}")


def object_of(block: Block, model: Model) -> Obj:
    """The data in braces as an object, its entries in order."""
    made = Obj(span=block.span)
    for entry in block.entries:
        made.put(entry.key.text, document_of(entry.value, model), entry.span)
    return made


def reference(node: Reference, model: Model) -> Any:
    """What stands for a reference: text where the compiler knows it, else an intrinsic."""
    root, *rest = node.path
    attribute = ".".join(rest)
    if root == "aws":
        return Obj({"Ref": PSEUDO_PARAMETERS[attribute]}, node.span)
    if root == "service":
        return {
            "name": model.service.name.text,
            "version": model.service.version,
            "stage": model.stage,
        }[attribute]
    if root in model.raw_resources:
        attributed = Attribute("Fn::GetAtt", f"{{id}}.{attribute}", "")
        return _intrinsic(
            attributed if rest else Attribute("Ref", "{id}", ""), pascal(root), node.span
        )
    declared = model.declared.get(root)
    if declared is not None:
        return of_resource(declared, attribute, node.span)
    kind = _kind(root, model)
    if kind == "function":
        own = _of_function(model.functions[root], attribute, node, model)
        if own is not None:
            return own
    return _intrinsic(ATTRIBUTES[kind][attribute], base_id(kind, root), node.span)


def of_resource(declared: DeclaredResource, attribute: str, span: Span) -> Any:
    """What stands for an attribute of a resource of the language's kinds.

    It is text where the resource waits for what it feeds, as far as its name tells: then whatever
    is fed can name the resource without waiting for it in turn.
    """
    kind = kind_named(declared.kind)
    text = kind.as_text.get(attribute) if kind is not None and declared.feeds else None
    if text is not None:
        return substituted(text.replace("{name}", physical_name(declared)), span)
    return intrinsic_of(declared, attribute, span)


def intrinsic_of(declared: DeclaredResource, attribute: str, span: Span) -> Obj:
    """The reference to an attribute of a resource, in what waits for the resource anyway."""
    known = (attributes_of(declared.kind) or {})[attribute]
    if known.instead_with is not None and known.instead_with[0] in declared.settings:
        known = known._replace(how=known.instead_with[1], text=known.instead_with[2])
    return _intrinsic(known, pascal(declared.name.text), span)


def physical_name(declared: DeclaredResource) -> str:
    """The name of its own that a resource has, as part of the text of an `Fn::Sub`."""
    return f"{declared.own_name}-{STACK_GUID}"


def _of_function(function: Function, attribute: str, node: Reference, model: Model) -> Any:
    """What differs from function to function: the version that is invoked, and a given role."""
    if attribute == "arn" and publishes_versions(function):
        return Obj({"Ref": alias_id(function)}, node.span)
    role = function.settings.get("role")
    if attribute == "role_arn" and role is not None:
        return role.value if isinstance(role.value, str) else document_of(role.value, model)
    return None


def substitution(text: Text, model: Model) -> str:
    """Text with references as the text of an `Fn::Sub`; a literal `${` becomes `${!`."""
    return "".join(
        escape_substitution(part)
        if isinstance(part, str)
        else as_substitution(reference(part, model))
        for part in text.parts
    )


def as_substitution(document: Any) -> str:
    """What stands for a reference, as part of the text of an `Fn::Sub`."""
    if not isinstance(document, dict):
        return escape_substitution(str(document))
    ((how, what),) = document.items()
    if how == "Ref":
        return f"${{{what}}}"
    if how == "Fn::GetAtt":
        return f"${{{'.'.join(what)}}}"
    return str(what if isinstance(what, str) else what[0])


def escape_substitution(text: str) -> str:
    """Literal text as part of the text of an `Fn::Sub`."""
    return text.replace("${", "${!")


def _text(text: Text, model: Model) -> Any:
    if text.plain is not None:
        return text.plain
    return sub(substitution(text, model), text)


def sub(text: str, node: Text | Reference) -> Any:
    """An `Fn::Sub`, or the text itself where there is nothing to substitute."""
    if "${" not in text.replace("${!", ""):
        return text.replace("${!", "${")
    return substituted(text, node.span)


def substituted(text: str, span: Span) -> Obj:
    """An `Fn::Sub` of a text, with the variables that can stand in it."""
    variables: dict[str, Any] = {}
    if STACK_GUID in text:
        variables[STACK_GUID[2:-1]] = _GUID_OF_STACK
    for found in _NAME_OF_RULE.finditer(text):
        arn = {"Fn::GetAtt": [found["id"], "Arn"]}
        variables[found["variable"]] = {"Fn::Select": [2, {"Fn::Split": ["/", arn]}]}
    return Obj({"Fn::Sub": Arr([text, variables], span) if variables else text}, span)


def _kind(root: str, model: Model) -> str:
    if root in model.params:
        return "param"
    if root in model.functions:
        return "function"
    return "api"


def _intrinsic(attribute: Attribute, base: str, span: Span) -> Obj:
    text = attribute.text.format(id=base)
    if attribute.how == "Fn::GetAtt":
        head, _, tail = text.partition(".")
        return Obj({"Fn::GetAtt": Arr([head, tail], span)}, span)
    if attribute.how == "Fn::Sub":
        return substituted(text, span)
    return Obj([(attribute.how, text)], span)

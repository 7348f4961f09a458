"""What a role may do, in as many policies as it takes: its own, and managed ones behind that.

    200 statements  →  FRole: the first of them; FRolePolicy1, FRolePolicy2: the rest

A policy that is part of its role is there as soon as the role is, and a mapping is refused without:
so what comes first stays there. Only what does not fit goes into policies that are attached; there
the resources with which the same may be done share a statement. Sizes are estimates of what is
never less than AWS counts, because names are not known before they are made.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from ...aws.limits import LONGEST_INLINE, LONGEST_MANAGED
from ...model.document import Arr, Obj
from ...model.functions import alias_id
from ...model.grants import known_kind
from ...model.nodes import Model, Resource
from ...named_tuples import NamedTuple
from ...source import Span
from .policies import policy, policy_document

_ALIAS = len(":live")
# Of the names that CloudFormation makes, `STACK-LOGICALID-SUFFIX`, cut to what a service takes.
# https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html
_LONGEST_NAMES = {"AWS::Lambda::Function": 64 + _ALIAS, "AWS::SQS::Queue": 80}
_LONGEST_STACK = 128
_SUFFIX = len("--0123456789ABC")
# arn:aws-us-gov:cognito-idp:ap-southeast-1:123456789012:userpool/
_ARN_HEAD = 64
# Longer than what else stands in an ARN: an account, a region, the unique part of a stack's id.
_OTHER_VARIABLE = 36
_OF_STACK = {"AWS::StackName": _LONGEST_STACK, "AWS::StackId": 256}
# What is not known by its name: longer than any of those that are.
_UNKNOWN = 256
_VARIABLE = re.compile(r"\$\{([^!}][^}.]*)(\.[^}]*)?\}")


class _Sizes(NamedTuple):
    """The longest names that resources can have, by logical id."""

    names: Mapping[str, int]

    def of(self, node: Any) -> int:
        """The characters of a part of a policy, as JSON without white space."""
        if isinstance(node, str):
            return len(json.dumps(node, ensure_ascii=False))
        if isinstance(node, list):
            return 2 + sum(self.of(item) + 1 for item in node)
        if not isinstance(node, Mapping):
            return len(json.dumps(node))
        if len(node) == 1:
            ((how, what),) = node.items()
            if how == "Fn::Sub":
                return self._text(what if isinstance(what, str) else what[0])
            if how in ("Ref", "Fn::GetAtt"):
                return 2 + self._variable(what if isinstance(what, str) else what[0])
        return 2 + sum(len(key) + 4 + self.of(value) for key, value in node.items())

    def _text(self, text: str) -> int:
        variables = sum(self._variable(found[1]) for found in _VARIABLE.finditer(text))
        return 2 + len(_VARIABLE.sub("", text)) + variables

    def _variable(self, name: str) -> int:
        if "::" in name or name == "stackGuid":
            return _OF_STACK.get(name, _OTHER_VARIABLE)
        return self.names.get(name, _UNKNOWN + len(name))


def role_policies(
    role_id: str, name: str, statements: list[Obj], model: Model, span: Span
) -> tuple[Obj, list[Resource]]:
    """The policy called `name` that is part of a role, and those that are attached to it.

    There may be more than can be attached, which is found when everything has been made.
    """
    whole = policy_document(statements, span)
    # Nearly every role is small enough, whatever its names are.
    if _Sizes({}).of(whole) <= LONGEST_INLINE:
        return policy(name, statements, span), []
    sizes = _Sizes(_longest(model))
    if sizes.of(whole) <= LONGEST_INLINE:
        return policy(name, statements, span), []
    first, *rest = _packed(statements, sizes, span)
    managed = [
        _managed(f"{role_id}Policy{number}", role_id, each, span)
        for number, each in enumerate(rest, 1)
    ]
    return policy(name, first, span), managed


def _managed(logical_id: str, role_id: str, statements: list[Obj], span: Span) -> Resource:
    properties = Obj({"PolicyDocument": policy_document(statements, span)}, span)
    properties["Roles"] = [{"Ref": role_id}]
    document = Obj({"Type": "AWS::IAM::ManagedPolicy", "Properties": properties}, span)
    return Resource(logical_id, document, span)


def _longest(model: Model) -> dict[str, int]:
    """How long the ARNs can be of what the service declares, by logical id."""
    found = {}
    for function in model.functions.values():
        for logical_id in (function.logical_id, alias_id(function)):
            found[logical_id] = _ARN_HEAD + _LONGEST_NAMES["AWS::Lambda::Function"]
    for declared in model.declared.values():
        made = _LONGEST_STACK + len(declared.logical_id) + _SUFFIX
        longest = min(_LONGEST_NAMES.get(known_kind(declared).type, made), made)
        found[declared.logical_id] = _ARN_HEAD + longest
    return found


def _packed(statements: list[Obj], sizes: _Sizes, span: Span) -> list[list[Obj]]:
    """The statements of each policy, in order, each as full as it can be."""
    empty = sizes.of(policy_document([], span))
    made: list[dict[str, Obj]] = [{}]
    left = LONGEST_INLINE - empty
    for head, arn in _parts(statements):
        key = json.dumps({**head, "Resource": None}, sort_keys=True)
        size = sizes.of(arn) + 1
        alone = size + sizes.of({**head, "Resource": []}) + 1
        if (size if key in made[-1] else alone) > left:
            made.append({})
            left = LONGEST_MANAGED - empty
        here = made[-1]
        if key not in here:
            here[key] = Obj(head, head.span, head.spans).put("Resource", Arr([], head.span))
            left -= alone - size
        here[key]["Resource"].append(arn)
        left -= size
    return [list(each.values()) for each in made]


def _parts(statements: list[Obj]) -> Iterable[tuple[Obj, Any]]:
    """Every statement without its resources, with each of them."""
    for each in statements:
        arns = each["Resource"]
        head = Obj({key: value for key, value in each.items() if key != "Resource"}, each.span)
        for arn in arns if isinstance(arns, list) else [arns]:
            yield head, arn

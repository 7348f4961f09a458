"""Policies of IAM: who may take on a role, and what may be done with it.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...model.document import Arr, Obj
from ...source import Span

_VERSION = "2012-10-17"
GATEWAY = "apigateway.amazonaws.com"


# So that nobody else's resource can make the service act for it here.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
SAME_ACCOUNT = {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}


def trust(service: str, span: Span, condition: Mapping[str, Any] | None = None) -> Obj:
    """The policy of a role that one of AWS's services takes on, under a condition or without."""
    allowed = Obj({"Effect": "Allow"}, span)
    allowed["Principal"] = Obj({"Service": service}, span)
    allowed["Action"] = "sts:AssumeRole"
    if condition is not None:
        allowed["Condition"] = Obj(condition, span)
    return policy_document([allowed], span)


def policy(name: str, statements: list[Obj], span: Span) -> Obj:
    """An inline policy of a role; its name is unique within that role."""
    return Obj({"PolicyName": name, "PolicyDocument": policy_document(statements, span)}, span)


def statement(actions: tuple[str, ...], resource: Any, span: Span) -> Obj:
    """The leave to do something with a resource."""
    made = Obj({"Effect": "Allow", "Action": Arr(actions, span)}, span)
    return made.put("Resource", resource)


def policy_document(statements: list[Obj], span: Span) -> Obj:
    """A policy of these statements."""
    return Obj({"Version": _VERSION, "Statement": Arr(statements, span)}, span)

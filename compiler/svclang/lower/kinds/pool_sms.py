"""The role with which Cognito sends messages to phones.

    pool members { sign_in phone }
       →  MembersPoolSmsRole: may publish to phone numbers, and to no topic

It cannot name the pool, which waits for it: whoever takes it on says words that no other pool says.
https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-sms-settings.html
https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
"""

from __future__ import annotations

from ...model.document import Arr, Obj
from ...model.nodes import DeclaredResource, Resource
from ..stack.policies import policy, trust
from ..stack.resources import further_resource

_PRINCIPAL = "cognito-idp.amazonaws.com"


def role_id(declared: DeclaredResource) -> str:
    """The logical id of a pool's role."""
    return f"{declared.logical_id}SmsRole"


def external_id(declared: DeclaredResource) -> Obj:
    """What Cognito says when it takes the role on."""
    return Obj({"Fn::Sub": f"${{AWS::StackId}}/{declared.logical_id}"}, declared.name.span)


def sms_role(declared: DeclaredResource) -> Resource:
    """The role of a pool that sends messages to phones."""
    span = declared.name.span
    trusted = trust(_PRINCIPAL, span)
    trusted["Statement"][0]["Condition"] = Obj(
        {"StringEquals": Obj({"sts:ExternalId": external_id(declared)}, span)},
        span,
    )
    # A phone number is no resource, so that all is named but what is one.
    sending = Obj({"Effect": "Allow", "Action": Arr(["sns:Publish"], span)}, span)
    sending["NotResource"] = {"Fn::Sub": "arn:${AWS::Partition}:sns:*:*:*"}
    made = Obj({"AssumeRolePolicyDocument": trusted}, span)
    made["Policies"] = Arr([policy("sms", [sending], span)], span)
    return further_resource(role_id(declared), "AWS::IAM::Role", made, span)

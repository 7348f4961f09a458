"""AWS's own types of parameters: CloudFormation checks their values before it touches anything.

A value of such a type is the id or name of something that exists in the account and region of the
stack; a value of an `aws.ssm` type is the name of a Systems Manager parameter, whose value is
looked up when the stack is created or updated.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
"""

from __future__ import annotations

from collections.abc import Mapping

_SINGLE = {
    "availability_zone": "AWS::EC2::AvailabilityZone::Name",
    "hosted_zone_id": "AWS::Route53::HostedZone::Id",
    "image_id": "AWS::EC2::Image::Id",
    "instance_id": "AWS::EC2::Instance::Id",
    "key_pair": "AWS::EC2::KeyPair::KeyName",
    "security_group_id": "AWS::EC2::SecurityGroup::Id",
    "security_group_name": "AWS::EC2::SecurityGroup::GroupName",
    "subnet_id": "AWS::EC2::Subnet::Id",
    "volume_id": "AWS::EC2::Volume::Id",
    "vpc_id": "AWS::EC2::VPC::Id",
}
# There is no list of key pairs.
_LISTS = {f"{name}s": f"List<{kind}>" for name, kind in _SINGLE.items() if name != "key_pair"}
_EXISTING = {**_SINGLE, **_LISTS}
_VALUE = "AWS::SSM::Parameter::Value<{}>"

AWS_TYPES: Mapping[str, str] = {
    **{f"aws.{name}": kind for name, kind in _EXISTING.items()},
    "aws.ssm": _VALUE.format("String"),
    "aws.ssm.strings": _VALUE.format("List<String>"),
    "aws.ssm.name": "AWS::SSM::Parameter::Name",
    **{f"aws.ssm.{name}": _VALUE.format(kind) for name, kind in _EXISTING.items()},
}
"""The language's names of AWS's types: `aws.vpc_id` is `AWS::EC2::VPC::Id`."""


def is_list(kind: str) -> bool:
    """Whether a value of the type, as it is given, is a list (an SSM parameter's is a name)."""
    return kind.startswith("List<")


def is_ssm(kind: str) -> bool:
    """Whether a value of the type is the name of a Systems Manager parameter."""
    return kind.startswith("AWS::SSM::")

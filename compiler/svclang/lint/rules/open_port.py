"""A port that is open to the whole internet.

What it finds
    In a raw resource, a rule of a security group that lets in every address (`0.0.0.0/0`, `::/0`),
    but for the ports of web servers, 80 and 443.

Why it is bad
    Whatever listens there is tried within minutes, and needs one weakness only: a database, a
    remote desktop, a cache without a password.

Example
    param vpc: aws.vpc_id

    resource database_group "AWS::EC2::SecurityGroup" {
      GroupDescription: "who may talk to the database"
      VpcId: vpc
      SecurityGroupIngress: [{
        IpProtocol: "tcp", FromPort: 5432, ToPort: 5432, CidrIp: "0.0.0.0/0"
      }]
    }

Use instead
    param vpc: aws.vpc_id

    resource database_group "AWS::EC2::SecurityGroup" {
      GroupDescription: "who may talk to the database"
      VpcId: vpc
      SecurityGroupIngress: [{
        IpProtocol: "tcp", FromPort: 5432, ToPort: 5432, CidrIp: "10.0.0.0/16"
      }]
    }

Sources
    https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...syntax.nodes import Block, Constant, Text, Value
from ...syntax.values import items_of
from ..rule import Context, Finding, Rule

_OF_WEB = (80, 443)
_INGRESS = "AWS::EC2::SecurityGroupIngress"
_GROUP = "AWS::EC2::SecurityGroup"
_EVERYBODY = {"CidrIp": "0.0.0.0/0", "CidrIpv6": "::/0"}


def check(context: Context) -> Iterator[Finding]:
    """A finding for each rule that lets everybody in."""
    for raw in context.model.raw_resources.values():
        if raw.type == _INGRESS and raw.properties is not None:
            yield from _of_rule(raw.properties)
        elif raw.type == _GROUP and raw.properties is not None:
            for entry in raw.properties.entries:
                if entry.key.text == "SecurityGroupIngress":
                    yield from _of_rules(entry.value)


def _of_rules(value: Value) -> Iterator[Finding]:
    for item in items_of(value):
        if isinstance(item, Block):
            yield from _of_rule(item)


def _of_rule(block: Block) -> Iterator[Finding]:
    said = {entry.key.text: entry.value for entry in block.entries}
    first, last = (_number(said.get(name)) for name in ("FromPort", "ToPort"))
    if first == last and first in _OF_WEB:
        return
    for name, everybody in _EVERYBODY.items():
        value = said.get(name)
        if isinstance(value, Text) and value.plain == everybody:
            if first is None or last is None:
                ports = "every port is"
            else:
                ports = f"port {first} is" if first == last else f"ports {first} to {last} are"
            yield Finding(
                f"{ports} open to the whole internet",
                value.span,
                help="name the addresses, or the security group, that may come",
            )


def _number(value: Value | None) -> int | None:
    """A port; None where it is not given, or known only when the stack is deployed."""
    number = value.value if isinstance(value, Constant) else None
    return number if isinstance(number, int) and not isinstance(number, bool) else None


RULE = Rule("open-port", check)

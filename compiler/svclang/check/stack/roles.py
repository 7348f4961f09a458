"""What a role may do, and what is done with it: leave that is missing, and policies too long.

In: the stack. Out: problems. Only roles of the stack are looked at, and only those whose policies
are all known: one with a managed policy of somebody else's may do anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from ...aws.limits import LONGEST_INLINE, LONGEST_MANAGED, MOST_MANAGED, MOST_MANAGED_EVER
from ..problem import Path, Problem
from ..values import is_intrinsic, items, known_text, mapping
from .made import ALIAS, FUNCTION, ROLE, Made, Stack, size, target
from .mappings import MAPPING, QUEUE, STREAM, TABLE, source_of

_INLINE = ("AWS::IAM::Policy", "AWS::IAM::RolePolicy")
_MANAGED = "AWS::IAM::ManagedPolicy"
# Managed policies of AWS's own that allow nothing of what is asked for here.
_HARMLESS = ("AWSLambdaBasicExecutionRole", "AWSXRayDaemonWriteAccess")
# https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
_NETWORK = (
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DeleteNetworkInterface",
)
# https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
# https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
# https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
_READING = {
    QUEUE: ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
    STREAM: ("kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream"),
    TABLE: ("dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream"),
}
# https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
_SENDING = {"AWS::SQS::Queue": "sqs:SendMessage", "AWS::SNS::Topic": "sns:Publish"}


def check_roles(stack: Stack) -> Iterator[Problem]:
    """What is wrong with the roles of a stack, and with what needs them."""
    for role in stack.of(ROLE):
        yield from _check_inline(role, stack)
        yield from _check_attached(role, stack)
    for policy in stack.of(_MANAGED):
        yield from _check_managed(policy)
    for function in stack.of(FUNCTION):
        yield from _check_network(function, stack)
        yield from _check_dead_letters(function, stack)
    for made in stack.of(MAPPING):
        yield from _check_reading(made, stack)


# --- How long policies are, and how many


def _check_inline(role: Made, stack: Stack) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html."""
    documents = [mapping(p).get("PolicyDocument") for p in items(role.properties.get("Policies"))]
    documents += [p.properties.get("PolicyDocument") for p in _attached(role, stack, *_INLINE)]
    whole = sum(size(document) for document in documents)
    if whole > LONGEST_INLINE:
        yield role.error(
            ("Policies",),
            "long-policy",
            f"the policies of this role have {whole} characters or more, and IAM takes"
            f" {LONGEST_INLINE} of all that are part of a role",
            "put a part of them into an `AWS::IAM::ManagedPolicy`",
        )


def _check_attached(role: Made, stack: Stack) -> Iterator[Problem]:
    arns = items(role.properties.get("ManagedPolicyArns"))
    apart = [policy.name for policy in _attached(role, stack, _MANAGED)]
    count = len(apart) + sum(target(arn) not in apart for arn in arns)
    place: Path = ("ManagedPolicyArns",) if arns else ()
    said = f"this role has {count} managed policies, and IAM takes {MOST_MANAGED}"
    help = "put what it may do into fewer policies, or let several roles share it"
    if count > MOST_MANAGED_EVER:
        yield role.error(
            place, "many-policies", f"{said}, or {MOST_MANAGED_EVER} where AWS is asked", help
        )
    elif count > MOST_MANAGED:
        yield role.warning(place, "many-policies", f"{said} unless AWS has raised that", help)


def _check_managed(policy: Made) -> Iterator[Problem]:
    whole = size(policy.properties.get("PolicyDocument"))
    if whole > LONGEST_MANAGED:
        yield policy.error(
            ("PolicyDocument",),
            "long-policy",
            f"this policy has {whole} characters or more, and IAM takes {LONGEST_MANAGED}",
            "make two policies of it",
        )


# --- What needs leave


def _check_network(function: Made, stack: Stack) -> Iterator[Problem]:
    network = mapping(function.properties.get("VpcConfig"))
    if network.get("SubnetIds"):
        yield from _lacking(
            function,
            ("VpcConfig",),
            function,
            _NETWORK,
            "make its network interfaces",
            "write `vpc { subnets …; security_groups … }` in the function, which gives it that",
            stack,
        )


def _check_dead_letters(function: Made, stack: Stack) -> Iterator[Problem]:
    arn = mapping(function.properties.get("DeadLetterConfig")).get("TargetArn")
    to = stack.find(arn, *_SENDING)
    text = known_text(arn) or ""
    action = _SENDING[to.type] if to is not None else ""
    action = action or next((a for a in _SENDING.values() if f":{a.split(':')[0]}:" in text), "")
    if action:
        yield from _lacking(
            function,
            ("DeadLetterConfig", "TargetArn"),
            function,
            (action,),
            "send its dead letters there",
            "write `dead_letter` and a queue or a topic of the service in the function",
            stack,
        )


def _check_reading(made: Made, stack: Stack) -> Iterator[Problem]:
    source = source_of(made, stack)
    called = stack.find(made.properties.get("FunctionName"), FUNCTION, ALIAS)
    if called is not None and called.type == ALIAS:
        called = stack.find(called.properties.get("FunctionName"), FUNCTION)
    if source is not None and called is not None:
        yield from _lacking(
            made,
            ("FunctionName",),
            called,
            _READING[source],
            "read what it is fed with",
            f"let a `{source}` of the service feed the function, which gives it that",
            stack,
        )


def _lacking(
    made: Made,
    place: Path,
    function: Made,
    needed: tuple[str, ...],
    purpose: str,
    help: str,
    stack: Stack,
) -> Iterator[Problem]:
    """An error where the function's role does not allow what is needed to make `made`."""
    role = stack.find(function.properties.get("Role"), ROLE)
    allowed = _allowed(role, stack) if role is not None else None
    if allowed is None:
        return
    missing = [action for action in needed if not _covers(allowed, action)]
    if missing:
        *others, last = (f"`{action}`" for action in missing)
        listed = f"{', '.join(others)} and {last}" if others else last
        yield made.error(
            place,
            "missing-leave",
            f"the role of `{function.said}` may not {purpose}: it lacks {listed}",
            help,
        )


def _covers(allowed: list[str], action: str) -> bool:
    return any(fnmatchcase(action.lower(), pattern) for pattern in allowed)


def _allowed(role: Made, stack: Stack) -> list[str] | None:
    """The actions that a role allows, in lower case; None where not all of them are known."""
    for arn in items(role.properties.get("ManagedPolicyArns")):
        if not (known_text(arn) or "").endswith(_HARMLESS) and stack.find(arn, _MANAGED) is None:
            return None
    documents = [mapping(p).get("PolicyDocument") for p in items(role.properties.get("Policies"))]
    documents += [p.properties.get("PolicyDocument") for p in _policies_of(role, stack)]
    found: list[str] = []
    for document in documents:
        if is_intrinsic(document):
            return None
        for statement in items(mapping(document).get("Statement")):
            actions = items(mapping(statement).get("Action"))
            if is_intrinsic(statement) or not all(isinstance(each, str) for each in actions):
                return None
            if mapping(statement).get("Effect") == "Allow":
                found += [each.lower() for each in actions]
                found += ["*"] if "NotAction" in mapping(statement) else []
    return found


def _policies_of(role: Made, stack: Stack) -> Iterator[Made]:
    """The policies that stand apart and belong to a role."""
    yield from _attached(role, stack, *_INLINE, _MANAGED)
    for arn in items(role.properties.get("ManagedPolicyArns")):
        policy = stack.find(arn, _MANAGED)
        if policy is not None:
            yield policy


def _attached(role: Made, stack: Stack, *types: str) -> Iterator[Made]:
    for policy in stack.of(*types):
        roles: list[Any] = items(policy.properties.get("Roles", policy.properties.get("RoleName")))
        if any(_names(each, role) for each in roles):
            yield policy


def _names(value: Any, role: Made) -> bool:
    """Whether a value is a role's name, also one that is cut out of its ARN."""
    return target(value) == role.name or f'"{role.name}"' in str(value).replace("'", '"')

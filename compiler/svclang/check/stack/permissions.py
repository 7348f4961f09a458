"""Who may call a function: services that call one without leave, and leave that is too wide.

In: the stack. Out: problems. A function that is called by a role of the caller's needs no leave.
https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...named_tuples import NamedTuple
from ..problem import Path, Problem
from ..values import items, known_text, mapping
from .made import ALIAS, FUNCTION, Made, Stack, size, target

_PERMISSION = "AWS::Lambda::Permission"
# Bytes of a function's policy, and of a statement in it beside what the permission says.
_LONGEST_POLICY = 20_480
_STATEMENT = len('{"Sid":"","Effect":"Allow","Resource":"","Condition":{"ArnLike":{}}},') + 80
# What says whose sake a service may call for.
_SOURCES = ("SourceArn", "SourceAccount", "PrincipalOrgID", "EventSourceToken")


class _Call(NamedTuple):
    """A place at which a resource says that a service calls a function.

    `tested` says that AWS refuses the resource where the service may not.
    """

    made: Made
    place: Path
    value: Any
    service: str
    tested: bool = False


def check_permissions(stack: Stack) -> Iterator[Problem]:
    """What is wrong with the permissions of a stack, and where one is missing."""
    for permission in stack.of(_PERMISSION):
        yield from _check_source(permission)
    yield from _check_sizes(stack)
    told: set[tuple[str, str]] = set()
    for call in _calls(stack):
        for problem in _check_call(call, stack):
            # One permission is enough for all that a resource calls a function for.
            if (key := (call.made.name, problem.message)) not in told:
                told.add(key)
                yield problem


def _check_source(permission: Made) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html."""
    principal = permission.properties.get("Principal")
    arn = known_text(permission.properties.get("SourceArn"))
    named = any(name in permission.properties for name in _SOURCES)
    if isinstance(principal, str) and principal.endswith(".amazonaws.com") and not named:
        yield permission.warning(
            ("Principal",),
            "open-permission",
            f"`{principal}` may call for anybody's sake, from any account of AWS",
            "write `SourceArn` beside it: what it may call for",
        )
    if arn is not None and ":execute-api:" in arn:
        yield from _check_route(permission, arn)


def _check_sizes(stack: Stack) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html."""
    sizes: dict[str | None, int] = {}
    for permission in stack.of(_PERMISSION):
        function = target(permission.properties.get("FunctionName"))
        before = sizes.get(function, 0)
        sizes[function] = before + _STATEMENT + size(dict(permission.properties))
        if before <= _LONGEST_POLICY < sizes[function] and function is not None:
            yield permission.error(
                ("FunctionName",),
                "long-policy",
                f"with this permission the policy of the function has more than the"
                f" {_LONGEST_POLICY} bytes that Lambda takes",
                "give one permission for several sources, with `*` in its `SourceArn`",
            )


def _check_route(permission: Made, arn: str) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html."""
    variable = re.search(r"(?<!\$)\{[^{}]*\}", arn)
    if variable is not None:
        yield permission.warning(
            ("SourceArn",),
            "unmatched-permission",
            f"the ARN of a request has the value of a variable, and never `{variable[0]}`",
            "write `*` in its place",
        )
    elif arn.endswith("/"):
        yield permission.warning(
            ("SourceArn",),
            "unmatched-permission",
            "the ARN of a request never ends with a slash: API Gateway takes it off a path",
            "take it off here too",
        )


def _check_call(call: _Call, stack: Stack) -> Iterator[Problem]:
    """A function that is called, and a permission for exactly that function or alias."""
    called = stack.find(call.value, FUNCTION, ALIAS)
    if called is None:
        return
    given = [each for each in stack.of(_PERMISSION) if _is_for(each, call.service)]
    found = [stack.find(each.properties.get("FunctionName"), FUNCTION, ALIAS) for each in given]
    # One that is written as text may well be for this function.
    if None in found or called in found:
        return
    message = f"nothing gives `{call.service}` leave to call `{called.said}`"
    function = _function(called, stack)
    if any(other is not None and _function(other, stack) == function for other in found):
        what = "the function without its alias" if called.type == ALIAS else "an alias of it"
        message += f": there is leave for {what} only"
    report = call.made.error if call.tested else call.made.warning
    yield report(
        call.place,
        "missing-permission",
        message if call.tested else f"{message}, and so it is never called",
        'add a `resource` of the type "AWS::Lambda::Permission", or let a declaration of the'
        " language feed the function, which makes one",
    )


def _is_for(permission: Made, service: str) -> bool:
    """Whether the principal is the service, or the service in one region."""
    principal = str(permission.properties.get("Principal"))
    return principal.startswith(f"{service.partition('.')[0]}.")


def _function(made: Made, stack: Stack) -> Made | None:
    if made.type == FUNCTION:
        return made
    return stack.find(made.properties.get("FunctionName"), FUNCTION)


def _calls(stack: Stack) -> Iterator[_Call]:
    """Every place of the stack at which a service calls a function by its permission."""
    for rule in stack.of("AWS::Events::Rule"):
        for at, each in enumerate(items(rule.properties.get("Targets"))):
            place: Path = ("Targets", at, "Arn")
            yield _Call(rule, place, mapping(each).get("Arn"), "events.amazonaws.com")
    for one in stack.of("AWS::SNS::Subscription"):
        endpoint = one.properties.get("Endpoint")
        yield _Call(one, ("Endpoint",), endpoint, "sns.amazonaws.com")
    for bucket in stack.of("AWS::S3::Bucket"):
        given = mapping(bucket.properties.get("NotificationConfiguration"))
        for at, each in enumerate(items(given.get("LambdaConfigurations"))):
            place = ("NotificationConfiguration", "LambdaConfigurations", at, "Function")
            yield _Call(bucket, place, mapping(each).get("Function"), "s3.amazonaws.com", True)
    for logs in stack.of("AWS::Logs::SubscriptionFilter"):
        arn = logs.properties.get("DestinationArn")
        yield _Call(logs, ("DestinationArn",), arn, "logs.amazonaws.com", True)
    for pool in stack.of("AWS::Cognito::UserPool"):
        for key, value in mapping(pool.properties.get("LambdaConfig")).items():
            arn = mapping(value).get("LambdaArn", value)
            yield _Call(pool, ("LambdaConfig", key), arn, "cognito-idp.amazonaws.com")
    for topic in stack.of("AWS::IoT::TopicRule"):
        actions = mapping(topic.properties.get("TopicRulePayload")).get("Actions")
        for at, each in enumerate(items(actions)):
            place = ("TopicRulePayload", "Actions", at, "Lambda", "FunctionArn")
            arn = mapping(mapping(each).get("Lambda")).get("FunctionArn")
            yield _Call(topic, place, arn, "iot.amazonaws.com")

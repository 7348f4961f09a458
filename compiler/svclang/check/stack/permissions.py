"""Who may call a function: services that call one without leave, and leave that is too wide.

In: the stack. Out: problems. A function that is called by a role of the caller's needs no leave.
https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from ..problem import Problem
from ..values import is_intrinsic, known_text
from .callers import Call, calls
from .made import ALIAS, FUNCTION, Made, Stack, size, target

_PERMISSION = "AWS::Lambda::Permission"
# Bytes of a function's policy, and of a statement in it beside what the permission says.
_LONGEST_POLICY = 20_480
_STATEMENT = len('{"Sid":"","Effect":"Allow","Resource":"","Condition":{"ArnLike":{}}},') + 80
# What says whose sake a service may call for.
_SOURCES = ("SourceArn", "SourceAccount", "PrincipalOrgID", "EventSourceToken")


def check_permissions(stack: Stack) -> Iterator[Problem]:
    """What is wrong with the permissions of a stack, and where one is missing."""
    for permission in stack.of(_PERMISSION):
        yield from _check_source(permission)
    yield from _check_sizes(stack)
    told: set[tuple[str, str]] = set()
    for call in calls(stack):
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
    # Of an ARN that is written out or referred to cfn-lint says so itself (W3663).
    filled = is_intrinsic(permission.properties.get("SourceArn")) and ":s3:::" in (arn or "")
    if filled and "SourceAccount" not in permission.properties:
        yield permission.warning(
            ("SourceArn",),
            "open-permission",
            "the ARN of a bucket names no account: who gets hold of the name of a bucket that is"
            " deleted may have the function called",
            "write `SourceAccount: aws.account` beside it",
        )


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


def _check_call(call: Call, stack: Stack) -> Iterator[Problem]:
    """A function that is called, and a permission for exactly that function or alias."""
    called = stack.find(call.value, FUNCTION, ALIAS)
    if called is None:
        return
    given = [each for each in stack.of(_PERMISSION) if _is_for(each, call.service)]
    found = [(stack.find(p.properties.get("FunctionName"), FUNCTION, ALIAS), p) for p in given]
    # One that is written as text may well be for this function.
    if any(of in (None, called) and _other_source(p, call, stack) is None for of, p in found):
        return
    message = f"nothing gives `{call.service}` leave to call `{called.said}`"
    message += next(filter(None, (_but(of, p, called, call, stack) for of, p in found)), "")
    report = call.made.error if call.tested else call.made.warning
    yield report(
        call.place,
        "missing-permission",
        message if call.tested else f"{message}, and so it is never called",
        'add a `resource` of the type "AWS::Lambda::Permission", or let a declaration of the'
        " language feed the function, which makes one",
    )


def _but(of: Made | None, permission: Made, called: Made, call: Call, stack: Stack) -> str:
    """What there is leave for instead, where it is for the same function."""
    source = _other_source(permission, call, stack)
    if of == called and source is not None:
        return f" for this: there is leave for `{source.said}` only"
    if of is None or _function(of, stack) != _function(called, stack):
        return ""
    what = "the function without its alias" if called.type == ALIAS else "an alias of it"
    return f": there is leave for {what} only"


def _is_for(permission: Made, service: str) -> bool:
    """Whether the service may call, or the service in one region."""
    principal = str(permission.properties.get("Principal"))
    action = permission.properties.get("Action")
    invokes = not isinstance(action, str) or fnmatchcase("lambda:InvokeFunction", action)
    return invokes and principal.startswith(f"{service.partition('.')[0]}.")


def _other_source(permission: Made, call: Call, stack: Stack) -> Made | None:
    """The resource of the same type for whose sake alone there is leave, where it is another."""
    arn = permission.properties.get("SourceArn")
    if call.source is None or arn is None:
        return None
    source = stack.find(arn) or _bucket(known_text(arn) or "", stack)
    same = source is None or source.type != call.source.type or source == call.source
    return None if same else source


def _bucket(arn: str, stack: Stack) -> Made | None:
    """The bucket whose ARN is written out with its name."""
    for bucket in stack.of("AWS::S3::Bucket"):
        name = known_text(bucket.properties.get("BucketName"))
        if name and arn.endswith(f":::{name}"):
            return bucket
    return None


def _function(made: Made, stack: Stack) -> Made | None:
    if made.type == FUNCTION:
        return made
    return stack.find(made.properties.get("FunctionName"), FUNCTION)

"""Who calls functions by the leave of a permission, and not by a role of their own.

In: the stack. Out: each place at which a resource names a function that it has called.
https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ...model.dependencies import referred
from ...named_tuples import NamedTuple
from ..operations import PREFIX, operations
from ..problem import Path
from ..values import is_intrinsic, items, mapping
from .made import Made, Stack

_Place = tuple[Path, Any]


class Call(NamedTuple):
    """A place at which a resource says that a service calls a function.

    `source` is the resource for whose sake it is called, where that is in the stack. `tested` says
    that AWS refuses the resource where the service may not.
    """

    made: Made
    place: Path
    value: Any
    service: str
    source: Made | None
    tested: bool


class _Caller(NamedTuple):
    """A type of resources, the service behind it, and where one names functions.

    `source` is the property that names what is meant, where that is not the resource itself.
    """

    type: str
    service: str
    places: Callable[[Made], Iterator[_Place]]
    tested: bool = False
    source: str = ""


def calls(stack: Stack) -> Iterator[Call]:
    """Every place of the stack at which a service calls a function by its permission."""
    for caller in _CALLERS:
        for made in stack.of(caller.type):
            source = stack.find(made.properties.get(caller.source)) if caller.source else made
            for place, value in caller.places(made):
                yield Call(made, place, value, caller.service, source, caller.tested)


def _at(*names: str) -> Callable[[Made], Iterator[_Place]]:
    """A property, or one within others."""

    def places(made: Made) -> Iterator[_Place]:
        value: Any = made.properties
        for name in names:
            value = mapping(value).get(name)
        yield names, value

    return places


def _each(path: tuple[str, ...], *names: str) -> Callable[[Made], Iterator[_Place]]:
    """A property of every item of a list."""

    def places(made: Made) -> Iterator[_Place]:
        given: Any = made.properties
        for step in path:
            given = mapping(given).get(step)
        for at, item in enumerate(items(given)):
            value = item
            for name in names:
                value = mapping(value).get(name)
            yield (*path, at, *names), value

    return places


def _triggers(pool: Made) -> Iterator[_Place]:
    for key, value in mapping(pool.properties.get("LambdaConfig")).items():
        yield ("LambdaConfig", key), mapping(value).get("LambdaArn", value)


def _of_alarm(alarm: Made) -> Iterator[_Place]:
    for name in ("AlarmActions", "OKActions", "InsufficientDataActions"):
        yield from _each((name,))(alarm)


def _of_api(api: Made) -> Iterator[_Place]:
    """Authorizers and integrations of a Swagger that name no role to call with."""
    body = mapping(api.properties.get("Body"))
    for name, definition in mapping(body.get("securityDefinitions")).items():
        authorizer = mapping(mapping(definition).get(f"{PREFIX}authorizer"))
        if not authorizer.get("authorizerCredentials"):
            place = ("Body", "securityDefinitions", name, f"{PREFIX}authorizer", "authorizerUri")
            yield from _within(place, authorizer.get("authorizerUri"))
    for operation in operations(body):
        if not operation.integration.get("credentials"):
            uri = operation.integration.get("uri")
            yield from _within(("Body", *operation.at("uri")), uri)


def _within(place: Path, uri: Any) -> Iterator[_Place]:
    """All that the address of a function, `…/functions/${F.Arn}/invocations`, refers to."""
    for name, _ in referred(uri) if is_intrinsic(uri) else ():
        yield place, {"Ref": name}


_CALLERS = (
    _Caller("AWS::ApiGateway::RestApi", "apigateway.amazonaws.com", _of_api),
    _Caller("AWS::Events::Rule", "events.amazonaws.com", _each(("Targets",), "Arn")),
    _Caller("AWS::SNS::Subscription", "sns.amazonaws.com", _at("Endpoint"), source="TopicArn"),
    _Caller(
        "AWS::S3::Bucket",
        "s3.amazonaws.com",
        _each(("NotificationConfiguration", "LambdaConfigurations"), "Function"),
        tested=True,
    ),
    _Caller(
        "AWS::Logs::SubscriptionFilter",
        "logs.amazonaws.com",
        _at("DestinationArn"),
        tested=True,
        source="LogGroupName",
    ),
    _Caller("AWS::Cognito::UserPool", "cognito-idp.amazonaws.com", _triggers),
    _Caller(
        "AWS::IoT::TopicRule",
        "iot.amazonaws.com",
        _each(("TopicRulePayload", "Actions"), "Lambda", "FunctionArn"),
    ),
    # https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
    _Caller(
        "AWS::SecretsManager::RotationSchedule",
        "secretsmanager.amazonaws.com",
        _at("RotationLambdaARN"),
        tested=True,
        source="SecretId",
    ),
    # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
    _Caller(
        "AWS::ElasticLoadBalancingV2::TargetGroup",
        "elasticloadbalancing.amazonaws.com",
        _each(("Targets",), "Id"),
        tested=True,
    ),
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html
    _Caller("AWS::CloudWatch::Alarm", "lambda.alarms.cloudwatch.amazonaws.com", _of_alarm),
)

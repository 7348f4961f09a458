"""REST APIs, their stages and deployments, and who has to wait for them.

In: the stack. Out: problems of what is written in CloudFormation's own words around an API, whose
own stage and deployment the compiler makes.
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...aws.api_settings import LONGEST_TIMEOUT_MS
from ...aws.stage import STAGE_NAME, STAGE_VALUE, STAGE_VARIABLE
from ..operations import operations
from ..problem import Path, Problem
from ..values import is_intrinsic, items, known_text, mapping
from .made import Made, Stack, number, size, target

_API = "AWS::ApiGateway::RestApi"
_STAGE = "AWS::ApiGateway::Stage"
_DEPLOYMENT = "AWS::ApiGateway::Deployment"
_ACCOUNT = "AWS::ApiGateway::Account"
_METHOD = "AWS::ApiGateway::Method"
# What changes an API that a Swagger describes, behind its back.
_PARTS = (
    *(_METHOD, "AWS::ApiGateway::Model", "AWS::ApiGateway::Resource"),
    *("AWS::ApiGateway::GatewayResponse", "AWS::ApiGateway::RequestValidator"),
    "AWS::ApiGateway::Authorizer",
)
# The id of a deployment or a version that is made anew when what it takes a picture of has changed.
DIGEST = re.compile(r"[0-9a-f]{8,}$")
_VARIABLE = re.compile(r"stageVariables\.(\w+)\b(?!\()")
_POLICY = "x-amazon-apigateway-policy"
# https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
_LONGEST_POLICY = 8192


def check_apis(stack: Stack) -> Iterator[Problem]:
    """What is wrong with the APIs of a stack and with what belongs to them."""
    for api in stack.of(_API):
        yield from _check_endpoint(api)
        yield from _check_import(api)
        yield from _check_timeouts(api)
        yield from _check_stage_variables(api, stack)
    for part in stack.of(*_PARTS):
        yield from _check_part(part, stack)
    for deployment in stack.of(_DEPLOYMENT):
        yield from _check_deployment(deployment, stack)
    for stage in stack.of(_STAGE):
        yield from _check_stage(stage, stack)
    yield from _check_named_stages(stack)


# --- The API itself


def _check_endpoint(api: Made) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html."""
    types = items(mapping(api.properties.get("EndpointConfiguration")).get("Types"))
    place = ("EndpointConfiguration", "Types")
    if len(types) > 1:
        yield api.error(
            place, "two-endpoint-types", "an API has one type of endpoint", "keep one of them"
        )
    body = mapping(api.properties.get("Body"))
    by_hand = "Policy" in api.properties
    length = size(api.properties["Policy"] if by_hand else body.get(_POLICY))
    if length > _LONGEST_POLICY:
        yield api.warning(
            ("Policy",) if by_hand else ("Body", _POLICY),
            "long-policy",
            f"this policy has {length} characters or more, and API Gateway takes"
            f" {_LONGEST_POLICY} where AWS allows no more",
            "name blocks of addresses, as in `192.0.2.0/24`, or let an authorizer decide",
        )
    if "PRIVATE" in types and "Policy" not in api.properties and _POLICY not in body:
        yield api.error(
            place,
            "private-without-policy",
            "a private API refuses every call until a policy says who may call",
            "write `endpoint private via …` and `policy { … }`, which allows"
            " `execute-api:Invoke` from the VPC or the endpoint",
        )


def _check_timeouts(api: Made) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html."""
    if items(mapping(api.properties.get("EndpointConfiguration")).get("Types")) != ["EDGE"]:
        return
    for operation in operations(mapping(api.properties.get("Body"))):
        waits = number(operation.integration.get("timeoutInMillis"))
        if waits is not None and waits > LONGEST_TIMEOUT_MS:
            yield api.error(
                ("Body", *operation.at("timeoutInMillis")),
                "long-timeout",
                "over the edge API Gateway never waits for more than 29s",
                "write 29000 or less, or `endpoint regional`",
            )


def _check_stage_variables(api: Made, stack: Stack) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html."""
    stages = [s for s in stack.of(_STAGE) if target(s.properties.get("RestApiId")) == api.name]
    given = [each.properties.get("Variables", {}) for each in stages]
    known = {name for variables in given for name in mapping(variables)}
    if not stages or any(is_intrinsic(variables) for variables in given):
        return
    for path, text in _texts(api.properties.get("Body"), ("Body",)):
        for found in _VARIABLE.finditer(text):
            if found[1] not in known:
                yield api.warning(
                    path,
                    "unknown-stage-variable",
                    f"the stage has no variable `{found[1]}`, and nothing stands in its place",
                    f'declare it in the API: `vars {{ {found[1]}: "…" }}`',
                    found[0],
                )


def _texts(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text in a document that names a variable of the stage."""
    if isinstance(node, str):
        if "stageVariables." in node:
            yield path, node
    elif isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from _texts(value, (*path, key))


def _check_import(api: Made) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-restapi.html."""
    if "Body" not in api.properties and "BodyS3Location" not in api.properties:
        return
    if api.properties.get("FailOnWarnings") in (False, "false"):
        yield api.warning(
            ("FailOnWarnings",),
            "ignored-warnings",
            "what API Gateway does not understand of the Swagger is dropped, and nobody is told",
            "take it out: then such an import fails",
        )
    if api.properties.get("Mode") == "merge":
        yield api.warning(
            ("Mode",),
            "merged-import",
            "a route that is taken out of the source stays in the API: an import that merges only"
            " adds and replaces",
            "take it out: then the API is what the source says",
        )


def _check_part(part: Made, stack: Stack) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-update.html."""
    api = stack.find(part.properties.get("RestApiId"), _API)
    if api is not None and {"Body", "BodyS3Location"} & api.properties.keys():
        yield part.warning(
            (),
            "mixed-api",
            "the Swagger describes this API as a whole, and its next import takes this out again",
            "write it as a route, or as `swagger { … }` in the API",
        )


# --- Deployments


def _check_deployment(deployment: Made, stack: Stack) -> Iterator[Problem]:
    own = deployment.properties.get("RestApiId")
    if not DIGEST.search(deployment.name):
        yield deployment.warning(
            (),
            "frozen-deployment",
            "this deployment is made once: what changes in the API afterwards never reaches it",
            "take it out: the API has a deployment of its own, which is made anew whenever the API"
            " changes",
        )
    methods = [m for m in stack.of(_METHOD) if target(m.properties.get("RestApiId")) == target(own)]
    api = stack.find(own, _API)
    alone = api is not None and not {"Body", "BodyS3Location"} & api.properties.keys()
    if alone and methods and not any(deployment.waits_for(each.name) for each in methods):
        yield deployment.error(
            (),
            "early-deployment",
            "CloudFormation may make this deployment before the API has a method, and API Gateway"
            " then refuses it",
            "name the methods in `depends_on`",
        )
    yield from _check_stage_of(deployment, stack)


def _check_stage_of(deployment: Made, stack: Stack) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-deployment.html."""
    name = deployment.properties.get("StageName")
    api = target(deployment.properties.get("RestApiId"))
    stages = [s for s in stack.of(_STAGE) if target(s.properties.get("RestApiId")) == api]
    if name is None or not stages:
        return
    same = [stage for stage in stages if stage.properties.get("StageName") == name]
    if same:
        yield deployment.error(
            ("StageName",),
            "stage-made-twice",
            f"the deployment makes the stage `{known_text(name)}` too, which `{same[0].said}`"
            " makes, and the second of them fails",
            "take it out",
        )
    else:
        yield deployment.warning(
            ("StageName",),
            "extra-stage",
            "the deployment makes a second stage of the API, which stays open beside the other",
            "take it out",
        )


# --- Stages


def _check_stage(stage: Made, stack: Stack) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-stage.html."""
    name = stage.properties.get("StageName")
    if isinstance(name, str) and not STAGE_NAME.fullmatch(name):
        yield stage.error(
            ("StageName",),
            "wrong-stage-name",
            f"`{name}` cannot be the name of a stage",
            "letters, digits, `_` and `-` make one, 128 at most",
        )
    yield from _check_twin(stage, stack)
    for key, value in mapping(stage.properties.get("Variables")).items():
        yield from _check_variable(stage, key, value)
    yield from _check_log_role(stage, stack)


def _check_twin(stage: Made, stack: Stack) -> Iterator[Problem]:
    """Whether another stage in front of this one takes its place."""
    api, name = (stage.properties.get(key) for key in ("RestApiId", "StageName"))
    for other in stack.of(_STAGE):
        if other == stage:
            return
        same = target(other.properties.get("RestApiId")) == target(api) is not None
        if same and isinstance(name, str) and other.properties.get("StageName") == name:
            yield stage.error(
                ("StageName",),
                "stage-made-twice",
                f"this API has a stage `{name}` already, which `{other.said}` makes, and the"
                " second of them fails",
                "give it another name, or take it out",
            )


def _check_variable(stage: Made, key: str, value: object) -> Iterator[Problem]:
    place = ("Variables", key)
    if not STAGE_VARIABLE.fullmatch(key):
        yield stage.error(
            place,
            "wrong-stage-variable",
            f"`{key}` cannot be the name of a stage variable",
            "letters, digits and `_` make one, 64 at most",
        )
    elif isinstance(value, str) and not STAGE_VALUE.fullmatch(value):
        yield stage.error(
            place,
            "wrong-stage-variable",
            "a stage variable is made of letters, digits and `. _ ~ : / ? # & = , -`, of one at"
            " least and of 512 at most",
        )


def _check_log_role(stage: Made, stack: Stack) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-account.html."""
    accounts = list(stack.of(_ACCOUNT))
    place: Path | None = ("AccessLogSetting",) if "AccessLogSetting" in stage.properties else None
    for at, each in enumerate(items(stage.properties.get("MethodSettings"))):
        if mapping(each).get("LoggingLevel", "OFF") != "OFF":
            place = place or ("MethodSettings", at, "LoggingLevel")
    if place and accounts and not any(stage.waits_for(account.name) for account in accounts):
        yield stage.error(
            place,
            "early-logging",
            "API Gateway refuses a stage that logs before the account has its log role, and nothing"
            " says that the role comes first",
            "let the API itself log, with `logs error`; or write `log_role off` there, declare the"
            " account by hand, and name it in `depends_on`",
        )


# --- Who names a stage


def _check_named_stages(stack: Stack) -> Iterator[Problem]:
    """Who gives a stage by its name is made when it may not be there yet.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html
    """
    names = {
        known_text(stage.properties.get("StageName")): stage
        for stage in stack.of(_STAGE)
        if known_text(stage.properties.get("StageName"))
    }
    for made, place, text in _namings(stack):
        named = names.get(text)
        if named is not None and not made.waits_for(named.name):
            yield made.error(
                place,
                "early-stage-name",
                f"nothing says that the stage `{text}` comes first, and without it this is refused",
                "write `api.stage`, which waits for it",
            )


def _namings(stack: Stack) -> Iterator[tuple[Made, Path, str]]:
    """Every place at which a stage is named in text."""
    for plan in stack.of("AWS::ApiGateway::UsagePlan"):
        for at, each in enumerate(items(plan.properties.get("ApiStages"))):
            yield plan, ("ApiStages", at, "Stage"), str(mapping(each).get("Stage"))
    for key in stack.of("AWS::ApiGateway::ApiKey"):
        for at, each in enumerate(items(key.properties.get("StageKeys"))):
            yield key, ("StageKeys", at, "StageName"), str(mapping(each).get("StageName"))
    for path in stack.of("AWS::ApiGateway::BasePathMapping"):
        yield path, ("Stage",), str(path.properties.get("Stage"))
    for acl in stack.of("AWS::WAFv2::WebACLAssociation"):
        arn = known_text(acl.properties.get("ResourceArn")) or ""
        yield acl, ("ResourceArn",), arn.rpartition("/stages/")[2]

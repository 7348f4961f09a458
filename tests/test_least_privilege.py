"""No policy says `*` where AWS knows something narrower.

Looked at in every expected template, and in a service with a declaration of every kind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from building import SPECS, compile_spec, template_of
from declarations import everything

# Actions that are allowed on `*`, with the page that says that they know no resource, or of which
# resource nothing is known beforehand.
NOWHERE_NARROWER = {
    # "X-Ray does not support specifying a resource ARN" for what sends traces.
    "xray:PutTraceSegments": "service-authorization/latest/reference/list_awsx-ray.html",
    "xray:PutTelemetryRecords": "service-authorization/latest/reference/list_awsx-ray.html",
    # State machines also ask which of their executions to trace.
    "xray:GetSamplingRules": "service-authorization/latest/reference/list_awsx-ray.html",
    "xray:GetSamplingTargets": "service-authorization/latest/reference/list_awsx-ray.html",
    # It is of no secret.
    "secretsmanager:GetRandomPassword": "secretsmanager/latest/userguide/"
    "rotating-secrets-required-permissions-function.html",
    # The interfaces have no names before Lambda makes them.
    **{
        f"ec2:{action}": "lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions"
        for action in (
            "CreateNetworkInterface",
            "DescribeNetworkInterfaces",
            "DescribeSubnets",
            "DeleteNetworkInterface",
            "AssignPrivateIpAddresses",
            "UnassignPrivateIpAddresses",
        )
    },
    # "Resource: *": what delivers logs belongs to the account, and has no name beforehand.
    **{
        f"logs:{action}": "step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy"
        for action in (
            "CreateLogDelivery",
            "GetLogDelivery",
            "UpdateLogDelivery",
            "DeleteLogDelivery",
            "ListLogDeliveries",
            "PutResourcePolicy",
            "DescribeResourcePolicies",
            "DescribeLogGroups",
        )
    },
}
_VARIABLE = re.compile(r"\$\{(?!AWS::|!)[^}]+\}")


def statements(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every statement of a policy in a document, with where it stands."""
    if isinstance(node, dict):
        if "Effect" in node and "Action" in node:
            yield path, node
        for key, value in node.items():
            yield from statements(value, f"{path}/{key}")
    elif isinstance(node, list):
        for at, item in enumerate(node):
            yield from statements(item, f"{path}/{at}")


def too_wide(statement: dict[str, Any]) -> list[str]:
    """What a statement says that could be narrower; what is denied can be denied to all."""
    if statement["Effect"] == "Deny":
        return []
    found = []
    if "*" in json.dumps(statement.get("Principal", "")):
        found.append("everybody")
    actions = listed(statement["Action"])
    found += [action for action in actions if "*" in action]
    for resource in listed(statement.get("Resource", [])):
        if resource == "*":
            found += [f"{action} on *" for action in actions if action not in NOWHERE_NARROWER]
        elif "*" in (text := text_of(resource)) and not _VARIABLE.search(text.split("*")[0]):
            found.append(text)
    return found


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def text_of(resource: Any) -> str:
    """An ARN as text, in which what is of the stack is a variable."""
    if isinstance(resource, str):
        return resource
    text = resource.get("Fn::Sub", "")
    return str(text[0] if isinstance(text, list) else text)


def wide(template: dict[str, Any]) -> list[str]:
    return [
        f"{path}: {what}"
        for path, statement in statements(template["Resources"])
        for what in too_wide(statement)
    ]


@pytest.mark.parametrize("name", SPECS)
@pytest.mark.parametrize("stage", ["dev", "prod"])
def test_a_spec_allows_no_more_than_it_must(name: str, stage: str) -> None:
    compiled = compile_spec(name, stage)
    assert compiled.model is not None
    assert compiled.model.template is not None
    assert wide(compiled.model.template) == []


def test_a_service_of_everything_allows_no_more_than_it_must() -> None:
    template = template_of(everything())
    assert wide(template) == []


def test_every_exception_is_one_that_is_made() -> None:
    made = {
        action
        for _, statement in statements(template_of(everything())["Resources"])
        if statement.get("Resource") == "*"
        for action in listed(statement["Action"])
    }
    assert made == set(NOWHERE_NARROWER)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"Resource": "*"}, ["sqs:SendMessage on *"]),
        ({"Action": "sqs:*"}, ["sqs:*"]),
        ({"Principal": "*"}, ["everybody"]),
        ({"Principal": {"AWS": "*"}}, ["everybody"]),
        ({"Resource": {"Fn::Sub": "arn:${AWS::Partition}:sqs:*"}}, ["arn:${AWS::Partition}:sqs:*"]),
        ({"Resource": {"Fn::Sub": "${Jobs.Arn}/*"}}, []),
        ({"Effect": "Deny", "Principal": "*", "Resource": "*"}, []),
    ],
)
def test_a_statement_that_is_too_wide_is_found(change: dict[str, Any], found: list[str]) -> None:
    narrow = {
        "Effect": "Allow",
        "Action": ["sqs:SendMessage"],
        "Resource": {"Fn::GetAtt": ["J", "Arn"]},
    }
    assert too_wide({**narrow, **change}) == found

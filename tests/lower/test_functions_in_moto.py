"""Functions as CloudFormation, in moto's model of it, creates them.

moto makes no aliases, no settings of asynchronous invocations, and no logging configuration.
"""

from __future__ import annotations

import json
from typing import Any

import boto3  # type: ignore[import-untyped]
import pytest
from moto import mock_aws

from settled import settled
from svclang.lower.assemble_template import assemble_template
from svclang.lower.build_functions import build_functions

TEXT = """
service shop { runtime python3.13; tags { team: "media" } }
param level: string = "info"

/// Reads one user.
function get_user { memory 512MB; env { LEVEL: level }; logs 90d }
function report { tracing on; concurrency 5 }
"""


@pytest.fixture
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(name, "testing")


def packaged() -> dict[str, Any]:
    """The template, with code in it instead of the paths that `package` would upload."""
    template = assemble_template(build_functions(settled(TEXT))).template
    copy: dict[str, Any] = json.loads(json.dumps(template))
    for resource in copy["Resources"].values():
        if resource["Type"] == "AWS::Lambda::Function":
            resource["Properties"]["Code"] = {"ZipFile": "def handler(event, context): return 1"}
    return copy


@pytest.mark.usefixtures("credentials")
@mock_aws
def test_a_stack_of_functions_is_created_with_all_that_they_need() -> None:
    clients = {name: boto3.client(name, "us-east-1") for name in ("lambda", "iam", "logs")}
    formation = boto3.client("cloudformation", "us-east-1")
    formation.create_stack(
        StackName="shop", TemplateBody=json.dumps(packaged()), Capabilities=["CAPABILITY_IAM"]
    )
    made = formation.describe_stack_resources(StackName="shop")["StackResources"]
    ids = {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in made}

    function = clients["lambda"].get_function(FunctionName=ids["GetUserFunction"])["Configuration"]
    assert function["MemorySize"] == 512
    assert function["Environment"] == {"Variables": {"LEVEL": "info"}}

    role = clients["iam"].get_role(RoleName=ids["GetUserRole"])["Role"]
    assert function["Role"] == role["Arn"]
    policy = clients["iam"].get_role_policy(RoleName=ids["GetUserRole"], PolicyName="execution")
    assert f":log-group:{ids['GetUserLogs']}" in str(policy["PolicyDocument"])

    groups = clients["logs"].describe_log_groups(logGroupNamePrefix=ids["GetUserLogs"])["logGroups"]
    assert [group["retentionInDays"] for group in groups] == [90]

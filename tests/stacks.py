"""Stacks in moto's model of CloudFormation: a template in, the physical ids of what it makes out.

moto does not create an API from a template (it ignores `Body` and imports OpenAPI 3 only), user
pools, `EventInvokeConfig`, metric filters, secrets, policies of buckets and queues, archives of
events, and rules on a bus of their own. These are left out, and so are permissions; what is left
refers to text in their place. A FIFO queue needs a name, which CloudFormation itself makes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from typing import Any

import boto3  # type: ignore[import-untyped]
import pytest
from moto import mock_aws

LEFT_OUT = (
    "AWS::ApiGateway::",
    "AWS::Cognito::",
    "AWS::Events::Archive",
    "AWS::Lambda::Permission",
    "AWS::Lambda::EventInvokeConfig",
    "AWS::Logs::MetricFilter",
    "AWS::S3::BucketPolicy",
    "AWS::SQS::QueuePolicy",
    "AWS::SecretsManager::",
)
REGION = "us-east-1"
_ELSEWHERE = "arn:aws:none:us-east-1:123456789012:left-out"
_CODE = {"ZipFile": "def handler(event, context): return 1"}


def creatable(template: Mapping[str, Any]) -> dict[str, Any]:
    """A template without its API, its outputs and what moto does not create, with code in it."""
    copy: dict[str, Any] = json.loads(json.dumps(template))
    resources = {
        logical_id: resource
        for logical_id, resource in copy["Resources"].items()
        if not _is_left_out(logical_id, resource)
    }
    resources = _without(resources, copy["Resources"].keys() - resources.keys())
    for logical_id, resource in resources.items():
        if resource.get("Properties", {}).get("FifoQueue"):
            resource["Properties"]["QueueName"] = f"{logical_id}.fifo"
        if resource["Type"] == "AWS::Lambda::Function":
            resource["Properties"]["Code"] = _CODE
            resource["Properties"].pop("VpcConfig", None)
        waits = resource.pop("DependsOn", [])
        named = [waits] if isinstance(waits, str) else waits
        kept = [each for each in named if each in resources]
        if kept:
            resource["DependsOn"] = kept
    copy.pop("Outputs", None)
    return {**copy, "Resources": resources}


def _is_left_out(logical_id: str, resource: Mapping[str, Any]) -> bool:
    on_own_bus = "EventBusName" in resource.get("Properties", {})
    left_out = resource["Type"].startswith(LEFT_OUT) or on_own_bus
    return left_out or logical_id == "ApiExecutionLogs"


def _without(node: Any, gone: Set[str]) -> Any:
    """A part of a template with text in the place of references to what is gone."""
    if isinstance(node, dict):
        referred = node.get("Ref") or (node.get("Fn::GetAtt") or [""])[0]
        if len(node) == 1 and referred in gone:
            return _ELSEWHERE
        return {key: _without(value, gone) for key, value in node.items()}
    if isinstance(node, list):
        return [_without(item, gone) for item in node]
    if isinstance(node, str):
        for name in gone:
            node = re.sub(rf"\$\{{{name}(\.\w+)?\}}", _ELSEWHERE, node)
    return node


@contextmanager
def created(
    template: Mapping[str, Any],
    name: str = "stack",
    artifacts: Mapping[str, Mapping[str, bytes]] = {},
) -> Iterator[dict[str, str]]:
    """The physical ids of a stack's resources by their logical ids, while it is there.

    `artifacts` are what must lie in buckets before: their contents by their keys, by bucket.
    """
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        for variable in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
            patch.setenv(variable, "testing")
        s3 = boto3.client("s3", REGION)
        for bucket, objects in artifacts.items():
            s3.create_bucket(Bucket=bucket)
            for key, content in objects.items():
                s3.put_object(Bucket=bucket, Key=key, Body=content)
        formation = boto3.client("cloudformation", REGION)
        formation.create_stack(
            StackName=name,
            TemplateBody=json.dumps(creatable(template)),
            Capabilities=["CAPABILITY_IAM"],
        )
        made = formation.describe_stack_resources(StackName=name)["StackResources"]
        # What moto does not know, it leaves without ids.
        told = [each for each in made if "PhysicalResourceId" in each]
        yield {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in told}

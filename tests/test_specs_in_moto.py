"""Every spec's stack, but for its API, as moto's model of CloudFormation creates it.

Left out is what moto does not create from a template: the API and what belongs to it (moto
ignores `Body` and imports OpenAPI 3 only), `EventInvokeConfig`, and metric filters.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import boto3  # type: ignore[import-untyped]
import pytest
from moto import mock_aws

from building import SPECS, compile_spec

_LEFT_OUT = (
    "AWS::ApiGateway::",
    "AWS::Lambda::Permission",
    "AWS::Lambda::EventInvokeConfig",
    "AWS::Logs::MetricFilter",
)
_VALUES = {
    "Subnets": "subnet-0123456789abcdef0",
    "Firewall": "sg-0123456789abcdef0",
    "UserPool": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E",
    "PaymentKey": "sk_test",
}


def outside_the_api(name: str) -> dict[str, Any]:
    """A spec's template without its API, with code in the place of paths."""
    model = compile_spec(name).model
    assert model is not None
    template: dict[str, Any] = json.loads(json.dumps(model.template))
    resources = {
        logical_id: resource
        for logical_id, resource in template["Resources"].items()
        if not resource["Type"].startswith(_LEFT_OUT) and logical_id != "ApiExecutionLogs"
    }
    for resource in resources.values():
        if resource["Type"] == "AWS::Lambda::Function":
            resource["Properties"]["Code"] = {"ZipFile": "def handler(event, context): return 1"}
            resource["Properties"].pop("VpcConfig", None)
    del template["Outputs"]
    return {**template, "Resources": resources}


@pytest.mark.parametrize("name", SPECS)
def test_functions_roles_and_log_groups_of_a_spec_are_created(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(variable, "testing")
    template = outside_the_api(name)
    with mock_aws():
        boto3.client("ssm", "us-east-1").put_parameter(
            Name="/tickets/mail-host", Value="mail.example.com", Type="String"
        )
        formation = boto3.client("cloudformation", "us-east-1")
        formation.create_stack(
            StackName=name,
            TemplateBody=json.dumps(template),
            Capabilities=["CAPABILITY_IAM"],
            Parameters=[
                {"ParameterKey": key, "ParameterValue": _VALUES[key]}
                for key in template.get("Parameters", {})
                if key in _VALUES
            ],
        )
        made = formation.describe_stack_resources(StackName=name)["StackResources"]
    wanted = Counter(resource["Type"] for resource in template["Resources"].values())
    assert Counter(resource["ResourceType"] for resource in made) == wanted

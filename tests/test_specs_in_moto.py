"""Every spec's stack, but for what `stacks` leaves out, as moto's CloudFormation creates it."""

from __future__ import annotations

import json
from collections import Counter

import boto3  # type: ignore[import-untyped]
import pytest
from moto import mock_aws

from building import SPECS, compile_spec
from stacks import creatable

_VALUES = {
    "Subnets": "subnet-0123456789abcdef0",
    "Firewall": "sg-0123456789abcdef0",
    "UserPool": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E",
    "PaymentKey": "sk_test",
}

# What moto has no model of, and passes over.
_UNKNOWN = (
    "AWS::Logs::SubscriptionFilter",
    "AWS::SNS::Subscription",
    "AWS::SNS::TopicPolicy",
    "AWS::Scheduler::Schedule",
)


@pytest.mark.parametrize("name", SPECS)
def test_the_resources_of_a_spec_are_created(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(variable, "testing")
    model = compile_spec(name).model
    assert model is not None
    assert model.template is not None
    template = creatable(model.template)
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
    wanted = Counter(
        resource["Type"]
        for resource in template["Resources"].values()
        if resource["Type"] not in _UNKNOWN
    )
    assert Counter(each["ResourceType"] for each in made if "ResourceType" in each) == wanted

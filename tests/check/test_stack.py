"""`check_stack`: what the cases of `cases/facts` do not show, as other spellings, and any junk."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import SPECS, compile_spec, template_of
from declarations import everything
from svclang.check.problem import Problem
from svclang.check.stack.run import check_stack

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=10,
)
TYPES = (
    *("AWS::ApiGateway::RestApi", "AWS::ApiGateway::Stage", "AWS::ApiGateway::Deployment"),
    *("AWS::ApiGateway::UsagePlan", "AWS::Lambda::Function", "AWS::Lambda::Alias"),
    *("AWS::Lambda::EventSourceMapping", "AWS::Lambda::Permission", "AWS::IAM::Role"),
    *("AWS::IAM::ManagedPolicy", "AWS::Logs::LogGroup", "AWS::DynamoDB::Table", "AWS::S3::Bucket"),
    *("AWS::SNS::Subscription", "AWS::Events::Rule", "AWS::Cognito::UserPool"),
)
# Keys that the checks look into, beside any other.
KEYS = st.sampled_from(
    (
        *("RestApiId", "StageName", "Body", "Policy", "EndpointConfiguration", "MethodSettings"),
        *("ApiStages", "Variables", "FunctionName", "Role", "VpcConfig", "DeadLetterConfig"),
        *("EphemeralStorage", "Environment", "EventSourceArn", "BatchSize", "FilterCriteria"),
        *("Policies", "ManagedPolicyArns", "PolicyDocument", "Principal", "SourceArn", "Targets"),
        *("NotificationConfiguration", "GlobalSecondaryIndexes", "TopicArn", "LambdaConfig"),
    )
)


def resource(kind: str, **properties: Any) -> dict[str, Any]:
    return {"Type": f"AWS::{kind}", "Properties": properties}


def found(**resources: Any) -> list[Problem]:
    return check_stack({"Resources": resources})


def rules(**resources: Any) -> list[str]:
    return [problem.rule.removeprefix("stack/") for problem in found(**resources)]


@pytest.mark.parametrize("name", SPECS)
def test_a_spec_has_no_problems(name: str) -> None:
    model = compile_spec(name).model
    assert model is not None
    assert model.template is not None
    assert check_stack(model.template) == []


def test_a_service_of_everything_has_no_problems() -> None:
    assert check_stack(template_of(everything())) == []


@given(
    resources=st.dictionaries(
        st.text(max_size=5),
        st.fixed_dictionaries(
            {
                "Type": st.sampled_from(TYPES),
                "Properties": ANYTHING | st.dictionaries(KEYS, ANYTHING, max_size=4),
            }
        ),
        max_size=4,
    )
)
def test_anything_at_all_gives_problems_and_no_exception(resources: dict[str, Any]) -> None:
    check_stack({"Resources": resources})


@pytest.mark.parametrize("template", [{}, {"Resources": None}, {"Resources": {"A": 1, "B": {}}}])
def test_a_template_with_nothing_in_it_has_no_problems(template: dict[str, Any]) -> None:
    assert check_stack(template) == []


def test_a_stack_has_500_resources() -> None:
    groups = {f"Logs{i}": resource("Logs::LogGroup") for i in range(501)}
    (problem,) = found(**groups)
    assert problem.path == ("Resources",)
    assert problem.rule == "stack/too-many-resources"
    del groups["Logs0"]
    assert found(**groups) == []


def test_a_resource_is_called_by_its_logical_id_where_there_is_no_source() -> None:
    rule = resource("Events::Rule", Targets=[{"Arn": {"Fn::GetAtt": ["F", "Arn"]}}])
    (problem,) = found(F=resource("Lambda::Function"), Rule=rule)
    assert "leave to call `F`" in problem.message


# --- What a value refers to


@pytest.mark.parametrize(
    "arn", [{"Fn::GetAtt": ["F", "Arn"]}, {"Fn::GetAtt": "F.Arn"}, {"Fn::Sub": "${F.Arn}"}]
)
@pytest.mark.parametrize("principal", ["events.amazonaws.com", "events.eu-west-1.amazonaws.com"])
def test_a_permission_is_for_its_function_however_that_is_named(arn: Any, principal: str) -> None:
    rule = resource("Events::Rule", Targets=[{"Arn": arn}])
    leave = resource("Lambda::Permission", FunctionName={"Ref": "F"}, Principal=principal)
    leave["Properties"]["SourceArn"] = {"Fn::GetAtt": ["Rule", "Arn"]}
    assert rules(F=resource("Lambda::Function"), Rule=rule) == ["missing-permission"]
    assert rules(F=resource("Lambda::Function"), Rule=rule, Leave=leave) == []


def test_a_permission_that_names_its_function_in_text_may_be_for_it() -> None:
    rule = resource("Events::Rule", Targets=[{"Arn": {"Fn::GetAtt": ["F", "Arn"]}}])
    leave = resource("Lambda::Permission", FunctionName="f", Principal="events.amazonaws.com")
    leave["Properties"]["SourceArn"] = "arn:aws:events:eu-west-1:123456789012:rule/x"
    assert rules(F=resource("Lambda::Function"), Rule=rule, Leave=leave) == []


@pytest.mark.parametrize(
    "arn",
    [
        "arn:aws:sqs:eu-west-1:123456789012:jobs",
        {"Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:jobs"},
        {"Fn::GetAtt": ["Jobs", "Arn"]},
    ],
)
def test_a_mapping_reads_what_its_arn_names(arn: Any) -> None:
    mapping = resource("Lambda::EventSourceMapping", EventSourceArn=arn, BatchSize=11)
    assert rules(Jobs=resource("SQS::Queue"), Mapping=mapping) == ["missing-window"]


def test_of_a_mapping_that_reads_something_else_nothing_is_said() -> None:
    mapping = resource("Lambda::EventSourceMapping", EventSourceArn={"Ref": "Arn"}, BatchSize=11)
    assert found(Mapping=mapping) == []


# --- Roles


def role(*actions: str, managed: tuple[Any, ...] = ()) -> dict[str, Any]:
    statement = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
    policy = {"PolicyName": "a", "PolicyDocument": {"Statement": [statement]}}
    return resource("IAM::Role", Policies=[policy], ManagedPolicyArns=list(managed))


INSIDE = resource(
    "Lambda::Function",
    Role={"Fn::GetAtt": ["Role", "Arn"]},
    VpcConfig={"SubnetIds": ["subnet-1"]},
)


@pytest.mark.parametrize("action", ["ec2:*", "EC2:*NetworkInterface*", "*"])
def test_an_action_may_be_allowed_by_a_pattern(action: str) -> None:
    assert found(F=INSIDE, Role=role(action)) == []


@pytest.mark.parametrize("name", ["AWSLambdaVPCAccessExecutionRole", "AdministratorAccess"])
def test_a_policy_of_somebody_else_s_may_allow_anything(name: str) -> None:
    arn = {"Fn::Sub": f"arn:${{AWS::Partition}}:iam::aws:policy/service-role/{name}"}
    assert found(F=INSIDE, Role=role("s3:GetObject", managed=(arn,))) == []


def test_the_policy_for_logs_allows_nothing_of_it() -> None:
    arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
    (problem,) = found(F=INSIDE, Role=role("s3:GetObject", managed=(arn,)))
    assert problem.rule == "stack/missing-leave"
    assert problem.path == ("Resources", "F", "Properties", "VpcConfig")


@pytest.mark.parametrize("kind", ["IAM::Policy", "IAM::ManagedPolicy"])
def test_a_policy_that_is_attached_counts(kind: str) -> None:
    statement = {"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}
    policy = resource(kind, PolicyDocument={"Statement": statement}, Roles=[{"Ref": "Role"}])
    assert found(F=INSIDE, Role=resource("IAM::Role"), Policy=policy) == []


def test_what_is_denied_is_not_allowed() -> None:
    statement = {"Effect": "Deny", "Action": "ec2:*", "Resource": "*"}
    policy = {"PolicyName": "a", "PolicyDocument": {"Statement": statement}}
    closed = resource("IAM::Role", Policies=[policy])
    assert rules(F=INSIDE, Role=closed) == ["missing-leave"]


def test_of_a_role_that_is_elsewhere_nothing_is_known() -> None:
    function = resource("Lambda::Function", Role="arn:aws:iam::123456789012:role/app")
    function["Properties"]["VpcConfig"] = {"SubnetIds": ["subnet-1"]}
    assert found(F=function) == []


# --- Stages


def test_what_waits_for_a_stage_may_name_it() -> None:
    stage = resource("ApiGateway::Stage", StageName="dev", RestApiId={"Ref": "Api"})
    plan = resource("ApiGateway::UsagePlan", ApiStages=[{"ApiId": "a", "Stage": "dev"}])
    assert rules(Stage=stage, Plan=plan) == ["early-stage-name"]
    assert rules(Stage=stage, Plan={**plan, "DependsOn": ["Stage"]}) == []


def test_a_deployment_with_a_digest_in_its_id_is_made_anew() -> None:
    deployment = resource("ApiGateway::Deployment", RestApiId={"Ref": "Api"})
    assert rules(ApiDeployment=deployment) == ["frozen-deployment"]
    assert rules(ApiDeployment0f1e2d3c4b=deployment) == []

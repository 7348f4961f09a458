"""State machines: their definitions, and that their roles may do what the states name, no more."""

from __future__ import annotations

import json
from typing import Any

import boto3  # type: ignore[import-untyped]

from building import compile_text, template_of
from dependencies import cycles
from stacks import REGION, created
from svclang.check.cloudformation import lint
from svclang.compile import Compiled, compile_source
from svclang.model.nodes import Surroundings
from svclang.source import Source
from svclang.syntax.load import Unreadable

_HEAD = """service shop { runtime nodejs22.x }
function resize
function begin
queue jobs
table users { key id: string }
bus orders
"""
_CALL = 'machine flow { definition { StartAt: "A", States: { A: {%s, End: true } } }; %s }'


def _resources(text: str) -> dict[str, Any]:
    found: dict[str, Any] = template_of(_HEAD + text)["Resources"]
    return found


def _machine(state: str, settings: str = "") -> dict[str, Any]:
    return _resources(_CALL % (state, settings))


def _statements(state: str, settings: str = "logs off") -> Any:
    role = _machine(state, settings)["FlowMachineRole"]["Properties"]
    return [
        (each["Action"], each["Resource"])
        for policy in role.get("Policies", [])
        for each in policy["PolicyDocument"]["Statement"]
    ]


def _with_file(text: str, **settings: str) -> Compiled:
    files = {"parts/m/flow.json": text}

    def read(path: str) -> str:
        if path not in files:
            raise Unreadable("there is no such file")
        return files[path]

    definition = settings.get("definition", "m/flow.json")
    source = f'{_HEAD}param level: string = "a"\nmachine flow {{ definition "{definition}" }}'
    return compile_source(Source("parts/shop.svc", source), read, Surroundings())


def _file(**states: Any) -> str:
    return json.dumps({"StartAt": next(iter(states)), "States": states})


def test_a_machine_has_a_role_and_a_log_group_that_keeps_what_it_works_on_out() -> None:
    made = _machine('Type: "Pass"')
    machine = made["FlowMachine"]["Properties"]
    assert machine["StateMachineType"] == "STANDARD"
    assert machine["RoleArn"] == {"Fn::GetAtt": ["FlowMachineRole", "Arn"]}
    assert machine["LoggingConfiguration"]["IncludeExecutionData"] is False
    logs = made["FlowMachineLogs"]
    name = logs["Properties"]["LogGroupName"]["Fn::Sub"][0]
    assert name.startswith("/aws/vendedlogs/states/")
    assert (logs["DeletionPolicy"], logs["Properties"]["RetentionInDays"]) == ("Retain", 30)


def test_a_machine_without_logs_and_tasks_may_do_nothing() -> None:
    made = _machine('Type: "Pass"', "logs off")
    assert "Policies" not in made["FlowMachineRole"]["Properties"]
    assert "FlowMachineLogs" not in made


def test_references_in_the_states_become_substitutions() -> None:
    machine = _machine('Type: "Task", Resource: resize')["FlowMachine"]["Properties"]
    assert json.loads(machine["DefinitionString"])["States"]["A"]["Resource"] == "${Resize}"
    assert machine["DefinitionSubstitutions"] == {
        "Resize": {"Fn::GetAtt": ["ResizeFunction", "Arn"]}
    }


def test_a_function_that_publishes_versions_is_called_by_its_alias() -> None:
    text = _HEAD.replace("function resize", "function resize { runtime python3.13; snapstart on }")
    made = template_of(text + _CALL % ('Type: "Task", Resource: resize', "logs off"))["Resources"]
    machine = made["FlowMachine"]["Properties"]
    assert machine["DefinitionSubstitutions"] == {"Resize": {"Ref": "ResizeAlias"}}


def test_a_task_may_invoke_its_function() -> None:
    arn = {"Fn::GetAtt": ["ResizeFunction", "Arn"]}
    assert _statements('Type: "Task", Resource: resize') == [(["lambda:InvokeFunction"], arn)]


def test_a_task_may_call_the_service_that_it_names_on_what_it_names() -> None:
    task = (
        'Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage", Parameters: {QueueUrl: jobs}'
    )
    arn = {"Fn::GetAtt": ["JobsQueue", "Arn"]}
    assert _statements(task) == [(["sqs:SendMessage"], arn)]


def test_a_query_may_read_the_indexes_too() -> None:
    task = (
        'Type: "Task", Resource: "arn:aws:states:::aws-sdk:dynamodb:query",'
        " Parameters: { TableName: users.name }"
    )
    arns = [{"Fn::GetAtt": ["UsersTable", "Arn"]}, {"Fn::Sub": "${UsersTable.Arn}/index/*"}]
    assert _statements(task) == [(["dynamodb:Query"], arns)]


def test_a_machine_that_waits_for_another_may_watch_and_stop_it() -> None:
    task = (
        'Type: "Task", Resource: "arn:aws:states:::states:startExecution.sync:2",'
        " Parameters: { StateMachineArn: inner.arn }"
    )
    inner = 'machine inner { definition { StartAt: "A", States: { A: { Type: "Succeed" } } } }\n'
    role = _resources(inner + _CALL % (task, "logs off"))["FlowMachineRole"]["Properties"]
    actions = [
        action
        for each in role["Policies"][0]["PolicyDocument"]["Statement"]
        for action in each["Action"]
    ]
    assert actions == [
        "states:StartExecution",
        "states:DescribeExecution",
        "states:StopExecution",
        "events:PutTargets",
        "events:PutRule",
        "events:DescribeRule",
    ]


def test_only_deliveries_of_logs_and_traces_are_allowed_on_everything() -> None:
    wide = [
        action
        for actions, on in _statements('Type: "Task", Resource: resize', "tracing on")
        if on == "*"
        for action in actions
    ]
    assert {action.split(":")[0] for action in wide} == {"logs", "xray"}


def test_what_the_states_do_not_tell_is_allowed_by_hand() -> None:
    task = 'Type: "Task", Resource: "arn:aws:states:::ecs:runTask"'
    arn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/x:1"
    assert _statements(task, f'logs off; may "ecs:RunTask" on "{arn}"') == [(["ecs:RunTask"], arn)]


def test_a_function_with_the_grant_may_start_it_and_knows_where_it_is() -> None:
    made = _machine('Type: "Pass"', "start by begin")
    variables = made["BeginFunction"]["Properties"]["Environment"]["Variables"]
    assert variables == {"FLOW_MACHINE_ARN": {"Ref": "FlowMachine"}}
    (policy,) = made["BeginRole"]["Properties"]["Policies"]
    assert policy["PolicyDocument"]["Statement"][1] == {
        "Effect": "Allow",
        "Action": ["states:StartExecution"],
        "Resource": {"Ref": "FlowMachine"},
    }


def test_allow_speaks_of_the_machine_and_of_its_executions_each_where_iam_knows_it() -> None:
    made = template_of(
        _HEAD
        + """machine flow {
  definition { StartAt: "A", States: { A: { Type: "Succeed" } } }
  allow resize to "states:ListExecutions", "states:StopExecution"
}"""
    )["Resources"]
    policy = made["ResizeRole"]["Properties"]["Policies"][0]["PolicyDocument"]
    _, machine, executions = policy["Statement"]
    assert (machine["Action"], machine["Resource"]) == (
        ["states:ListExecutions"],
        {"Ref": "FlowMachine"},
    )
    assert executions["Action"] == ["states:StopExecution"]
    assert executions["Resource"] == {
        "Fn::Sub": "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}"
        ":execution:${FlowMachine.Name}:*"
    }


def test_a_function_may_start_the_machine_that_calls_it() -> None:
    made = _machine('Type: "Task", Resource: begin', "start by begin")
    assert not cycles({"Resources": made})


def test_a_distributed_map_may_start_executions_of_its_own_machine() -> None:
    processor = (
        'ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },'
        ' StartAt: "B", States: { B: { Type: "Pass", End: true } }'
    )
    made = _machine(f'Type: "Map", ItemProcessor: {{ {processor} }}')
    policy = made["FlowMachineMapPolicy"]["Properties"]
    assert policy["Roles"] == [{"Ref": "FlowMachineRole"}]
    assert not cycles({"Resources": made})


def test_rules_and_schedules_start_machines_with_a_role_for_that() -> None:
    made = _resources(
        _CALL % ('Type: "Pass"', "")
        + '\nevent paid { bus orders; source "shop"; -> flow }\nevery 1h -> flow'
    )
    for role in ("PaidToFlowRole", "FlowEvery1hScheduleRole"):
        (policy,) = made[role]["Properties"]["Policies"]
        (statement,) = policy["PolicyDocument"]["Statement"]
        assert statement["Action"] == ["states:StartExecution"]
        assert statement["Resource"] == {"Ref": "FlowMachine"}


def test_a_definition_is_read_from_a_file_beside_the_source() -> None:
    text = _file(
        A={"Type": "Pass", "Result": {"level": "${level}"}, "ResultPath": None, "Next": "B"},
        B={"Type": "Task", "Resource": "${resize.arn}", "End": True},
    )
    compiled = _with_file(text)
    assert not compiled.diagnostics  # the parameter is used in the file alone
    assert [source.name for source in compiled.sources] == ["parts/shop.svc", "parts/m/flow.json"]
    assert compiled.model is not None
    template: Any = compiled.model.template
    machine = template["Resources"]["FlowMachine"]["Properties"]
    assert machine["DefinitionSubstitutions"] == {
        "Level": {"Ref": "Level"},
        "Resize_Arn": {"Fn::GetAtt": ["ResizeFunction", "Arn"]},
    }
    assert json.loads(machine["DefinitionString"])["States"]["A"]["ResultPath"] is None


def _found(compiled: Compiled) -> list[str]:
    return [found.rule for found in compiled.diagnostics if found.severity == "error"]


def test_a_file_that_is_not_there_is_one_mistake() -> None:
    assert _found(_with_file("", definition="m/other.json")) == ["unreadable-definition"]


def test_a_file_that_is_no_json_is_a_mistake_at_its_place() -> None:
    (found,) = [f for f in _with_file('{\n  "StartAt" }').diagnostics if f.severity == "error"]
    assert (found.rule, found.span.source.name, found.span.line) == (
        "wrong-definition",
        "parts/m/flow.json",
        2,
    )


def test_a_name_in_a_file_that_nothing_declares_is_a_mistake() -> None:
    text = _file(A={"Type": "Task", "Resource": "${resise.arn}", "End": True})
    (found,) = [f for f in _with_file(text).diagnostics if f.rule == "unknown-name"]
    assert "resize" in found.help


def test_an_attribute_in_a_file_that_is_not_there_is_a_mistake() -> None:
    text = _file(A={"Type": "Task", "Resource": "${resize.arm}", "End": True})
    assert _found(_with_file(text)) == ["unknown-attribute"]


def test_whatever_json_a_file_holds_nothing_breaks() -> None:
    for text in ("[]", "5", '"x"', "null", '{"States": []}', '{"States": {"A": []}}', "{}"):
        assert _found(_with_file(text)), text
    odd = {"Type": "Map", "Iterator": 5, "Branches": 6, "Catch": {"Next": 1}, "Choices": [7]}
    for kind in (["x"], {"a": 1}, 5, "Choice", "Map"):
        assert _found(_with_file(_file(A={**odd, "Type": kind, "Next": ["B"], "Resource": 3})))
    assert _found(_with_file('{"StartAt": ["A"], "States": {"A": {"Type": "Succeed"}}}'))


def test_a_machine_passes_cfn_lint_and_is_created() -> None:
    text = _HEAD + _CALL % ('Type: "Task", Resource: resize', "start by begin; tracing on")
    compiled = compile_text(text)
    assert compiled.model is not None
    template: Any = compiled.model.template
    assert not lint(template)
    with created(template) as ids:
        machine = boto3.client("stepfunctions", REGION).describe_state_machine(
            stateMachineArn=ids["FlowMachine"]
        )
    assert json.loads(machine["definition"])["StartAt"] == "A"

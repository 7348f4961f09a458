"""The adapter of cfn-lint: its traps, its places, its silence, and that haste loses nothing."""

from __future__ import annotations

import copy
import json
import logging
import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from svclang.aws.limits import MAXIMUM_TEMPLATE
from svclang.check import cloudformation
from svclang.check.cloudformation import (
    IGNORED_RULES,
    check_cloudformation,
    existing_path,
)

if TYPE_CHECKING:
    from pathlib import Path

    from svclang.check.problem import Problem

ROLE = "arn:aws:iam::123456789012:role/role"
BODY = ("Resources", "Api", "Properties", "Body")


def template(**resources: Any) -> dict[str, Any]:
    return {"AWSTemplateFormatVersion": "2010-09-09", "Resources": resources}


def function(**properties: Any) -> dict[str, Any]:
    code = {"S3Bucket": "bucket", "S3Key": "key"}
    base = {"Code": code, "Handler": "a.b", "Role": ROLE, "Runtime": "nodejs22.x"}
    return {"Type": "AWS::Lambda::Function", "Properties": base | properties}


def api(body: Any) -> dict[str, Any]:
    return {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "api", "Body": body}}


def only(document: dict[str, Any]) -> Problem:
    (problem,) = check_cloudformation(document)
    return problem


def test_a_valid_template_has_no_problems() -> None:
    uri = {"Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/x/${F.Arn}/invocations"}
    assert check_cloudformation(template(F=function(), Api=api({"paths": {"/": uri}}))) == []


def test_the_template_is_left_as_it_is() -> None:
    document = template(F=function(Code="../src"), Api=api({"a": [{"Ref": "F"}]}))
    before = copy.deepcopy(document)
    check_cloudformation(document)
    assert document == before


def test_subclasses_of_dict_and_list_are_taken_as_what_they_are() -> None:
    class Object(dict[str, Any]):
        pass

    class Array(list[Any]):
        pass

    layers = Array([Object(Ref="Missing")])
    document = Object(template(F=Object(function(Layers=layers))))
    assert only(document).path == ("Resources", "F", "Properties", "Layers", 0, "Ref")


def test_an_unknown_property_is_marked_itself() -> None:
    problem = only(template(F=function(Memory=1)))
    assert problem.path == ("Resources", "F", "Properties", "Memory")
    assert problem.rule == "cfn-lint/E3002"
    assert problem.severity == "error"


def test_a_mistake_that_is_made_twice_is_marked_twice() -> None:
    problems = check_cloudformation(template(F=function(Memory=1), G=function(Memory=1)))
    assert [problem.path[1] for problem in problems] == ["F", "G"]


def test_a_warning_is_reported_as_one() -> None:
    unused = {"Unused": {"Fn::Equals": [{"Ref": "AWS::Region"}, "eu-west-1"]}}
    problem = only({**template(F=function()), "Conditions": unused})
    assert (problem.path, problem.severity) == (("Conditions", "Unused"), "warning")


def test_a_parameter_that_is_not_used_is_left_to_the_compiler() -> None:
    unused = {"Unused": {"Type": "String"}}
    assert check_cloudformation({**template(F=function()), "Parameters": unused}) == []


def test_advice_on_what_is_kept_is_not_given() -> None:
    assert check_cloudformation(template(Logs={"Type": "AWS::Logs::LogGroup"})) == []


@pytest.mark.parametrize(
    ("kind", "properties", "name"),
    [
        (
            "AWS::Lambda::Function",
            {"Handler": "a.b", "Role": ROLE, "Runtime": "nodejs22.x"},
            "Code",
        ),
        ("AWS::Lambda::LayerVersion", {}, "Content"),
        ("AWS::ApiGateway::RestApi", {"Name": "api"}, "BodyS3Location"),
        ("AWS::StepFunctions::StateMachine", {"RoleArn": ROLE}, "DefinitionS3Location"),
        ("AWS::CloudFormation::Stack", {}, "TemplateURL"),
    ],
)
def test_a_path_that_package_uploads_is_no_finding(
    kind: str, properties: dict[str, Any], name: str
) -> None:
    resource = {"Type": kind, "Properties": {**properties, name: "../src"}}
    assert check_cloudformation(template(R=resource)) == []


def test_a_swagger_file_that_is_included_is_no_finding() -> None:
    include = {"Name": "AWS::Include", "Parameters": {"Location": "./a.swagger.yaml"}}
    assert check_cloudformation(template(Api=api({"Fn::Transform": include}))) == []


@pytest.mark.parametrize(
    ("wrong", "step", "rule"),
    [
        ({"Ref": "Missing"}, ("Ref",), "E1020"),
        ({"Fn::GetAtt": ["Missing", "Arn"]}, ("Fn::GetAtt", 0), "E1010"),
        ({"Fn::GetAtt": ["F", "Missing"]}, ("Fn::GetAtt", 1), "E1010"),
        ({"Fn::Sub": "${Missing.Arn}/x"}, ("Fn::Sub",), "E1019"),
        ({"Fn::Join": ["", ["x", {"Ref": "Missing"}]]}, ("Fn::Join", 1, 1, "Ref"), "E1020"),
    ],
)
def test_a_wrong_reference_inside_the_swagger_is_marked_itself(
    wrong: dict[str, Any], step: tuple[str | int, ...], rule: str
) -> None:
    body = {"swagger": "2.0", "paths": {"/a": {"x": [{"type": "aws"}, {"uri": wrong}]}}}
    problem = only(template(F=function(), Api=api(body)))
    assert problem.path == (*BODY, "paths", "/a", "x", 1, "uri", *step)
    assert problem.rule == f"cfn-lint/{rule}"


def test_a_wrong_reference_that_is_there_twice_is_marked_twice() -> None:
    problems = check_cloudformation(template(Api=api({"a": {"Ref": "No"}, "b": {"Ref": "No"}})))
    assert [problem.path for problem in problems] == [(*BODY, "a", "Ref"), (*BODY, "b", "Ref")]


def test_a_parameter_that_only_the_swagger_uses_is_used() -> None:
    document = template(Api=api({"info": {"title": {"Ref": "Title"}}}))
    document["Parameters"] = {"Title": {"Type": "String"}}
    assert check_cloudformation(document) == []


def test_a_circle_through_the_swagger_is_found() -> None:
    environment = {"Variables": {"URL": {"Fn::Sub": "https://${Api}"}}}
    body = {"uri": {"Fn::GetAtt": ["F", "Arn"]}}
    problems = check_cloudformation(template(F=function(Environment=environment), Api=api(body)))
    assert {problem.rule for problem in problems} == {"cfn-lint/E3004"}


@pytest.mark.parametrize("name", ["AWS::Region", "AWS::Partition", "AWS::AccountId"])
def test_a_variable_that_api_gateway_replaces_on_import_is_a_note(name: str) -> None:
    problem = only(template(Api=api({"uri": f"arn:${{{name}}}:x"})))
    assert (problem.path, problem.rule) == ((*BODY, "uri"), "cfn-lint/E1029")
    assert problem.severity == "note"


def test_a_variable_that_api_gateway_does_not_replace_is_an_error() -> None:
    problem = only(template(F=function(), Api=api({"uri": "${F.Arn}/x"})))
    assert (problem.path, problem.severity) == ((*BODY, "uri"), "error")
    assert problem.message == "found `${F.Arn}` in a string that is not in `Fn::Sub`"


def test_such_a_variable_outside_a_swagger_is_an_error() -> None:
    assert only(template(F=function(Description="${AWS::Region}"))).severity == "error"


def test_stage_variables_and_mapping_templates_are_no_findings() -> None:
    body = {"uri": "https://${stageVariables.host}/", "t": '#set($x = 1){"a": "${x}$!{y}"}'}
    assert check_cloudformation(template(Api=api(body))) == []


def test_keys_that_are_numbers_are_taken_for_text_and_found_again() -> None:
    body = {"responses": {200: {"Ref": "Missing"}}}
    problem = only(template(Api=api(body)))
    assert problem.path == (*BODY, "responses", 200, "Ref")


def test_null_is_an_error_wherever_it_stands() -> None:
    document = template(F=function(Timeout=None), Api=api({"a": [{"b": None}]}))
    problems = check_cloudformation(document)
    assert [problem.path for problem in problems] == [
        ("Resources", "F", "Properties", "Timeout"),
        (*BODY, "a", 0, "b"),
    ]
    assert {problem.rule for problem in problems} == {"cloudformation/null-value"}


def test_a_template_that_is_too_large_is_an_error() -> None:
    (problem,) = check_cloudformation(template(F=function()), "é" * (MAXIMUM_TEMPLATE // 2 + 1))
    assert (problem.path, problem.rule) == ((), "cfn-lint/E1002")
    assert "1 000 002 bytes" in problem.message


def test_a_template_of_the_greatest_size_is_fine() -> None:
    assert check_cloudformation(template(F=function()), "x" * MAXIMUM_TEMPLATE) == []


def test_a_long_list_of_what_would_be_right_is_cut_to_the_nearest() -> None:
    groups = {f"Group{i}": {"Type": "AWS::Logs::LogGroup"} for i in range(50)}
    problem = only(template(F=function(Description={"Ref": "Grup7"}), **groups))
    near = "'Grup7' is not one of 59 known values, of which 'Group7' is the nearest"
    assert problem.message == near


def test_problems_come_in_the_order_of_the_template() -> None:
    document = template(Z=function(Zoo=1, Aim=1), A=function(Foo=1))
    names = [problem.path[-1] for problem in check_cloudformation(document)]
    assert names == ["Zoo", "Aim", "Foo"]


def test_a_resource_may_silence_a_rule() -> None:
    config = {"cfn-lint": {"config": {"ignore_checks": ["E3002"]}}}
    silent = {**function(Memory=1), "Metadata": config}
    assert check_cloudformation(template(F=silent)) == []


def test_the_configuration_of_the_user_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".cfnlintrc").write_text("ignore_checks: [E, W]\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_REGION", "mars-north-1")
    cloudformation._linter.cache_clear()
    assert only(template(F=function(Memory=1))).rule == "cfn-lint/E3002"


def test_a_region_that_does_not_exist_is_a_problem_and_no_exception() -> None:
    problems = check_cloudformation(template(F=function()), None, ("us-east-1", "mars-north-1"))
    assert [problem.rule for problem in problems] == ["cfn-lint/E0002"]


@pytest.mark.parametrize(
    "document",
    [{}, {"Resources": []}, {"Resources": {"F": "x"}}, {"Resources": {"F": {"Type": 1}}}],
)
def test_anything_at_all_gives_problems_and_no_exception(document: dict[str, Any]) -> None:
    assert check_cloudformation(document)


def test_deep_nesting_gives_a_problem_and_no_exception() -> None:
    value: dict[str, Any] = {}
    for _ in range(5000):
        value = {"a": value}
    assert check_cloudformation(template(F=function(Environment=value)))


@pytest.mark.parametrize("error", [LookupError("of its own making"), SystemExit(1)])
def test_a_crash_of_cfn_lint_is_a_problem(
    error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> object:
        raise error

    monkeypatch.setattr("cfnlint.rules.Rules.run", crash)
    problem = only(template(F=function()))
    assert (problem.path, problem.rule) == ((), "cfn-lint/E0002")
    assert str(error) in problem.message


def test_nothing_is_written_to_the_terminal(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def talk(*_: object, **__: object) -> list[object]:
        print("out")
        print("err", file=sys.stderr)
        logging.getLogger("cfnlint.rules").error("log")
        return []

    monkeypatch.setattr("cfnlint.rules.Rules.run", talk)
    assert check_cloudformation(template(F=function())) == []
    assert capfd.readouterr() == ("", "")


def test_the_network_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    cloudformation._linter.cache_clear()
    stack = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "https://x.y/z"}}
    assert check_cloudformation(template(F=function(), S=stack)) == []


def faulty_template() -> dict[str, Any]:
    """Something of everything, right and wrong, for the comparison with cfn-lint's command."""
    statement = {"Effect": "Alow", "Principal": {"Service": "lambda.amazonaws.com"}}
    trust = {"Version": "2012-10-17", "Statement": [{**statement, "Action": "sts:AssumeRole"}]}
    body = {
        "swagger": "2.0",
        "info": {"title": {"Ref": "Title"}, "version": "AWS::Region"},
        "paths": {
            f"/{i}": {"get": {"uri": {"Fn::Sub": f"${{AWS::Region}}/${{F{i}.Arn}}"}, "n": i}}
            for i in range(4)
        },
        "x": ["${AWS::Region}/${F1.Arn}", "{{ resolve:ssm:/a }}", {"Fn::Sub": "plain"}],
        "y": {"Fn::If": ["Missing", {"Fn::GetAtt": ["F1", "Nope"]}, {"Ref": "AWS::NoValue"}]},
        "z": {"Condition": {"IpAddress": {"aws:SourceIp": "1.2.3.4"}}, "Ref": "Zip"},
        "policy": {"Fn::Join": [",", [{"Ref": "Nope"}, {"Fn::FindInMap": ["M", "a", "b"]}]]},
    }
    functions = {f"F{i}": function(Description=f"number {i}", Timeout=i * 450) for i in range(3)}
    return {
        **template(
            **functions,
            Bad=function(Memory=1, Runtime="nodejs1.x", MemorySize="much", Layers={"Ref": "F1"}),
            Vars=function(Environment={"Variables": {"x": "one letter", "OK": {"Ref": "F9"}}}),
            Trust={"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": trust}},
            Table={"Type": "AWS::DynamoDB::Table", "Properties": {"BillingMode": "FREE"}},
            Odd={"Type": "AWS::Odd::Thing", "DependsOn": ["Nothing", "F1"]},
            Api=api(body),
        ),
        "Parameters": {"Title": {"Type": "String"}, "Unused": {"Type": "String"}},
        "Outputs": {"Url": {"Value": {"Fn::GetAtt": ["Api", "Nope"]}}, "No": {"Value": [1]}},
    }


def test_all_that_the_command_finds_is_found(tmp_path: Path) -> None:
    """The copy with little of a Swagger, and all that makes cfn-lint faster, lose nothing."""
    document = faulty_template()
    file = tmp_path / "faulty.json"
    file.write_text(json.dumps(document))
    main = "from cfnlint.runner import main; main()"
    command = [sys.executable, "-c", main, "--format", "json", str(file)]
    environment = {**os.environ, "HOME": str(tmp_path), "AWS_REGION": "us-east-1"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False, cwd=tmp_path)
    found = json.loads(done.stdout)
    expected = {
        (f"cfn-lint/{one['Rule']['Id']}", existing_path(document, one["Location"]["Path"]))
        for one in found
        if one["Rule"]["Id"] not in IGNORED_RULES
    }
    assert len(expected) > 20
    assert {(one.rule, one.path) for one in check_cloudformation(document)} == expected

"""What a function becomes in CloudFormation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from settled import settled
from svclang.check.cloudformation import lint
from svclang.lower.assemble_template import assemble_template
from svclang.lower.build_functions import build_functions
from svclang.model.code_paths import relative
from svclang.model.document import span_at
from svclang.model.nodes import Model, Surroundings

SERVICE = "service shop { runtime nodejs22.x }\n"


def built(text: str, around: Surroundings | None = None, name: str = "shop.svc") -> Model:
    return build_functions(settled(text, around, name))


def resources(text: str, around: Surroundings | None = None) -> dict[str, Any]:
    return {made.logical_id: made.document for made in built(text, around).resources}


def properties(settings: str, service: str = SERVICE) -> Any:
    """The properties of a function `get_user` with these settings."""
    made = resources(f"{service}function get_user {{ {settings} }}")
    return made["GetUserFunction"]["Properties"]


def statements(settings: str) -> Any:
    made = resources(f"{SERVICE}function get_user {{ {settings} }}")
    (policy,) = made["GetUserRole"]["Properties"]["Policies"]
    return policy["PolicyDocument"]["Statement"]


# --- The function


def test_a_function_has_a_role_and_a_log_group() -> None:
    assert list(resources(SERVICE + "function get_user")) == [
        "GetUserFunction",
        "GetUserRole",
        "GetUserLogs",
    ]


def test_a_function_without_settings_shows_what_lambda_would_take_for_granted() -> None:
    assert properties("") == {
        "Runtime": "nodejs22.x",
        "Handler": "get_user.handler",
        "Code": "..",
        "MemorySize": 128,
        "Timeout": 3,
        "Role": {"Fn::GetAtt": ["GetUserRole", "Arn"]},
        "LoggingConfig": {"LogGroup": {"Ref": "GetUserLogs"}},
    }


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('handler "users.create"', {"Handler": "users.create"}),
        ("memory 1GB", {"MemorySize": 1024}),
        ("timeout 15m", {"Timeout": 900}),
        ("architecture arm64", {"Architectures": ["arm64"]}),
        ("storage 1GB", {"EphemeralStorage": {"Size": 1024}}),
        ("tracing on", {"TracingConfig": {"Mode": "Active"}}),
        ("concurrency 0", {"ReservedConcurrentExecutions": 0}),
        (
            'role "arn:aws:iam::123456789012:role/app"',
            {"Role": "arn:aws:iam::123456789012:role/app"},
        ),
        (
            'layers "arn:aws:lambda:eu-west-1:123456789012:layer:tools:3"',
            {"Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:tools:3"]},
        ),
        (
            'vpc { subnets "subnet-0a1b2c3d", "subnet-1a1b2c3d"; security_groups "sg-0a1b2c3d" }',
            {
                "VpcConfig": {
                    "SecurityGroupIds": ["sg-0a1b2c3d"],
                    "SubnetIds": ["subnet-0a1b2c3d", "subnet-1a1b2c3d"],
                }
            },
        ),
        (
            'tags { team: "media", cost: 4 }',
            {"Tags": [{"Key": "team", "Value": "media"}, {"Key": "cost", "Value": "4"}]},
        ),
        ("runtime python3.13; snapstart on", {"SnapStart": {"ApplyOn": "PublishedVersions"}}),
    ],
)
def test_a_setting_becomes_its_property(settings: str, expected: Mapping[str, Any]) -> None:
    made = properties(settings)
    assert {key: made.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    ("setting", "key"),
    [("tracing off", "TracingConfig"), ("snapstart off", "SnapStart"), ("env {}", "Environment")],
)
def test_what_is_switched_off_is_not_written(setting: str, key: str) -> None:
    assert key not in properties(setting)


def test_keys_stand_in_the_order_in_which_a_person_would_write_them() -> None:
    made = properties("env { AB: true }; tracing on; concurrency 5; memory 1GB")
    assert list(made) == [
        "Runtime",
        "Handler",
        "Code",
        "MemorySize",
        "Timeout",
        "Role",
        "Environment",
        "TracingConfig",
        "ReservedConcurrentExecutions",
        "LoggingConfig",
    ]


def test_environment_variables_are_text() -> None:
    made = properties('env { AB: true, CD: 5, EF: 1.5, GH: "x", IJ: "" }')
    assert made["Environment"] == {
        "Variables": {"AB": "true", "CD": "5", "EF": "1.5", "GH": "x", "IJ": ""}
    }


def test_a_reference_to_a_parameter_is_a_ref() -> None:
    service = SERVICE + "param level: string\nparam size: int\n"
    made = properties('env { LEVEL: level, PATHS: "a/${level}" }; memory size', service)
    assert made["Environment"]["Variables"] == {
        "LEVEL": {"Ref": "Level"},
        "PATHS": {"Fn::Sub": "a/${Level}"},
    }
    assert made["MemorySize"] == {"Ref": "Size"}


def test_a_parameter_with_a_list_stands_for_the_whole_list() -> None:
    service = SERVICE + "param nets: aws.subnet_ids\nparam group: aws.security_group_id\n"
    made = properties("vpc { subnets nets; security_groups group }", service)
    assert made["VpcConfig"] == {
        "SecurityGroupIds": [{"Ref": "Group"}],
        "SubnetIds": {"Ref": "Nets"},
    }


def test_an_image_brings_its_own_runtime_handler_and_code() -> None:
    uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1"
    made = properties(f'image "{uri}"')
    assert {"PackageType": "Image", "Code": {"ImageUri": uri}}.items() <= made.items()
    assert not {"Runtime", "Handler", "ImageConfig"} & made.keys()


def test_an_image_is_told_what_to_run() -> None:
    uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1"
    made = properties(
        f'image "{uri}" {{ command "a", "b"; entry_point "/e"; working_directory "/w" }}'
    )
    assert made["ImageConfig"] == {
        "EntryPoint": ["/e"],
        "Command": ["a", "b"],
        "WorkingDirectory": "/w",
    }


# --- The description


def test_the_first_paragraph_of_the_doc_comment_is_the_description() -> None:
    text = "/// Reads one\n/// user.\n///\n/// Slowly.\nfunction get_user"
    made = resources(SERVICE + text)["GetUserFunction"]["Properties"]
    assert made["Description"] == "Reads one user."


def test_a_description_is_cut_where_lambda_would_refuse_it() -> None:
    text = f"/// {'word ' * 60}\nfunction get_user"
    made = resources(SERVICE + text)["GetUserFunction"]["Properties"]
    assert len(made["Description"]) <= 256
    assert made["Description"].endswith("word…")


# --- The code


def test_code_is_relative_to_the_folder_of_the_template() -> None:
    text = SERVICE + 'function get_user { code "src/users" }'
    made = built(text, Surroundings(output="out/dev"), name="specs/photos/photos.svc")
    assert made.resources[0].document["Properties"]["Code"] == "../../specs/photos/src/users"


def test_code_of_the_service_is_the_code_of_every_function() -> None:
    assert properties("", 'service shop { runtime nodejs22.x; code "src" }\n')["Code"] == "../src"


@pytest.mark.parametrize(
    ("path", "start", "expected"),
    [
        ("src", "build", "../src"),
        ("build/src", "build", "src"),
        ("./a/../src", "build/", "../src"),
        ("src", ".", "src"),
        (".", "build", ".."),
        ("build", "build", "."),
        ("../src", "build", "../../src"),
        ("/a/src", "/a/out", "../src"),
        ("/a/src", "out", "/a/src"),
        ("src", "../out", "src"),
    ],
)
def test_a_path_is_seen_from_another_folder(path: str, start: str, expected: str) -> None:
    assert relative(path, start) == expected


# --- The role


def test_a_function_may_write_to_its_own_log_group_alone() -> None:
    assert statements("") == [
        {
            "Effect": "Allow",
            "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
            "Resource": {"Fn::GetAtt": ["GetUserLogs", "Arn"]},
        }
    ]


def test_only_lambda_takes_on_the_role() -> None:
    made = resources(SERVICE + "function get_user")["GetUserRole"]["Properties"]
    assert made["AssumeRolePolicyDocument"]["Statement"] == [
        {
            "Effect": "Allow",
            "Principal": {"Service": "lambda.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
    ]


def test_a_traced_function_may_send_traces() -> None:
    assert statements("tracing on")[1] == {
        "Effect": "Allow",
        "Action": ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
        "Resource": "*",
    }


def test_the_code_of_a_function_in_a_vpc_cannot_use_what_lambda_needs_there() -> None:
    made = statements('vpc { subnets "subnet-0a1b2c3d"; security_groups "sg-0a1b2c3d" }')[1]
    assert "ec2:CreateNetworkInterface" in made["Action"]
    assert made["Condition"] == {"Null": {"lambda:SourceFunctionArn": "true"}}


def test_a_function_with_a_role_gets_none_of_its_own() -> None:
    text = SERVICE + 'function get_user { role "arn:aws:iam::123456789012:role/app" }'
    assert "GetUserRole" not in resources(text)


# --- The log group


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", {"RetentionInDays": 30}),
        ("logs 365d", {"RetentionInDays": 365}),
        ("logs off", {}),
    ],
)
def test_logs_are_kept_as_long_as_is_said(settings: str, expected: Mapping[str, Any]) -> None:
    made = resources(f"{SERVICE}function get_user {{ {settings} }}")["GetUserLogs"]
    assert made["Properties"] == expected


def test_logs_stay_when_the_stack_goes() -> None:
    made = resources(SERVICE + "function get_user")["GetUserLogs"]
    assert made["DeletionPolicy"] == made["UpdateReplacePolicy"] == "Retain"


def test_everything_of_a_function_that_takes_tags_has_its_tags() -> None:
    made = resources(SERVICE + 'function get_user { tags { team: "media" } }')
    expected = [{"Key": "team", "Value": "media"}]
    assert [part["Properties"]["Tags"] for part in made.values()] == [expected] * 3


# --- Asynchronous invocations


def test_retry_limits_asynchronous_invocations() -> None:
    made = resources(SERVICE + "function get_user { retry 1 within 1h }")["GetUserInvokeConfig"]
    assert made["Properties"] == {
        "FunctionName": {"Ref": "GetUserFunction"},
        "Qualifier": "$LATEST",
        "MaximumEventAgeInSeconds": 3600,
        "MaximumRetryAttempts": 1,
    }


def test_retry_of_a_published_function_waits_for_its_alias() -> None:
    text = "function get_user { runtime python3.13; snapstart on; retry 0 }"
    made = resources(SERVICE + text)["GetUserInvokeConfig"]
    assert made["DependsOn"] == "GetUserAlias"
    assert made["Properties"]["Qualifier"] == "live"


# --- The hatch


def test_the_hatch_has_the_last_word() -> None:
    made = properties('memory 1GB; cfn { MemorySize: 2048, KmsKeyArn: "arn:aws:kms:x" }')
    assert made["MemorySize"] == 2048
    assert made["KmsKeyArn"] == "arn:aws:kms:x"


def test_the_hatch_reaches_inside_a_property() -> None:
    made = properties('cfn { LoggingConfig: { LogFormat: "JSON" } }')
    assert made["LoggingConfig"] == {"LogGroup": {"Ref": "GetUserLogs"}, "LogFormat": "JSON"}


# --- The way back to the source


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ((), "get_user"),
        (("Handler",), "get_user"),
        (("MemorySize",), "1GB"),
        (("Runtime",), "nodejs22.x"),
        (("Environment", "Variables", "LEVEL"), "LEVEL: level"),
        (("VpcConfig", "SubnetIds", 1), "nets"),
        (("Tags", 0), 'team: "media"'),
        (("Tags", 0, "Value"), '"media"'),
        (("KmsKeyArn",), "KmsKeyArn: level"),
        (("DeadLetterConfig", "TargetArn"), 'TargetArn: "b"'),
    ],
)
def test_a_property_leads_back_to_its_setting(path: tuple[str | int, ...], marked: str) -> None:
    text = SERVICE + (
        "param level: string\nparam nets: string\n"
        "function get_user {\n memory 1GB\n env { LEVEL: level }\n"
        ' vpc { subnets "subnet-0a1b2c3d", nets; security_groups "sg-0a1b2c3d" }\n'
        ' tags { team: "media" }\n'
        ' cfn { KmsKeyArn: level, DeadLetterConfig: { TargetArn: "b" } }\n}'
    )
    document = built(text).resources[0].document
    span = span_at(document, ("Properties", *path))
    assert span is not None
    assert span.text == marked


# --- What cfn-lint says

VARIANTS = """
service shop {
  runtime nodejs22.x
  memory 256MB
  tags { team: "media" }
}
param level: string
param nets: aws.subnet_ids
param group: aws.security_group_id
param size: int(128..1024)

/// Reads one user.
function get_user { env { LEVEL: level, AB: true, CD: "a/${level}" }; retry 1 within 1h }
function fast { runtime python3.14; snapstart on; retry 0; storage 512MB }
function java { runtime java21; handler "a.B::c"; snapstart on }
function image { image "123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1" { command "a.b" } }
function inside { vpc { subnets nets; security_groups group }; tracing on; architecture arm64 }
function large { memory 10GB; timeout 15m; storage 10GB; concurrency 5; logs off }
function borrowed { role "arn:aws:iam::123456789012:role/app"; memory size }
function layered { layers "arn:aws:lambda:us-east-1:123456789012:layer:tools:3" }
function by_hand { cfn { LoggingConfig: { LogFormat: "JSON" }, Timeout: 7 } }
function telling { env { OTHER: get_user.arn, NAME: fast, LOGS: telling.log_group } }
"""


def test_cfn_lint_finds_nothing_in_functions_of_every_kind() -> None:
    template = assemble_template(built(VARIANTS)).template
    assert template is not None
    assert lint(template) == []


def test_logical_ids_are_letters_and_digits() -> None:
    names = [made.logical_id for made in built(VARIANTS).resources]
    assert all(re.fullmatch("[A-Za-z0-9]+", name) for name in names)
    assert len(names) == len(set(names))

"""How functions are called: by each other, at URLs of their own, and what becomes of it all."""

from __future__ import annotations

from typing import Any

import pytest

from building import template_of
from dependencies import cycles

_HEAD = 'service shop { runtime nodejs22.x; code "src" }\nqueue dead\nqueue results\ntopic news\n'


def _resources(text: str) -> dict[str, Any]:
    found: dict[str, Any] = template_of(_HEAD + text)["Resources"]
    return found


def _properties(text: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = _resources(text)[name]["Properties"]
    return found


def _statements(text: str, name: str) -> list[tuple[Any, Any]]:
    """What a role may do besides writing logs: the actions, and on what."""
    document = _properties(text, f"{name}Role")["Policies"][0]["PolicyDocument"]
    return [(each["Action"], each["Resource"]) for each in document["Statement"][1:]]


def _arn(name: str) -> dict[str, Any]:
    return {"Fn::GetAtt": [name, "Arn"]}


# --- What becomes of asynchronous calls


@pytest.mark.parametrize(
    ("target", "arn", "action"),
    [("dead", _arn("DeadQueue"), "sqs:SendMessage"), ("news", {"Ref": "NewsTopic"}, "sns:Publish")],
)
def test_dead_letters_go_where_the_role_may_send_them(target: str, arn: Any, action: str) -> None:
    text = f"function f {{ dead_letter {target} }}"
    assert _properties(text, "FFunction")["DeadLetterConfig"] == {"TargetArn": arn}
    assert _statements(text, "F") == [([action], arn)]


def test_retries_and_destinations_make_one_configuration() -> None:
    text = "function g\nfunction f { retry 1 within 1h; on_success results; on_failure g }"
    made = _resources(text)
    assert made["FInvokeConfig"]["Properties"] == {
        "FunctionName": {"Ref": "FFunction"},
        "Qualifier": "$LATEST",
        "MaximumEventAgeInSeconds": 3600,
        "MaximumRetryAttempts": 1,
        "DestinationConfig": {
            "OnSuccess": {"Destination": _arn("ResultsQueue")},
            "OnFailure": {"Destination": _arn("GFunction")},
        },
    }
    assert _statements(text, "F") == [
        (["sqs:SendMessage"], _arn("ResultsQueue")),
        (["lambda:InvokeFunction"], _arn("GFunction")),
    ]


def test_the_results_of_a_published_version_are_those_of_its_alias() -> None:
    made = _resources("function f { provisioned 2; on_success news }")
    assert made["FInvokeConfig"]["Properties"]["Qualifier"] == "live"
    assert made["FInvokeConfig"]["DependsOn"] == "FAlias"


def test_failures_that_all_functions_send_to_one_are_not_sent_on_by_that_one() -> None:
    text = "service shop { runtime nodejs22.x; on_failure g }\nfunction f\nfunction g"
    made = template_of(text)["Resources"]
    assert "FInvokeConfig" in made
    assert "GInvokeConfig" not in made


def test_functions_that_send_failures_to_each_other_close_no_circle() -> None:
    text = "function f { on_failure g }\nfunction g { on_failure f }"
    assert cycles(template_of(_HEAD + text)) == []


# --- Instances that are kept warm


def test_instances_of_a_published_version_are_kept_warm() -> None:
    made = _resources("function f { provisioned 5 }")
    (version,) = [name for name in made if name.startswith("FVersion")]
    assert made["FAlias"]["Properties"] == {
        "Name": "live",
        "FunctionName": {"Ref": "FFunction"},
        "FunctionVersion": {"Fn::GetAtt": [version, "Version"]},
        "ProvisionedConcurrencyConfig": {"ProvisionedConcurrentExecutions": 5},
    }


def test_how_many_are_kept_warm_makes_no_new_version() -> None:
    few, many = (_resources(f"function f {{ provisioned {count} }}") for count in (1, 2))
    assert few.keys() == many.keys()


# --- Functions that call functions


def test_a_function_that_may_call_another_has_leave_for_that_one_and_knows_its_name() -> None:
    text = "function resize { invoke by report }\nfunction report"
    assert _statements(text, "Report") == [(["lambda:InvokeFunction"], _arn("ResizeFunction"))]
    variables = _properties(text, "ReportFunction")["Environment"]["Variables"]
    assert variables == {"RESIZE_FUNCTION": {"Ref": "ResizeFunction"}}


def test_a_published_version_is_called_by_its_alias_alone() -> None:
    text = "function resize { provisioned 1; invoke by report }\nfunction report"
    alias = {"Ref": "ResizeAlias"}
    assert _statements(text, "Report") == [(["lambda:InvokeFunction"], alias)]
    variables = _properties(text, "ReportFunction")["Environment"]["Variables"]
    assert variables == {"RESIZE_FUNCTION": alias}


@pytest.mark.parametrize(
    "text",
    [
        "function f { invoke by f }",
        "function f { invoke by g }\nfunction g { invoke by f }",
        "function f { provisioned 1; invoke by g }\nfunction g { invoke by f; url none }",
    ],
)
def test_functions_that_call_each_other_close_no_circle(text: str) -> None:
    assert cycles(template_of(_HEAD + text)) == []


# --- URLs


def test_a_url_for_everybody_needs_leave_for_the_url_and_for_the_function() -> None:
    made = _resources("function f { url none }")
    assert made["FUrl"]["Properties"] == {
        "AuthType": "NONE",
        "TargetFunctionArn": {"Ref": "FFunction"},
    }
    assert made["FUrlPermission"]["Properties"] == {
        "Action": "lambda:InvokeFunctionUrl",
        "FunctionUrlAuthType": "NONE",
        "FunctionName": _arn("FFunction"),
        "Principal": "*",
    }
    assert made["FUrlInvokePermission"]["Properties"] == {
        "Action": "lambda:InvokeFunction",
        "InvokedViaFunctionUrl": True,
        "FunctionName": _arn("FFunction"),
        "Principal": "*",
    }


def test_a_url_that_takes_leave_by_iam_opens_to_nobody() -> None:
    made = _resources("function f { url iam }")
    assert made["FUrl"]["Properties"]["AuthType"] == "AWS_IAM"
    assert not [name for name in made if "Permission" in name]


def test_the_url_of_a_published_version_is_that_of_its_alias() -> None:
    made = _resources("function f { provisioned 1; url none }")
    assert made["FUrl"]["Properties"]["Qualifier"] == "live"
    assert made["FUrl"]["DependsOn"] == "FAlias"
    assert made["FUrlPermission"]["Properties"]["FunctionName"] == {"Ref": "FAlias"}


def test_a_url_can_be_named() -> None:
    outputs = template_of(f"{_HEAD}function f {{ url iam }}\noutput at = f.url")["Outputs"]
    assert outputs["At"]["Value"] == {"Fn::GetAtt": ["FUrl", "FunctionUrl"]}

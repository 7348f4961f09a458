"""Queues: what they become, how long they hide messages, and what Lambda reads of them."""

from __future__ import annotations

from typing import Any

import pytest

from building import template_of

_HEAD = "service shop { runtime nodejs22.x }\n"


def _resources(text: str) -> dict[str, Any]:
    found: dict[str, Any] = template_of(_HEAD + text)["Resources"]
    return found


def _properties(text: str, name: str = "JobsQueue") -> dict[str, Any]:
    found: dict[str, Any] = _resources(text)[name]["Properties"]
    return found


def _statements(text: str, name: str) -> list[Any]:
    found: list[Any] = _properties(text, name)["Policies"][0]["PolicyDocument"]["Statement"]
    return found[1:]  # the first is for logs


def test_a_queue_is_encrypted_and_kept_and_open_to_nobody_without_tls() -> None:
    made = _resources("queue jobs")
    assert made["JobsQueue"] == {
        "Type": "AWS::SQS::Queue",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {"VisibilityTimeout": 30, "SqsManagedSseEnabled": True},
    }
    (only,) = made["JobsQueuePolicy"]["Properties"]["PolicyDocument"]["Statement"]
    assert (only["Effect"], only["Action"]) == ("Deny", ["sqs:*"])
    assert only["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_a_queue_that_is_ephemeral_goes_with_the_stack() -> None:
    assert _resources("queue jobs { ephemeral }")["JobsQueue"]["DeletionPolicy"] == "Delete"


def test_every_setting_has_its_property() -> None:
    text = "queue jobs { visibility 2m; keep 1d; delay 30s; wait 20s; size 1MB }"
    assert _properties(text) == {
        "VisibilityTimeout": 120,
        "MessageRetentionPeriod": 86_400,
        "DelaySeconds": 30,
        "ReceiveMessageWaitTimeSeconds": 20,
        "MaximumMessageSize": 1_048_576,
        "SqsManagedSseEnabled": True,
    }


def test_a_fifo_queue_has_no_name_of_its_own_and_both_settings_of_its_throughput() -> None:
    assert _properties("queue jobs { fifo; deduplicate on; throughput high }") == {
        "FifoQueue": True,
        "ContentBasedDeduplication": True,
        "FifoThroughputLimit": "perMessageGroupId",
        "DeduplicationScope": "messageGroup",
        "VisibilityTimeout": 30,
        "SqsManagedSseEnabled": True,
    }


@pytest.mark.parametrize(
    ("fed", "seconds"),
    [
        ("-> usual", 18),
        ("-> slow", 90),
        ("-> usual; -> slow", 90),
        ("-> slow { batch 100; window 5s }", 95),
        ("-> endless", 5400),
        ("-> told", 5400),
        ("-> told { window 300s }", 5700),
        ("visibility 20s; -> slow", 20),
    ],
)
def test_messages_are_hidden_while_the_slowest_function_may_run(fed: str, seconds: int) -> None:
    text = f"""param patience: int(1..900) = 5
    function usual
    function slow {{ timeout 15s }}
    function endless {{ timeout 15m }}
    function told {{ timeout patience }}
    queue jobs {{ {fed} }}"""
    assert _properties(text)["VisibilityTimeout"] == seconds


def test_messages_go_to_another_queue_in_the_end_which_keeps_them_longest() -> None:
    made = _resources("queue jobs { retry 3 then dead }\nqueue dead")
    assert made["JobsQueue"]["Properties"]["RedrivePolicy"] == {
        "deadLetterTargetArn": {"Fn::GetAtt": ["DeadQueue", "Arn"]},
        "maxReceiveCount": 3,
    }
    assert made["DeadQueue"]["Properties"]["MessageRetentionPeriod"] == 1_209_600


@pytest.mark.parametrize(
    "text", ["function f { dead_letter dead }", "function f\ntopic t { -> f { dead_letter dead } }"]
)
def test_what_functions_and_topics_could_not_handle_is_kept_longest_too(text: str) -> None:
    kept = _properties(f"{text}\nqueue dead", "DeadQueue")["MessageRetentionPeriod"]
    assert kept == 1_209_600


def test_what_a_dead_letter_queue_says_itself_holds() -> None:
    text = "queue jobs { retry 3 then dead }\nqueue dead { keep 10d }"
    assert _properties(text, "DeadQueue")["MessageRetentionPeriod"] == 864_000


def test_a_function_that_is_fed_reads_with_its_role_and_is_mapped() -> None:
    text = """function resize
    queue jobs {
      -> resize {
        batch 100; window 5s; concurrency 5; partial on; enabled off
        where { body: { kind: ["order"] } }
        where { body: { kind: ["return"] } }
      }
    }"""
    assert _properties(text, "JobsToResize") == {
        "EventSourceArn": {"Fn::GetAtt": ["JobsQueue", "Arn"]},
        "FunctionName": {"Ref": "ResizeFunction"},
        "BatchSize": 100,
        "MaximumBatchingWindowInSeconds": 5,
        "Enabled": False,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
        "ScalingConfig": {"MaximumConcurrency": 5},
        "FilterCriteria": {
            "Filters": [
                {"Pattern": '{"body": {"kind": ["order"]}}'},
                {"Pattern": '{"body": {"kind": ["return"]}}'},
            ]
        },
    }
    (read,) = _statements(text, "ResizeRole")
    assert read["Action"] == [
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:ChangeMessageVisibility",
    ]
    assert read["Resource"] == {"Fn::GetAtt": ["JobsQueue", "Arn"]}


def test_a_function_that_sends_may_do_no_more_and_knows_the_url() -> None:
    text = "function ask\nqueue jobs { send by ask }"
    (send,) = _statements(text, "AskRole")
    assert send["Action"] == ["sqs:SendMessage", "sqs:GetQueueUrl"]
    variables = _properties(text, "AskFunction")["Environment"]["Variables"]
    assert variables == {"JOBS_QUEUE_URL": {"Ref": "JobsQueue"}}


def test_a_service_that_is_accepted_sends_for_this_account_alone() -> None:
    text = 'queue jobs { accept "events.amazonaws.com" }'
    policy = _properties(text, "JobsQueuePolicy")["PolicyDocument"]
    accepted = policy["Statement"][1]
    assert accepted["Principal"] == {"Service": ["events.amazonaws.com"]}
    assert accepted["Action"] == ["sqs:SendMessage"]
    assert accepted["Condition"] == {
        "StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    }


def test_a_stage_changes_a_setting_alone() -> None:
    text = _HEAD + "queue jobs { keep 1d; delay 5s }\nstage prod { queue jobs { keep 2d } }"
    made = template_of(text, "prod")["Resources"]["JobsQueue"]["Properties"]
    assert (made["MessageRetentionPeriod"], made["DelaySeconds"]) == (172_800, 5)

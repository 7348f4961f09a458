"""Buses, events, schedules and subscriptions of logs, as CloudFormation gets them."""

from __future__ import annotations

from typing import Any

import pytest

from building import compile_text, template_of
from dependencies import cycles
from stacks import created
from svclang.check.cloudformation import lint

_HEAD = """service shop { runtime nodejs22.x }
function pack
function alert
bus orders { archive 30d; publish by pack }
queue dead
queue in_order { fifo; deduplicate on }
topic news
"""


def _resources(text: str) -> dict[str, Any]:
    found: dict[str, Any] = template_of(_HEAD + text)["Resources"]
    return found


def _target(settings: str, name: str = "pack") -> Any:
    made = _resources(f'event paid {{ bus orders; source "shop"; -> {name} {{ {settings} }} }}')
    (target,) = made["PaidEvent"]["Properties"]["Targets"]
    return target


def test_a_function_may_put_events_on_its_bus_and_knows_its_name() -> None:
    made = _resources("")
    assert made["PackFunction"]["Properties"]["Environment"]["Variables"] == {
        "ORDERS_BUS": {"Ref": "OrdersBus"}
    }
    statements = made["PackRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"]
    assert statements[1]["Action"] == ["events:PutEvents"]
    assert statements[1]["Resource"] == {"Fn::GetAtt": ["OrdersBus", "Arn"]}


def test_a_value_alone_in_a_pattern_is_a_list_of_one() -> None:
    made = _resources(
        'event paid { source "shop"; detail { state: "paid", a: { b: 1 } }; -> pack }'
    )
    assert made["PaidEvent"]["Properties"]["EventPattern"] == {
        "source": ["shop"],
        "detail": {"state": ["paid"], "a": {"b": [1]}},
    }


def test_a_function_lets_its_rule_in_and_no_other() -> None:
    made = _resources('event paid { source "shop"; -> pack }')
    assert made["PaidToPackPermission"]["Properties"] == {
        "Action": "lambda:InvokeFunction",
        "FunctionName": {"Fn::GetAtt": ["PackFunction", "Arn"]},
        "Principal": "events.amazonaws.com",
        "SourceArn": {"Fn::GetAtt": ["PaidEvent", "Arn"]},
    }


def test_a_target_says_how_often_it_is_tried_and_where_the_rest_goes() -> None:
    target = _target("retries 3; age 1h; dead_letter dead")
    assert target["RetryPolicy"] == {
        "MaximumEventAgeInSeconds": 3600,
        "MaximumRetryAttempts": 3,
    }
    assert target["DeadLetterConfig"] == {"Arn": {"Fn::GetAtt": ["DeadQueue", "Arn"]}}


def test_a_dead_letter_queue_lets_the_rule_in() -> None:
    made = _resources('event paid { source "shop"; -> pack { dead_letter dead } }')
    statements = made["DeadQueuePolicy"]["Properties"]["PolicyDocument"]["Statement"]
    assert statements[1]["Principal"] == {"Service": "events.amazonaws.com"}
    assert statements[1]["Condition"]["ArnEquals"] == {
        "aws:SourceArn": {"Fn::GetAtt": ["PaidEvent", "Arn"]}
    }


def test_references_in_an_input_are_filled_in_when_the_stack_is_deployed() -> None:
    target = _target('input { at: pack.arn, price: "\\${x}" }')
    assert target["Input"] == {"Fn::Sub": '{"at":"${PackFunction.Arn}","price":"${!x}"}'}


def test_a_fifo_queue_gets_a_message_group() -> None:
    assert _target('group "a"', "in_order")["SqsParameters"] == {"MessageGroupId": "a"}


def test_an_event_without_a_bus_happens_on_the_account_s_own() -> None:
    made = _resources('event paid { source "aws.ec2"; -> pack }')
    assert "EventBusName" not in made["PaidEvent"]["Properties"]


def test_the_name_of_a_rule_is_a_name_alone_on_every_bus() -> None:
    made = template_of(
        _HEAD
        + """event paid { bus orders; source "shop"; -> pack }
event sent { source "shop"; -> pack }
output paid_name = paid.name
output sent_name = sent.name
output both = "${paid.name} and ${sent.name}"
"""
    )["Outputs"]
    select = {"Fn::Select": [2, {"Fn::Split": ["/", {"Fn::GetAtt": ["PaidEvent", "Arn"]}]}]}
    variables = {"nameOfPaidEvent": select}
    assert made["SentName"]["Value"] == {"Ref": "SentEvent"}
    assert made["PaidName"]["Value"] == {"Fn::Sub": ["${nameOfPaidEvent}", variables]}
    assert made["Both"]["Value"] == {"Fn::Sub": ["${nameOfPaidEvent} and ${SentEvent}", variables]}


@pytest.mark.parametrize(
    ("every", "expression"),
    [
        ("1m", "rate(1 minute)"),
        ("5m", "rate(5 minutes)"),
        ("1h", "rate(1 hour)"),
        ("90m", "rate(90 minutes)"),
        ("2d", "rate(2 days)"),
    ],
)
def test_a_rate_is_singular_or_plural(every: str, expression: str) -> None:
    schedule = _resources(f"every {every} -> pack")[f"PackEvery{every}Schedule"]["Properties"]
    assert schedule["ScheduleExpression"] == expression


def test_a_schedule_may_do_nothing_but_what_it_is_for() -> None:
    role = _resources("every 5m -> pack")["PackEvery5mScheduleRole"]["Properties"]
    (trusted,) = role["AssumeRolePolicyDocument"]["Statement"]
    assert trusted["Principal"] == {"Service": "scheduler.amazonaws.com"}
    assert trusted["Condition"] == {
        "StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    }
    (policy,) = role["Policies"]
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert statement["Action"] == ["lambda:InvokeFunction"]
    assert statement["Resource"] == {"Fn::GetAtt": ["PackFunction", "Arn"]}


def test_logs_wait_for_the_permission_of_their_own_group() -> None:
    made = _resources('logs troubles { of pack; match "?ERROR"; -> alert }')
    subscription = made["TroublesOfPackToAlert"]
    assert subscription["DependsOn"] == "TroublesOfPackToAlertPermission"
    assert subscription["Properties"]["LogGroupName"] == {"Ref": "PackLogs"}
    permission = made["TroublesOfPackToAlertPermission"]["Properties"]
    assert permission["Principal"] == "logs.amazonaws.com"
    assert permission["SourceArn"] == {"Fn::GetAtt": ["PackLogs", "Arn"]}


_ALL = """
event paid {
  bus orders; source "shop"; detail_type "OrderPaid"
  detail { total: [{ numeric: [">", 100] }] }
  enabled off
  -> pack { retries 0; age 1m; dead_letter dead }
  -> in_order { group "a"; input { full: true } }
  -> dead
}
event again { source "shop"; -> orders; -> pack }
every 5m -> pack { input { full: true }; dead_letter dead; within 15m }
cron "0 3 ? * MON-FRI *" -> in_order { group "a"; zone "Europe/Berlin" }
cron "0 3 1 * ? *" -> news { starts "2030-01-01T00:00:00Z"; ends "2031-01-01T00:00:00Z" }
logs troubles { of pack; match "?ERROR ?Timeout"; -> alert }
"""


def test_all_of_it_passes_cfn_lint_and_has_no_circles() -> None:
    template = template_of(_HEAD + _ALL)
    assert not lint(template)
    assert not cycles(template)


def test_rules_are_created() -> None:
    # moto wants FIFO queues to have names, and fails on the archive and the rules of a bus.
    text = (_HEAD + _ALL).replace("queue in_order { fifo; deduplicate on }", "queue in_order")
    for lost in ("archive 30d; ", "bus orders; ", "-> orders; "):
        text = text.replace(lost, "")
    with created(template_of(text.replace('group "a"', ""))) as ids:
        assert {"PaidEvent", "AgainEvent"} <= set(ids)


def test_a_stage_can_put_a_rule_off() -> None:
    text = (
        _HEAD + 'event paid { source "shop"; -> pack }\nstage quiet { event paid { enabled off } }'
    )
    model = compile_text(text, "quiet").model
    assert model is not None
    template: Any = model.template
    assert template["Resources"]["PaidEvent"]["Properties"]["State"] == "DISABLED"

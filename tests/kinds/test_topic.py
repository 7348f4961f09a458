"""Topics: what they become, who has subscribed, and who may publish."""

from __future__ import annotations

from typing import Any

import pytest

from building import template_of

_HEAD = "service shop { runtime nodejs22.x }\nfunction archive\nqueue jobs\nqueue dead\n"
_ARN = {"Ref": "NewsTopic"}


def _resources(text: str) -> dict[str, Any]:
    found: dict[str, Any] = template_of(_HEAD + text)["Resources"]
    return found


def _properties(text: str, name: str = "NewsTopic") -> dict[str, Any]:
    found: dict[str, Any] = _resources(text)[name]["Properties"]
    return found


def _accepted(text: str, name: str) -> list[Any]:
    """The statements of a policy behind the one that demands TLS."""
    document = _properties(text, name)["PolicyDocument"]
    first: dict[str, Any] = document["Statement"][0]
    rest: list[Any] = document["Statement"][1:]
    assert first["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    return rest


def test_a_topic_is_encrypted_and_takes_nothing_without_tls() -> None:
    made = _resources("topic news")
    assert made["NewsTopic"] == {
        "Type": "AWS::SNS::Topic",
        "Properties": {"KmsMasterKeyId": "alias/aws/sns"},
    }
    (only,) = made["NewsTopicPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    # SNS refuses `sns:*` here.
    assert (only["Effect"], only["Action"], only["Resource"]) == ("Deny", ["sns:Publish"], _ARN)


@pytest.mark.parametrize(
    "text",
    [
        'topic news { accept "cloudwatch.amazonaws.com" }',
        "topic news\nbucket uploads { on created -> news }",
    ],
)
def test_a_topic_that_a_service_publishes_to_has_no_key_that_the_service_may_not_use(
    text: str,
) -> None:
    assert "KmsMasterKeyId" not in _properties(text)
    (accepted,) = _accepted(text, "NewsTopicPolicy")
    assert accepted["Action"] == ["sns:Publish"]
    assert accepted["Condition"]["StringEquals"] == {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}


def test_a_key_of_ones_own_wins() -> None:
    text = 'topic news { cfn { KmsMasterKeyId: "alias/shop" } }'
    assert _properties(text)["KmsMasterKeyId"] == "alias/shop"


def test_a_fifo_topic_has_a_name_because_none_that_is_made_ends_so() -> None:
    assert _properties("topic news { fifo; deduplicate on; throughput high }") == {
        "TopicName": {"Fn::Sub": "${AWS::StackName}-NewsTopic.fifo"},
        "FifoTopic": True,
        "ContentBasedDeduplication": True,
        "FifoThroughputScope": "MessageGroup",
        "KmsMasterKeyId": "alias/aws/sns",
    }


def test_a_function_subscribes_behind_the_leave_to_call_it() -> None:
    made = _resources('topic news { -> archive where { event: ["created"] } }')
    assert made["NewsToArchivePermission"]["Properties"] == {
        "Action": "lambda:InvokeFunction",
        "FunctionName": {"Fn::GetAtt": ["ArchiveFunction", "Arn"]},
        "Principal": "sns.amazonaws.com",
        "SourceArn": _ARN,
    }
    assert made["NewsToArchive"] == {
        "Type": "AWS::SNS::Subscription",
        "DependsOn": "NewsToArchivePermission",
        "Properties": {
            "TopicArn": _ARN,
            "Protocol": "lambda",
            "Endpoint": {"Fn::GetAtt": ["ArchiveFunction", "Arn"]},
            "FilterPolicy": {"event": ["created"]},
            "FilterPolicyScope": "MessageAttributes",
        },
    }


def test_a_queue_subscribes_behind_its_policy_which_accepts_the_topic_alone() -> None:
    text = "topic news { -> jobs { raw on; dead_letter dead; match body; where { a: [1] } } }"
    subscription = _resources(text)["NewsToJobs"]
    assert subscription["DependsOn"] == ["JobsQueuePolicy", "DeadQueuePolicy"]
    assert subscription["Properties"] == {
        "TopicArn": _ARN,
        "Protocol": "sqs",
        "Endpoint": {"Fn::GetAtt": ["JobsQueue", "Arn"]},
        "FilterPolicy": {"a": [1]},
        "FilterPolicyScope": "MessageBody",
        "RawMessageDelivery": True,
        "RedrivePolicy": {"deadLetterTargetArn": {"Fn::GetAtt": ["DeadQueue", "Arn"]}},
    }
    for name in ("Jobs", "Dead"):
        (accepted,) = _accepted(text, f"{name}QueuePolicy")
        assert accepted["Principal"] == {"Service": "sns.amazonaws.com"}
        assert accepted["Action"] == ["sqs:SendMessage"]
        assert accepted["Condition"] == {"ArnEquals": {"aws:SourceArn": _ARN}}


def test_a_queue_for_the_dead_letters_of_several_subscriptions_accepts_the_topic_once() -> None:
    text = "topic news { -> jobs { dead_letter dead }; -> archive { dead_letter dead } }"
    assert len({str(each["Condition"]) for each in _accepted(text, "DeadQueuePolicy")}) == 1
    assert len(_accepted(text, "DeadQueuePolicy")) == 1


def test_a_published_version_subscribes_by_its_alias() -> None:
    text = "function warm { provisioned 1 }\ntopic news { -> warm }"
    made = _resources(text)
    assert made["NewsToWarm"]["Properties"]["Endpoint"] == {"Ref": "WarmAlias"}
    leave = made["NewsToWarmPermission"]["Properties"]
    assert leave["FunctionName"] == {"Ref": "WarmAlias"}


def test_a_function_that_publishes_may_do_no_more_and_knows_the_arn() -> None:
    text = "function report\ntopic news { publish by report }"
    role = _properties(text, "ReportRole")
    _, publish = role["Policies"][0]["PolicyDocument"]["Statement"]
    assert (publish["Action"], publish["Resource"]) == (["sns:Publish"], _ARN)
    variables = _properties(text, "ReportFunction")["Environment"]["Variables"]
    assert variables == {"NEWS_TOPIC_ARN": _ARN}


def test_a_topic_is_known_by_its_arn_and_its_name() -> None:
    text = "topic news\noutput a = news\noutput b = news.arn\noutput c = news.name"
    outputs = template_of(_HEAD + text)["Outputs"]
    assert [outputs[name]["Value"] for name in "ABC"] == [
        _ARN,
        _ARN,
        {"Fn::GetAtt": ["NewsTopic", "TopicName"]},
    ]

"""Queues and topics as moto's model of CloudFormation creates them, with what is said of them.

moto makes no names for FIFO queues as CloudFormation does, and no subscriptions.
"""

from __future__ import annotations

import json

import boto3  # type: ignore[import-untyped]

from building import template_of
from stacks import REGION, created

_TEXT = """
service shop { runtime python3.13 }
function resize { timeout 15s }
function report
queue jobs { retry 3 then dead; -> resize { batch 5; partial on } }
queue dead
topic news { publish by report }
topic ordered { fifo; deduplicate on; -> jobs }
"""


def test_a_queue_is_created_with_what_it_says_and_what_follows_from_its_function() -> None:
    with created(template_of(_TEXT)) as ids:
        sqs = boto3.client("sqs", REGION)
        found = sqs.get_queue_attributes(QueueUrl=ids["JobsQueue"], AttributeNames=["All"])
        attributes = found["Attributes"]
        assert attributes["VisibilityTimeout"] == "90"
        assert json.loads(attributes["RedrivePolicy"])["maxReceiveCount"] == 3
        [mapping] = boto3.client("lambda", REGION).list_event_source_mappings()[
            "EventSourceMappings"
        ]
        assert mapping["BatchSize"] == 5
        assert mapping["EventSourceArn"] == attributes["QueueArn"]


def test_topics_are_created_and_a_function_is_told_which_one_is_its_own() -> None:
    with created(template_of(_TEXT)) as ids:
        arns = [each["TopicArn"] for each in boto3.client("sns", REGION).list_topics()["Topics"]]
        assert sorted(arns) == sorted((ids["NewsTopic"], ids["OrderedTopic"]))
        assert ids["OrderedTopic"].endswith(":stack-OrderedTopic.fifo")
        found = boto3.client("lambda", REGION).get_function(FunctionName=ids["ReportFunction"])
        variables = found["Configuration"]["Environment"]["Variables"]
        assert variables == {"NEWS_TOPIC_ARN": ids["NewsTopic"]}

"""What services can be told to do with a resource that they feed: the action of IAM for it."""

from __future__ import annotations

# https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html
TARGET_ACTIONS: dict[str, str] = {
    "function": "lambda:InvokeFunction",
    "queue": "sqs:SendMessage",
    "topic": "sns:Publish",
    "bus": "events:PutEvents",
    "stream": "kinesis:PutRecord",
    "machine": "states:StartExecution",
}

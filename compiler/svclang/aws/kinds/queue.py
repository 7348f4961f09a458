"""Queues: messages that wait until a function has handled them."""

from __future__ import annotations

from ..actions.queue import ACTIONS
from ..attributes import Attribute
from ..forms import Declared, Duration, Flag, Integer, Parts, Setting, Size, Switch, Words, table
from ..kind import ACCEPT, Allowed, Kind, Trigger, Verb, settings_of
from ..mapping_settings import ENABLED, PARTIAL, WHERE, WINDOW, batch

_CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queue.html"
_IAM = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html"
_LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html"
_QUOTAS = (
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
    "quotas-messages.html"
)

USUAL_VISIBILITY_S = 30
LONGEST_VISIBILITY_S = 43_200
# Lambda refuses less than once the timeout, and recommends this many times, and the window.
# https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
TIMEOUTS_HIDDEN = 6
USUAL_KEPT_S = 345_600
LONGEST_KEPT_S = 1_209_600

_RECEIVE = (
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "sqs:ChangeMessageVisibility",
)
_VERBS = {
    "send": Verb(
        "Functions that may send messages.",
        "send by create_order",
        (Allowed(("sqs:SendMessage", "sqs:GetQueueUrl")),),
        _IAM,
    ),
    "receive": Verb(
        "Functions that may receive and delete messages by themselves.",
        "receive by drain",
        (Allowed((*_RECEIVE, "sqs:GetQueueUrl")),),
        _IAM,
    ),
}

KIND = Kind(
    name="queue",
    doc="Messages that wait until somebody has handled them.",
    example="queue jobs { visibility 90s; retry 3 then dead_jobs; -> resize }",
    type="AWS::SQS::Queue",
    ending="Queue",
    source=_CFN,
    settings=settings_of(
        Setting(
            "fifo",
            Flag(),
            "Messages of a group are handled in order, each once.",
            "fifo",
            "FifoQueue",
            _CFN,
        ),
        Setting(
            "deduplicate",
            Switch(),
            "Whether messages of a FIFO queue are told apart by what they say.",
            "deduplicate on",
            "ContentBasedDeduplication",
            _CFN,
        ),
        Setting(
            "throughput",
            Words({"high": "perMessageGroupId"}, fixed=True),
            "Whether a FIFO queue takes more messages, told apart in their group alone.",
            "throughput high",
            "FifoThroughputLimit",
            "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
            "high-throughput-fifo.html",
        ),
        Setting(
            "visibility",
            Duration(0, LONGEST_VISIBILITY_S, "s"),
            "How long a message that was received is hidden from others. Unsaid, it is 30s, or six"
            " times the timeout of the function that is fed, and the `window`.",
            "visibility 90s",
            "VisibilityTimeout",
            _CFN,
            also=("timeout", "visibility_timeout"),
        ),
        Setting(
            "keep",
            Duration(60, LONGEST_KEPT_S, "s"),
            "How long a message waits for somebody to receive it. Unsaid, it is 4d, and 14d in a"
            " queue for dead letters, whose messages have waited elsewhere before.",
            "keep 14d",
            "MessageRetentionPeriod",
            _CFN,
            also=("retention", "retain"),
        ),
        Setting(
            "delay",
            Duration(0, 900, "s"),
            "How long a new message is hidden.",
            "delay 30s",
            "DelaySeconds",
            _CFN,
        ),
        Setting(
            "wait",
            Duration(0, 20, "s"),
            "How long a call to receive waits for a message.",
            "wait 20s",
            "ReceiveMessageWaitTimeSeconds",
            _CFN,
        ),
        Setting(
            "size",
            Size(1024, 1_048_576, "B"),
            "How large a message may be.",
            "size 64KB",
            "MaximumMessageSize",
            _QUOTAS,
        ),
        Setting(
            "retry",
            Parts(Integer(1, 1000), {"then": Declared(("queue",))}),
            "How often a message is received before it goes to another queue.",
            "retry 3 then dead_jobs",
            "RedrivePolicy",
            _CFN,
            also=("dead_letter", "dlq", "redrive"),
        ),
        ACCEPT,
        verbs=_VERBS,
        keeps_data=True,
    ),
    attributes={
        "": Attribute("Ref", "{id}Queue", "the queue's URL"),
        "url": Attribute("Ref", "{id}Queue", "the queue's URL"),
        "arn": Attribute("Fn::GetAtt", "{id}Queue.Arn", "the queue's ARN"),
        "name": Attribute("Fn::GetAtt", "{id}Queue.QueueName", "the queue's name"),
    },
    verbs=_VERBS,
    variables=(("QUEUE_URL", "url"),),
    triggers={
        "": Trigger(
            doc="A function that handles the messages. With `partial on`, one that a FIFO queue"
            " feeds must stop at the first message that fails, and name all that follow it.",
            example="-> resize { batch 10; window 5s }",
            settings=table(
                batch(10),
                WINDOW,
                Setting(
                    "concurrency",
                    Integer(2, 1000),
                    "How many calls may handle messages at once.",
                    "concurrency 5",
                    "ScalingConfig",
                    _LAMBDA,
                ),
                PARTIAL,
                WHERE,
                ENABLED,
            ),
            source=_LAMBDA,
            allowed=(Allowed(_RECEIVE),),
        ),
    },
    actions=ACTIONS,
    keeps_data=True,
)

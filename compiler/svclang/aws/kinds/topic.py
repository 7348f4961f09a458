"""Topics: messages that everybody gets who has subscribed to them."""

from __future__ import annotations

from ..actions.topic import ACTIONS
from ..attributes import Attribute
from ..forms import Data, Declared, Flag, Setting, Switch, Words, table
from ..kind import ACCEPT, Allowed, Kind, Trigger, Verb, settings_of

_CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sns-topic.html"
_SUBSCRIPTION = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
    "aws-resource-sns-subscription.html"
)
_GUIDE = "https://docs.aws.amazon.com/sns/latest/dg/"
_IAM = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html"

_VERBS = {
    "publish": Verb(
        "Functions that may publish messages.",
        "publish by create_order",
        (Allowed(("sns:Publish",)),),
        _IAM,
    ),
}

KIND = Kind(
    name="topic",
    doc="Messages that everybody gets who has subscribed. They are encrypted with the key that AWS"
    " manages for SNS, unless another service of AWS publishes them, which may not use that key:"
    " write `cfn { KmsMasterKeyId: … }` for a key of your own.",
    example='topic news { publish by report; -> archive where { event: ["created"] } }',
    type="AWS::SNS::Topic",
    ending="Topic",
    source=_CFN,
    settings=settings_of(
        Setting(
            "fifo",
            Flag(),
            "Messages of a group come in order, each once. Only queues can subscribe then.",
            "fifo",
            "FifoTopic",
            _GUIDE + "sns-fifo-topics.html",
        ),
        Setting(
            "deduplicate",
            Switch(),
            "Whether messages of a FIFO topic are told apart by what they say.",
            "deduplicate on",
            "ContentBasedDeduplication",
            _CFN,
        ),
        Setting(
            "throughput",
            Words({"high": "MessageGroup"}, fixed=True),
            "Whether a FIFO topic takes more messages, told apart in their group alone.",
            "throughput high",
            "FifoThroughputScope",
            _GUIDE + "fifo-high-throughput.html",
        ),
        ACCEPT,
        verbs=_VERBS,
    ),
    attributes={
        "": Attribute("Ref", "{id}Topic", "the topic's ARN"),
        "arn": Attribute("Ref", "{id}Topic", "the topic's ARN"),
        "name": Attribute("Fn::GetAtt", "{id}Topic.TopicName", "the topic's name"),
    },
    verbs=_VERBS,
    variables=(("TOPIC_ARN", "arn"),),
    triggers={
        "": Trigger(
            doc="A function or a queue that gets the messages.",
            example='-> archive where { event: ["created"] }',
            settings=table(
                Setting(
                    "where",
                    Data("attribute, or key of the body"),
                    "What a message must say to be brought.",
                    'where { event: ["created"] }',
                    "FilterPolicy",
                    _GUIDE + "sns-subscription-filter-policies.html",
                ),
                Setting(
                    "match",
                    Words({"attributes": "MessageAttributes", "body": "MessageBody"}, fixed=True),
                    "What `where` looks at; unsaid, the attributes of a message.",
                    "match body",
                    "FilterPolicyScope",
                    _GUIDE + "sns-message-filtering-scope.html",
                ),
                Setting(
                    "raw",
                    Switch(),
                    "Whether a queue gets a message as it was published, with nothing around it.",
                    "raw on",
                    "RawMessageDelivery",
                    _GUIDE + "sns-large-payload-raw-message-delivery.html",
                ),
                Setting(
                    "dead_letter",
                    Declared(("queue",)),
                    "The queue for messages that could not be brought.",
                    "dead_letter lost_news",
                    "RedrivePolicy",
                    _GUIDE + "sns-dead-letter-queues.html",
                ),
            ),
            source=_SUBSCRIPTION,
            targets=("function", "queue"),
            principal="sns.amazonaws.com",
        ),
    },
    actions=ACTIONS,
)

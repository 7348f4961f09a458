"""Streams: records in the order in which they came, for as many readers as there are."""

from __future__ import annotations

from ..actions.stream import ACTIONS
from ..attributes import Attribute
from ..forms import Duration, Either, Integer, Setting
from ..kind import Allowed, Kind, Trigger, Verb, settings_of
from ..mapping_settings import FROM_MOMENT, of_streams

_CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-kinesis-stream.html"
_IAM = (
    "https://docs.aws.amazon.com/service-authorization/latest/reference/"
    "list_amazonkinesisdatastreams.html"
)
_LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html"

_READ = (
    "kinesis:DescribeStream",
    "kinesis:DescribeStreamSummary",
    "kinesis:GetRecords",
    "kinesis:GetShardIterator",
    "kinesis:ListShards",
)
# The key is AWS's own, which needs no leave in the roles of those who write and read.
# https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html
_VERBS = {
    "write": Verb(
        "Functions that may put records.",
        "write by track",
        (Allowed(("kinesis:PutRecord", "kinesis:PutRecords")),),
        _IAM,
    ),
    "read": Verb(
        "Functions that may read records by themselves.",
        "read by replay",
        (Allowed(_READ),),
        _IAM,
    ),
}

KIND = Kind(
    name="stream",
    doc="Records in the order in which they came, for as many readers as there are.",
    example="stream clicks { keep 7d; write by track; -> count { batch 500; window 10s } }",
    type="AWS::Kinesis::Stream",
    ending="Stream",
    source=_CFN,
    settings=settings_of(
        Setting(
            "shards",
            Either(Integer(1, 100_000), "on_demand"),
            "How many shards there are, each paid for by the hour; `on_demand`, as many as are"
            " needed. Unsaid, it is `on_demand`.",
            "shards 2",
            "ShardCount",
            _CFN,
        ),
        Setting(
            "keep",
            Duration(24, 8760, "h"),
            "How long records can be read. Unsaid, it is 1d.",
            "keep 7d",
            "RetentionPeriodHours",
            _CFN,
            also=("retention", "retain"),
        ),
        verbs=_VERBS,
        keeps_data=True,
    ),
    attributes={
        "": Attribute("Ref", "{id}Stream", "the stream's name"),
        "name": Attribute("Ref", "{id}Stream", "the stream's name"),
        "arn": Attribute("Fn::GetAtt", "{id}Stream.Arn", "the stream's ARN"),
    },
    verbs=_VERBS,
    variables=(("STREAM", "name"),),
    triggers={
        "": Trigger(
            doc="A function that handles the records.",
            example="-> count { batch 500; window 10s; retries 3 }",
            settings=of_streams(FROM_MOMENT),
            source=_LAMBDA,
            allowed=(Allowed(_READ),),
        ),
    },
    actions=ACTIONS,
    allow_apart=(
        Allowed(
            (
                "kinesis:DeregisterStreamConsumer",
                "kinesis:DescribeStreamConsumer",
                "kinesis:SubscribeToShard",
            ),
            ("{arn}/consumer/*",),
        ),
    ),
    keeps_data=True,
)

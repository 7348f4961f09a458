"""What tables, buckets and topics tell: what AWS refuses of that, and cfn-lint takes.

In: the stack. Out: problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...aws.kinds.table import MOST_GLOBAL_INDEXES, MOST_LOCAL_INDEXES
from ...aws.s3_events import S3_EVENTS
from ...diagnostics import did_you_mean
from ...named_tuples import NamedTuple
from ..problem import Path, Problem
from ..values import items, known_text, mapping
from .made import Made, Stack

_INDEXES = {
    "GlobalSecondaryIndexes": (MOST_GLOBAL_INDEXES, "global"),
    "LocalSecondaryIndexes": (MOST_LOCAL_INDEXES, "local"),
}
_NOTIFICATIONS = ("LambdaConfigurations", "QueueConfigurations", "TopicConfigurations")


def check_events(stack: Stack) -> Iterator[Problem]:
    """What is wrong with the tables, buckets and subscriptions of a stack."""
    for table in stack.of("AWS::DynamoDB::Table"):
        yield from _check_indexes(table)
    for bucket in stack.of("AWS::S3::Bucket"):
        yield from _check_notifications(bucket)
    for subscription in stack.of("AWS::SNS::Subscription"):
        yield from _check_subscription(subscription, stack)


def _check_indexes(table: Made) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html."""
    for name, (most, what) in _INDEXES.items():
        indexes = items(table.properties.get(name))
        if len(indexes) > most:
            yield table.error(
                (name, most),
                "too-many-indexes",
                f"a table has {most} {what} indexes at most, and this has {len(indexes)}",
                "take some out, or make a second table",
            )


# --- Buckets


class _Told(NamedTuple):
    """One notification: where it stands, its event, and both ends of the keys that it is for."""

    place: Path
    event: str
    start: str
    end: str


def _check_notifications(bucket: Made) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html."""
    told = list(_notifications(bucket))
    for at, each in enumerate(told):
        if each.event not in S3_EVENTS:
            yield bucket.error(
                (*each.place, "Event"),
                "unknown-event",
                f"S3 has no event `{each.event}`",
                did_you_mean(each.event, sorted(S3_EVENTS), "as in `s3:ObjectCreated:*`"),
            )
        elif any(_overlap(each, other) for other in told[:at]):
            yield bucket.error(
                (*each.place, "Event"),
                "ambiguous-event",
                "S3 tells of one event once, and another notification is for the same objects",
                "let their keys begin or end differently, or tell a topic that feeds both",
            )


def _notifications(bucket: Made) -> Iterator[_Told]:
    given = mapping(bucket.properties.get("NotificationConfiguration"))
    for name in _NOTIFICATIONS:
        for at, each in enumerate(items(given.get(name))):
            event = known_text(mapping(each).get("Event"))
            if event is not None and "$" not in event:
                start, end = _ends(mapping(mapping(each).get("Filter")).get("S3Key"))
                yield _Told(("NotificationConfiguration", name, at), event, start, end)


def _ends(key: Any) -> tuple[str, str]:
    """How the keys begin and end that a filter lets through."""
    rules = {
        str(mapping(rule).get("Name")).lower(): known_text(mapping(rule).get("Value")) or ""
        for rule in items(mapping(key).get("Rules"))
    }
    return rules.get("prefix", ""), rules.get("suffix", "")


def _overlap(one: _Told, other: _Told) -> bool:
    """Whether one event of one object could fit both."""
    first, second = one.event.removesuffix("*"), other.event.removesuffix("*")
    event = first.startswith(second) or second.startswith(first)
    start = one.start.startswith(other.start) or other.start.startswith(one.start)
    return event and start and (one.end.endswith(other.end) or other.end.endswith(one.end))


# --- Topics


def _check_subscription(subscription: Made, stack: Stack) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html."""
    arn, protocol = (subscription.properties.get(key) for key in ("TopicArn", "Protocol"))
    topic = stack.find(arn, "AWS::SNS::Topic")
    if topic is None:
        fifo = (known_text(arn) or "").endswith(".fifo")
    else:
        fifo = topic.properties.get("FifoTopic") in (True, "true")
    if fifo and isinstance(protocol, str) and protocol != "sqs":
        yield subscription.error(
            ("Protocol",),
            "fifo-target",
            "a FIFO topic brings messages to queues alone",
            "let it feed a queue, and the queue what shall get the messages",
        )

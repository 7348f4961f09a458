"""Event source mappings: what Lambda refuses of them, and cfn-lint takes.

In: the stack. Out: problems. What a mapping reads follows from what its `EventSourceArn` refers to,
or from the service that its ARN names; where neither is known, nothing is said.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-eventsourcemapping.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..problem import Path, Problem
from ..values import items, known_text, mapping
from .made import Made, Stack, number

MAPPING = "AWS::Lambda::EventSourceMapping"
QUEUE, STREAM, TABLE = "queue", "stream", "table"
_QUEUE_TYPE, _TABLE_TYPE = "AWS::SQS::Queue", "AWS::DynamoDB::Table"
_TYPES = {
    _QUEUE_TYPE: QUEUE,
    "AWS::Kinesis::Stream": STREAM,
    "AWS::Kinesis::StreamConsumer": STREAM,
    _TABLE_TYPE: TABLE,
}
_SAID = {STREAM: "a stream", TABLE: "the changes of a table"}
_SERVICES = {"sqs": QUEUE, "kinesis": STREAM, "dynamodb": TABLE}
_OF_STREAMS = (
    *("ParallelizationFactor", "BisectBatchOnFunctionError", "MaximumRecordAgeInSeconds"),
    *("MaximumRetryAttempts", "TumblingWindowInSeconds", "DestinationConfig"),
    *("StartingPosition", "StartingPositionTimestamp"),
)
# https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
_MOST_WITHOUT_WINDOW = 10
# https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
_LEAST_AGE = 60
# https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
_MOST_PATTERNS = 10


def source_of(made: Made, stack: Stack) -> str | None:
    """What a mapping reads: `queue`, `stream` or `table`, where that is known."""
    arn = made.properties.get("EventSourceArn")
    source = stack.find(arn)
    if source is not None:
        return _TYPES.get(source.type)
    parts = (known_text(arn) or "").replace("${AWS::", "${").split(":")
    return _SERVICES.get(parts[2]) if len(parts) > 5 and parts[0] == "arn" else None


def check_mappings(stack: Stack) -> Iterator[Problem]:
    """What is wrong with the event source mappings of a stack."""
    for made in stack.of(MAPPING):
        source = source_of(made, stack)
        if source == QUEUE:
            yield from _check_queue(made, stack)
        elif source is not None:
            yield from _check_stream(made, source, stack)
        yield from _check_patterns(made)


# --- Queues


def _check_queue(made: Made, stack: Stack) -> Iterator[Problem]:
    for name in _OF_STREAMS:
        if name in made.properties:
            yield made.error(
                (name,),
                "only-streams",
                f"`{name}` is for streams, and this reads a queue",
                "take it out",
            )
    arn = made.properties.get("EventSourceArn")
    queue = stack.find(arn, _QUEUE_TYPE)
    if queue is None:
        fifo = (known_text(arn) or "").endswith(".fifo")
    else:
        fifo = queue.properties.get("FifoQueue") in (True, "true")
    batch = number(made.properties.get("BatchSize"))
    window = made.properties.get("MaximumBatchingWindowInSeconds")
    if fifo and window not in (None, 0):
        yield made.error(
            ("MaximumBatchingWindowInSeconds",),
            "not-with-fifo",
            "messages of a FIFO queue are not gathered: it has no window",
            "take it out",
        )
    # Of a queue of the stack cfn-lint says so itself.
    if fifo and queue is None and batch and batch > _MOST_WITHOUT_WINDOW:
        yield made.error(
            ("BatchSize",),
            "out-of-range",
            f"a FIFO queue brings {_MOST_WITHOUT_WINDOW} messages at most in one call",
            f"write {_MOST_WITHOUT_WINDOW} or less",
        )
    if not fifo and batch and batch > _MOST_WITHOUT_WINDOW and window in (None, 0):
        yield made.error(
            ("BatchSize",),
            "missing-window",
            f"more than {_MOST_WITHOUT_WINDOW} messages must be gathered for a while",
            "write `MaximumBatchingWindowInSeconds: 1`, or more, beside it",
        )


# --- Streams


def _check_stream(made: Made, source: str, stack: Stack) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html."""
    position = made.properties.get("StartingPosition")
    if position is None:
        yield made.error(
            ("EventSourceArn",),
            "missing-position",
            f"a mapping that reads {_SAID[source]} says where it begins",
            'write `StartingPosition: "TRIM_HORIZON"` beside it, or `"LATEST"`',
        )
    elif position == "AT_TIMESTAMP" and source == TABLE:
        yield made.error(
            ("StartingPosition",),
            "wrong-position",
            "the stream of a table cannot be read from a moment on",
            'write `"TRIM_HORIZON"` or `"LATEST"`',
        )
    elif position == "AT_TIMESTAMP" and "StartingPositionTimestamp" not in made.properties:
        yield made.error(
            ("StartingPosition",),
            "missing-position",
            "nothing says from which moment on the stream is read",
            "write `StartingPositionTimestamp` beside it, in seconds since 1970",
        )
    age = number(made.properties.get("MaximumRecordAgeInSeconds"))
    if age is not None and -1 < age < _LEAST_AGE:
        yield made.error(
            ("MaximumRecordAgeInSeconds",),
            "out-of-range",
            f"a record is given up after {_LEAST_AGE} seconds at the earliest",
            f"write {_LEAST_AGE} or more, or -1 for never",
        )
    table = stack.find(made.properties.get("EventSourceArn"), _TABLE_TYPE)
    if table is not None and "StreamSpecification" not in table.properties:
        yield made.error(
            ("EventSourceArn",),
            "table-without-stream",
            "this table tells nobody of its changes: it has no stream",
            "write `stream new_and_old` in the table, or in a raw one"
            ' `StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" }`',
        )


# --- Patterns


def _check_patterns(made: Made) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html."""
    place: Path = ("FilterCriteria", "Filters")
    filters = items(mapping(made.properties.get("FilterCriteria")).get("Filters"))
    if len(filters) > _MOST_PATTERNS:
        yield made.error(
            (*place, _MOST_PATTERNS),
            "too-many-patterns",
            f"a mapping has {_MOST_PATTERNS} patterns at most",
            'put several values into one pattern: `["a", "b"]` fits both',
        )
    for at, each in enumerate(filters):
        pattern = mapping(each).get("Pattern")
        if isinstance(pattern, str) and not _is_object(pattern):
            yield made.error(
                (*place, at, "Pattern"),
                "wrong-pattern",
                "a pattern is the text of a JSON object",
                r'as in `Pattern: "{\"body\": {\"kind\": [\"order\"]}}"`',
            )


def _is_object(text: str) -> bool:
    try:
        found: Any = json.loads(text)
    except ValueError:
        return False
    return isinstance(found, dict)

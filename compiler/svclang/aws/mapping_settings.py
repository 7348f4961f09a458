"""The settings of what Lambda itself reads for a function: queues, streams, and streams of tables.

Each source takes some of them, in ranges of its own.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-eventsourcemapping.html
"""

from __future__ import annotations

from .forms import Data, Declared, Duration, Either, Integer, Setting, Switch, Txt, Words, table

MAPPING = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
    "aws-resource-lambda-eventsourcemapping.html"
)
_FILTERS = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html"

WINDOW = Setting(
    "window",
    Duration(0, 300, "s"),
    "How long records are gathered before the function is called.",
    "window 5s",
    "MaximumBatchingWindowInSeconds",
    MAPPING,
)
# How many patterns Lambda takes, and how many on request.
# https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
USUAL_FILTERS, MOST_FILTERS = 5, 10

WHERE = Setting(
    "where",
    Data("key of an event"),
    "A pattern that an event must fit; with several, one of them.",
    'where { body: { kind: ["order"] } }',
    "FilterCriteria",
    _FILTERS,
    repeats=True,
)
PARTIAL = Setting(
    "partial",
    Switch(),
    "Whether the function answers which records of a batch failed, so that only these come again.",
    "partial on",
    "FunctionResponseTypes",
    MAPPING,
)
ENABLED = Setting(
    "enabled",
    Switch(),
    "Whether events are read at all; unsaid, they are.",
    "enabled off",
    "Enabled",
    MAPPING,
)


def batch(usual: int) -> Setting:
    """How many records a call brings at most; `usual` is what it is where nothing is said."""
    return Setting(
        "batch",
        Integer(1, 10_000),
        f"How many records one call brings at most; unsaid, {usual}.",
        "batch 10",
        "BatchSize",
        MAPPING,
    )


# --- Streams

# Where nothing is said: a mapping takes minutes to begin, and one that begins with the latest
# record never sees what is written until then. CloudFormation makes a new mapping before it deletes
# the old one, and Lambda takes no two: https://github.com/aws/serverless-application-model/issues/1320
# https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
USUAL_START = "TRIM_HORIZON"
_KINESIS = "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html"
_POSITIONS: dict[str, object] = {"start": "TRIM_HORIZON", "latest": "LATEST"}
_FROM_DOC = (
    "Where in the stream the function begins: with the oldest record that is there, or with what is"
    " written from then on. Unsaid, it is `start`, so that nothing is missed. It is said once:"
    " to change it, take the arrow out, deploy, and put it back."
)
_MOMENT = Txt("moment with its zone", pattern=r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?.*", fixed=True)

FROM = Setting(
    "from",
    Words(_POSITIONS, fixed=True),
    _FROM_DOC,
    "from latest",
    "StartingPosition",
    MAPPING,
)
FROM_MOMENT = Setting(
    "from",
    Words(_POSITIONS, fixed=True, text=_MOMENT),
    f"{_FROM_DOC} A moment can be said as well.",
    'from "2026-01-31T12:00:00Z"',
    "StartingPosition",
    MAPPING,
)
_OF_STREAMS = (
    Setting(
        "parallel",
        Integer(1, 10),
        "How many batches of one shard are handled at once; unsaid, 1. Records of one key stay in"
        " order.",
        "parallel 4",
        "ParallelizationFactor",
        MAPPING,
    ),
    Setting(
        "bisect",
        Switch(),
        "Whether a batch that failed is tried again in two halves.",
        "bisect on",
        "BisectBatchOnFunctionError",
        MAPPING,
    ),
    Setting(
        "retries",
        Either(Integer(0, 10_000), "forever", -1),
        "How often a batch that failed is tried again. Unsaid, it is `forever`: until its records"
        " expire, and no others of the shard come before that.",
        "retries 3",
        "MaximumRetryAttempts",
        _KINESIS,
    ),
    Setting(
        "age",
        Either(Duration(60, 604_800, "s"), "forever", -1),
        "How old a record may be when it is handled; older ones are given up. Unsaid, it is"
        " `forever`.",
        "age 1h",
        "MaximumRecordAgeInSeconds",
        MAPPING,
    ),
    PARTIAL,
    Setting(
        "tumble",
        Duration(0, 900, "s"),
        "The time for which calls hand on a state to each other.",
        "tumble 1m",
        "TumblingWindowInSeconds",
        MAPPING,
    ),
    WHERE,
    Setting(
        "on_failure",
        Declared(("queue", "topic")),
        "Where Lambda tells of records that it gave up. It is no FIFO queue or topic.",
        "on_failure dead_records",
        "DestinationConfig",
        "https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html",
    ),
    ENABLED,
)


def of_streams(start: Setting) -> dict[str, Setting]:
    """The settings of a mapping that reads a stream; `start` says where it can begin."""
    return table(batch(100), WINDOW, start, *_OF_STREAMS)

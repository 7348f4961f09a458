"""The settings of what Lambda itself reads for a function: queues, streams, and streams of tables.

Each source takes some of them, in ranges of its own.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-eventsourcemapping.html
"""

from __future__ import annotations

from .forms import Data, Duration, Integer, Setting, Switch

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

"""The operators of patterns of events, and their limits.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
"""

from __future__ import annotations

OPERATORS = (
    *("prefix", "suffix", "equals-ignore-case", "wildcard"),
    *("anything-but", "numeric", "exists", "cidr"),
)
NEGATED = ("prefix", "suffix", "equals-ignore-case", "wildcard")
"""What `anything-but` can turn round."""

# https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
EVENT_FIELDS = (
    *("version", "id", "detail-type", "source", "account"),
    *("time", "region", "resources", "detail"),
)
"""All that an event has, whatever has happened."""

COMPARISONS = ("=", "<", "<=", ">", ">=")
LARGEST_NUMBER = 5_000_000_000
"""The largest number that `numeric` takes, above and below zero."""

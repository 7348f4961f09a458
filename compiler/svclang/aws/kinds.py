"""The kinds of resources that the language knows by a word of their own.

A kind is built when lowering knows it; until then its declaration parses, and says so.
"""

from __future__ import annotations

PLANNED_KINDS = (
    *("table", "bucket", "queue", "topic", "stream", "bus", "event", "secret", "machine"),
    *("pool", "plan", "key", "domain", "layer"),
)

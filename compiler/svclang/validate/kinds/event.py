"""What EventBridge would refuse of an event.

In: an event, and the model. Out: diagnostics.
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ...aws.kinds.event import LONGEST_PATTERN, MOST_TARGETS
from ...diagnostics import Diagnostic
from ...model.nodes import DeclaredResource, Model
from ...syntax.nodes import Block, ListValue
from ..schedules import check_delivery

_PARTS = ("source", "detail_type", "detail", "pattern")


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one event."""
    yield from _check_pattern(declared)
    if len(declared.feeds) > MOST_TARGETS:
        yield Diagnostic(
            "too-many-targets",
            f"an event feeds {MOST_TARGETS} targets at most",
            declared.feeds[MOST_TARGETS].target.span,
            help="declare the event a second time, under another name",
        )
    for feed in declared.feeds:
        yield from check_delivery(feed, feed.settings, model)


def _check_pattern(declared: DeclaredResource) -> Iterator[Diagnostic]:
    given = [declared.settings[name] for name in _PARTS if name in declared.settings]
    if not given:
        yield Diagnostic(
            "empty-pattern",
            f"nothing says which events `{declared.name.text}` is about",
            declared.name.span,
            help='write `source "shop"`, `detail_type "OrderPaid"` or both',
        )
        return
    for name in ("detail", "pattern"):
        block = declared.settings.get(name)
        if block is not None and isinstance(block.value, Block):
            yield from _check_block(block.value)
    if len(json.dumps([each.span.text for each in given])) > LONGEST_PATTERN:
        yield Diagnostic(
            "long-pattern",
            f"a pattern has {LONGEST_PATTERN} characters at most",
            given[-1].span,
        )


def _check_block(block: Block) -> Iterator[Diagnostic]:
    if not block.entries:
        yield Diagnostic(
            "empty-pattern", "a pattern names at least one field", block.span, help="take it out"
        )
    for entry in block.entries:
        if isinstance(entry.value, Block):
            yield from _check_block(entry.value)
        elif isinstance(entry.value, ListValue) and not entry.value.items:
            yield Diagnostic("empty-pattern", "no value is in an empty list", entry.value.span)

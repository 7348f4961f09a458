"""What EventBridge would refuse of schedules, and of what it delivers.

In: a schedule or the target of a rule. Out: diagnostics.
https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Related
from ..model.nodes import DeclaredResource, Feed, Model, Settings


def check_schedule(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one schedule, but for its times."""
    settings = declared.settings
    starts, ends = settings.get("starts"), settings.get("ends")
    if starts is not None and ends is not None:
        first, last = starts.value, ends.value
        if isinstance(first, str) and isinstance(last, str) and last <= first:
            yield Diagnostic(
                "wrong-times",
                "a schedule ends after it starts",
                ends.span,
                related=(Related(starts.span, "it starts here"),),
            )
    for feed in declared.feeds:
        yield from check_delivery(feed, settings, model)


def check_delivery(feed: Feed, settings: Settings, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with what is delivered to one target.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
    """
    target = model.declared.get(feed.target.text)
    fifo = target is not None and "fifo" in target.settings and target.kind == "queue"
    group = settings.get("group")
    if fifo and group is None:
        yield Diagnostic(
            "missing-group",
            f"`{feed.target.text}` is a FIFO queue, which takes nothing without a group",
            feed.target.span,
            help='write `{ group "nightly" }` behind it',
        )
    if group is not None and not fifo:
        yield Diagnostic("only-fifo", "`group` is for FIFO queues", group.name, help="take it out")
    dead = settings.get("dead_letter")
    queue = model.declared.get(dead.value.path[0]) if dead is not None else None
    if dead is not None and queue is not None and "fifo" in queue.settings:
        yield Diagnostic(
            "dead-letter-kind",
            "EventBridge puts what it could not deliver into standard queues alone",
            dead.span,
            related=(Related(queue.name.span, "a FIFO queue"),),
        )
    if target is not None and target.kind == "topic" and "fifo" in target.settings:
        yield Diagnostic(
            "not-with-fifo",
            f"`{feed.target.text}` is a FIFO topic, which EventBridge cannot publish to",
            feed.target.span,
            related=(Related(target.name.span, "declared here"),),
        )

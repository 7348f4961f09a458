"""What EventBridge would refuse of a delivery, by a rule or on a schedule.

In: what is fed, with its settings. Out: diagnostics.
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..advice import take_out
from ..diagnostics import Diagnostic, Related
from ..model.nodes import DeclaredResource, Feed, Model


def check_delivery(feed: Feed, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one target and the settings behind it."""
    target = model.declared.get(feed.target.text)
    fifo = target.settings.get("fifo") if target is not None else None
    group = feed.settings.get("group")
    if feed.target_kind == "topic" and fifo is not None:
        yield Diagnostic(
            "fifo-target",
            "EventBridge brings nothing to FIFO topics",
            feed.target.span,
            related=(Related(fifo.name, "FIFO"),),
            help="let it feed a FIFO queue, or a function that publishes",
        )
    elif feed.target_kind == "queue" and fifo is not None and group is None:
        yield Diagnostic(
            "missing-group",
            f"`{feed.target.text}` is a FIFO queue, whose messages are each of a group",
            feed.target.span,
            related=(Related(fifo.name, "FIFO"),),
            help=f'write `-> {feed.target.text} {{ group "…" }}`',
        )
    elif group is not None and (feed.target_kind != "queue" or fifo is None):
        yield Diagnostic(
            "only-fifo",
            "only messages of FIFO queues are in groups",
            group.name,
            **take_out(group.whole),
        )
    elif target is not None and group is not None:
        yield from _check_deduplication(target, feed)
    yield from _check_dead_letter(feed, model)


def _check_deduplication(queue: DeclaredResource, feed: Feed) -> Iterator[Diagnostic]:
    """EventBridge tells no message from another by an id of its own.

    https://docs.aws.amazon.com/scheduler/latest/APIReference/API_SqsParameters.html
    https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
    """
    told = queue.settings.get("deduplicate")
    if told is None or not told.value:
        yield Diagnostic(
            "missing-deduplication",
            f"`{queue.name.text}` is a FIFO queue that wants an id with each message, and"
            " EventBridge brings none",
            feed.target.span,
            related=(Related(queue.settings["fifo"].name, "FIFO"),),
            help="write `deduplicate on` into the queue",
        )


def _check_dead_letter(feed: Feed, model: Model) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html."""
    given = feed.settings.get("dead_letter")
    if given is None:
        return
    dead = model.declared[given.value.path[0]]
    fifo = dead.settings.get("fifo")
    if fifo is not None:
        yield Diagnostic(
            "dead-letter-kind",
            "what could not be delivered goes to standard queues only",
            given.span,
            related=(Related(fifo.name, "FIFO"),),
            help="name a queue without `fifo`",
        )
    elif dead.name.text == feed.target.text:
        yield Diagnostic(
            "dead-letter-loop",
            f"what cannot be delivered to `{dead.name.text}` cannot be put there either",
            given.span,
            help="name another queue",
        )

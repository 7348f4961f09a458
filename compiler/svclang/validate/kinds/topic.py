"""What SNS would refuse of a topic and its subscriptions.

In: a topic, and the model. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import take_out
from ...diagnostics import Diagnostic, Related
from ...model.nodes import DeclaredResource, Feed, Model
from ..fifo import check_dead_letters, check_only_fifo, is_fifo
from ..filter_patterns import check_filter_policy

# The name of a FIFO topic begins with that of the stack, which may have 128 characters.
# https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
_LONGEST_NAME = 256
_LONGEST_STACK = 128
_AROUND = len("-.fifo")


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one topic."""
    yield from check_only_fifo(declared)
    yield from _check_name(declared)
    for feed in declared.feeds:
        yield from _check_target(declared, feed, model)
        yield from _check_raw(feed)
        yield from check_filter_policy(feed)
        dead = feed.settings.get("dead_letter")
        if dead is not None:
            yield from check_dead_letters(declared, model.declared[dead.value.path[0]], dead)


def _check_name(declared: DeclaredResource) -> Iterator[Diagnostic]:
    room = _LONGEST_NAME - _LONGEST_STACK - _AROUND
    if is_fifo(declared) and len(declared.logical_id) > room:
        yield Diagnostic(
            "long-name",
            "the name of the topic would be too long for SNS behind a long name of the stack",
            declared.name.span,
            help=f"take at most {room - len('Topic')} characters",
        )


def _check_target(declared: DeclaredResource, feed: Feed, model: Model) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html."""
    fifo = declared.settings.get("fifo")
    if feed.target_kind == "function":
        if fifo is not None:
            yield Diagnostic(
                "fifo-target",
                "a FIFO topic brings messages to queues alone",
                feed.target.span,
                related=(Related(fifo.name, "FIFO"),),
                help=f"let it feed a queue that feeds `{feed.target.text}`",
            )
        return
    queue = model.declared[feed.target.text]
    if fifo is None and is_fifo(queue):
        yield Diagnostic(
            "fifo-target",
            "a topic feeds a FIFO queue only if it is a FIFO topic itself",
            feed.target.span,
            related=(Related(queue.settings["fifo"].name, "FIFO"),),
            help="write `fifo` into the topic too, or take it out of the queue",
        )


def _check_raw(feed: Feed) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html."""
    raw = feed.settings.get("raw")
    if raw is not None and feed.target_kind == "function":
        yield Diagnostic(
            "only-queues",
            "functions always get what SNS puts around a message: `raw` is of queues",
            raw.name,
            **take_out(raw.whole),
        )

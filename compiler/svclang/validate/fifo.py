"""What is in order, and what is not: settings of FIFO queues and topics, and who can send to them.

In: a queue or a topic, or something that sends there. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Related
from ..model.nodes import DeclaredResource, Given

_OF_FIFO = ("deduplicate", "throughput")


def is_fifo(declared: DeclaredResource) -> bool:
    """Whether messages come in order."""
    return "fifo" in declared.settings


def check_only_fifo(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """Settings that mean nothing where messages come in no order."""
    for name in _OF_FIFO:
        given = declared.settings.get(name)
        if given is not None and not is_fifo(declared):
            yield Diagnostic(
                "only-fifo",
                f"`{name}` is of FIFO {declared.kind}s",
                given.name,
                help="write `fifo` too",
            )


def check_dead_letters(
    declared: DeclaredResource, dead: DeclaredResource, given: Given
) -> Iterator[Diagnostic]:
    """A queue for dead letters that is in order where its source is not, or the other way round.

    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
    https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
    """
    if is_fifo(dead) == is_fifo(declared):
        return
    kind = "FIFO" if is_fifo(declared) else "standard"
    yield Diagnostic(
        "dead-letter-kind",
        f"the dead-letter queue of a {kind} {declared.kind} is a {kind} queue too",
        given.span,
        label=f"a {'standard' if kind == 'FIFO' else 'FIFO'} {dead.kind}",
        related=(Related(dead.name.span, "declared here"),),
        help=f"write `fifo` into `{dead.name.text}` too"
        if kind == "FIFO"
        else f"take `fifo` out of `{dead.name.text}`",
    )

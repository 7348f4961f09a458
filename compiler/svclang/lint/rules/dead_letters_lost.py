"""A dead-letter queue that keeps messages too short a time.

What it finds
    A queue with `retry N then QUEUE`, where the other has a shorter `keep`. Of FIFO queues, in
    which the time starts anew, it does not speak.

Why it is bad
    How long a message has waited goes on counting in the other queue. One that was tried late is
    deleted there before anybody has seen it.

Example
    queue jobs { keep 10d; retry 3 then dead_jobs }
    queue dead_jobs { keep 4d }

Use instead
    queue jobs { keep 10d; retry 3 then dead_jobs }
    queue dead_jobs { keep 14d }

Sources
    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.kinds.queue import LONGEST_KEPT_S, USUAL_KEPT_S
from ...aws.units import duration
from ...diagnostics import Related
from ...model.nodes import DeclaredResource, Model
from ...model.param_defaults import or_default
from ...model.settings import number_of
from ..resources import of_kind
from ..rule import Context, Finding, Rule
from ..settings import write_or_take_out


def check(context: Context) -> Iterator[Finding]:
    """A finding for each time that is too short for what may have waited before."""
    for queue in of_kind(context, "queue"):
        dead = _dead_letter_queue(queue, context.model)
        if dead is None or dead is queue or "fifo" in queue.settings:
            continue
        # A parameter most often comes to its default.
        given = queue.settings.get("keep")
        waits = or_default(given.value, context.model) if given is not None else USUAL_KEPT_S
        kept = number_of(dead.settings, "keep", LONGEST_KEPT_S)
        if isinstance(waits, int) and kept is not None and kept < waits:
            yield _finding(queue, dead, waits, kept)


def _dead_letter_queue(queue: DeclaredResource, model: Model) -> DeclaredResource | None:
    retry = queue.settings.get("retry")
    then = retry.value.get("then") if retry is not None else None
    return model.declared[then.path[0]] if then is not None else None


def _finding(queue: DeclaredResource, dead: DeclaredResource, waits: int, kept: int) -> Finding:
    longest = duration(LONGEST_KEPT_S, "s")
    span = dead.settings["keep"].span
    return Finding(
        f"a message may wait for {duration(waits, 's')} in `{queue.name.text}`, and is lost here"
        f" {duration(kept, 's')} after it was sent first",
        span,
        related=(Related(queue.name.span, "messages come from here"),),
        **write_or_take_out(span, "keep", longest),
    )


RULE = Rule("dead-letters-lost", check, despite_errors=True)

"""What SQS and Lambda would refuse of a queue, or take and quietly get wrong.

In: a queue, and the model. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.units import duration
from ...diagnostics import Diagnostic, Related
from ...model.nodes import DeclaredResource, Feed, Given, Model

# https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
_MOST_OF_FIFO = 10
_MOST_WITHOUT_WINDOW = 10
_USUAL_VISIBILITY_S = 30
_USUAL_TIMEOUT_S = 3


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one queue."""
    yield from _check_retry(declared, model)
    yield from _check_deduplication(declared)
    for feed in declared.feeds:
        yield from _check_batch(declared, feed)
        yield from _check_visibility(declared, feed, model)


def _check_retry(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html."""
    retry = declared.settings.get("retry")
    if retry is None:
        return
    then = retry.value.get("then")
    if then is None:
        yield Diagnostic(
            "missing-value",
            "`retry` needs the queue to which a message goes in the end",
            retry.span,
            help="as in `retry 3 then dead_jobs`",
        )
        return
    dead = model.declared[then.path[0]]
    if dead.name.text == declared.name.text:
        yield Diagnostic(
            "dead-letter-loop", "a queue cannot be its own dead-letter queue", then.span
        )
    elif ("fifo" in dead.settings) != ("fifo" in declared.settings):
        kind = "FIFO" if "fifo" in declared.settings else "standard"
        yield Diagnostic(
            "dead-letter-kind",
            f"the dead-letter queue of a {kind} queue is a {kind} queue too",
            then.span,
            related=(Related(dead.name.span, "declared here"),),
            help="write `fifo` into both, or into none",
        )


def _check_deduplication(declared: DeclaredResource) -> Iterator[Diagnostic]:
    given = declared.settings.get("deduplicate")
    if given is not None and "fifo" not in declared.settings:
        yield Diagnostic(
            "only-fifo", "`deduplicate` is of FIFO queues", given.name, help="write `fifo` too"
        )


def _check_batch(declared: DeclaredResource, feed: Feed) -> Iterator[Diagnostic]:
    batch, window = feed.settings.get("batch"), feed.settings.get("window")
    fifo = declared.settings.get("fifo")
    if fifo is not None and window is not None:
        yield Diagnostic(
            "not-with-fifo",
            "messages of a FIFO queue are not gathered: it has no `window`",
            window.name,
            related=(Related(fifo.name, "FIFO"),),
            help="take it out",
        )
    if batch is None or not isinstance(batch.value, int):
        return
    if fifo is not None and batch.value > _MOST_OF_FIFO:
        yield Diagnostic(
            "out-of-range",
            f"a FIFO queue brings {_MOST_OF_FIFO} messages at most in one call",
            batch.span,
            related=(Related(fifo.name, "FIFO"),),
        )
    elif batch.value > _MOST_WITHOUT_WINDOW and fifo is None and not (window and window.value):
        yield Diagnostic(
            "missing-window",
            f"more than {_MOST_WITHOUT_WINDOW} messages must be gathered for a while",
            batch.span,
            help="write `window 1s`, or longer, beside it",
        )


def _check_visibility(declared: DeclaredResource, feed: Feed, model: Model) -> Iterator[Diagnostic]:
    """Lambda refuses a queue that shows a message again while its function may still run."""
    function = model.functions[feed.target.text]
    timeout = function.settings.get("timeout")
    visibility = declared.settings.get("visibility")
    if visibility is None:
        return  # it follows from the function
    runs = _seconds(timeout, _USUAL_TIMEOUT_S)
    hidden = _seconds(visibility, _USUAL_VISIBILITY_S)
    if runs is not None and hidden is not None and hidden < runs:
        at = visibility.span
        place = timeout.span if timeout is not None else function.name.span
        yield Diagnostic(
            "visibility-too-short",
            f"`{function.name.text}` may run for {duration(runs, 's')}, and its messages come"
            f" again after {duration(hidden, 's')}",
            at,
            related=(Related(place, f"may take {duration(runs, 's')}"),),
            help=f"write `visibility {duration(runs * 6, 's')}`",
        )


def _seconds(given: Given | None, usual: int) -> int | None:
    if given is None:
        return usual
    return given.value if isinstance(given.value, int) else None

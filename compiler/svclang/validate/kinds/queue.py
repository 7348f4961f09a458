"""What SQS and Lambda would refuse of a queue.

In: a queue, and the model. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...advice import take_out, write
from ...aws.function_settings import TIMEOUT_S
from ...aws.kinds.queue import TIMEOUTS_HIDDEN, USUAL_VISIBILITY_S
from ...aws.units import duration
from ...diagnostics import Diagnostic, Related
from ...model.nodes import DeclaredResource, Feed, Given, Model
from ...model.param_defaults import or_default
from ...syntax.nodes import Reference
from ..fifo import check_dead_letters, check_only_fifo
from ..mappings import check_mapping

# https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
_MOST_OF_FIFO = 10
_MOST_WITHOUT_WINDOW = 10


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one queue."""
    yield from _check_retry(declared, model)
    yield from check_only_fifo(declared)
    for feed in declared.feeds:
        yield from _check_batch(declared, feed, model)
        yield from check_mapping(declared, feed, model)
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
        message, help_ = "a queue cannot be its own dead-letter queue", "name another queue"
        yield Diagnostic("dead-letter-loop", message, then.span, help=help_)
        return
    yield from check_dead_letters(declared, dead, retry._replace(span=then.span))


def _check_batch(declared: DeclaredResource, feed: Feed, model: Model) -> Iterator[Diagnostic]:
    batch, window = feed.settings.get("batch"), feed.settings.get("window")
    fifo = declared.settings.get("fifo")
    if fifo is not None and window is not None:
        yield Diagnostic(
            "not-with-fifo",
            "messages of a FIFO queue are not gathered: it has no `window`",
            window.name,
            related=(Related(fifo.name, "FIFO"),),
            **take_out(window.whole),
        )
    many = or_default(batch.value, model) if batch is not None else None
    if batch is None or not isinstance(many, int):
        return
    related = _by_default(batch, many, model)
    if fifo is not None and many > _MOST_OF_FIFO:
        yield Diagnostic(
            "out-of-range",
            f"a FIFO queue brings {_MOST_OF_FIFO} messages at most in one call",
            batch.span,
            related=(Related(fifo.name, "FIFO"), *related),
            help=f"write `{_MOST_OF_FIFO}` or less",
        )
    elif many > _MOST_WITHOUT_WINDOW and fifo is None and not (window and window.value):
        yield Diagnostic(
            "missing-window",
            f"more than {_MOST_WITHOUT_WINDOW} messages must be gathered for a while",
            batch.span,
            related=related,
            help="write `window 1s`, or longer, beside it",
        )


def _by_default(given: Given, amount: object, model: Model) -> tuple[Related, ...]:
    """Where the default stands that a setting comes to, if it is one."""
    if not isinstance(given.value, Reference):
        return ()
    param = model.params[given.value.path[0]]
    return (Related(param.default_span or param.span, f"{amount} unless it is given"),)


def _check_visibility(declared: DeclaredResource, feed: Feed, model: Model) -> Iterator[Diagnostic]:
    """Lambda refuses a queue that shows a message again while its function may still run."""
    function = model.functions[feed.target.text]
    timeout = function.settings.get("timeout")
    visibility = declared.settings.get("visibility")
    if visibility is None:
        return  # it follows from the function
    runs = _seconds(timeout, TIMEOUT_S, model)
    hidden = _seconds(visibility, USUAL_VISIBILITY_S, model)
    if runs is not None and hidden is not None and hidden < runs:
        enough = duration(runs * TIMEOUTS_HIDDEN, "s")
        place = timeout.span if timeout is not None else function.name.span
        yield Diagnostic(
            "visibility-too-short",
            f"`{function.name.text}` may run for {duration(runs, 's')}, and its messages come"
            f" again after {duration(hidden, 's')}",
            visibility.span,
            related=(Related(place, f"may take {duration(runs, 's')}"),),
            **write(
                visibility.span,
                enough,
                f"write `visibility {enough}`: {TIMEOUTS_HIDDEN} times the timeout, as AWS advises",
                safe=False,
            ),
        )


def _seconds(given: Given | None, usual: int, model: Model) -> int | None:
    if given is None:
        return usual
    known = or_default(given.value, model)
    return known if isinstance(known, int) else None

"""What Lambda would refuse of a mapping that reads a queue or a stream, or quietly get wrong.

In: what a resource feeds, and the model. Out: diagnostics. What only one kind of source has is
found in the file of that kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..advice import say, take_out
from ..diagnostics import Diagnostic, Related
from ..model.moments import second_of
from ..model.nodes import DeclaredResource, Feed, Model
from .filter_patterns import check_filters

# Under which key the events of a kind have what they tell.
# https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
_DATA = {"queue": "body", "stream": "data", "table": "dynamodb"}
_ELSEWHERE = {*_DATA.values(), "kinesis", "value"}


def check_mapping(declared: DeclaredResource, feed: Feed, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one mapping, whatever its source."""
    yield from check_filters(feed)
    yield from _check_keys(declared, feed)
    yield from _check_destination(feed, model)
    yield from _check_moment(feed)


def _check_keys(declared: DeclaredResource, feed: Feed) -> Iterator[Diagnostic]:
    """Patterns that speak of nothing, or of events from elsewhere."""
    where = feed.settings.get("where")
    data = _DATA[declared.kind]
    for block in where.value if where is not None else ():
        if not block.entries:
            yield Diagnostic(
                "empty-pattern",
                "a pattern names something of the event",
                block.span,
                **take_out(where.whole, "take it out: without one, every event fits", safe=False)
                if where is not None and len(where.value) == 1
                else say("take it out: without one, every event fits"),
            )
        for entry in block.entries:
            if entry.key.text in _ELSEWHERE - {data}:
                yield Diagnostic(
                    "wrong-pattern-key",
                    f"no event from here has `{entry.key.text}`, so that nothing fits",
                    entry.key.span,
                    help=f"what an event tells is under `{data}`",
                )


def _check_destination(feed: Feed, model: Model) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html."""
    given = feed.settings.get("on_failure")
    told = model.declared.get(given.value.path[0]) if given is not None and given.value else None
    fifo = told.settings.get("fifo") if told is not None else None
    if given is not None and told is not None and fifo is not None:
        yield Diagnostic(
            "not-with-fifo",
            f"Lambda tells no FIFO {told.kind} of records that it gave up",
            given.span,
            related=(Related(fifo.name, "FIFO"),),
            help="name a standard one",
        )


def _check_moment(feed: Feed) -> Iterator[Diagnostic]:
    start = feed.settings.get("from")
    text = start.value if start is not None else None
    moment = text if isinstance(text, str) and text[:1].isdigit() else None
    if start is not None and moment is not None and second_of(moment) is None:
        yield Diagnostic(
            "wrong-value",
            f"`{moment}` is no moment with its zone",
            start.span,
            help='as in `from "2026-01-31T12:00:00Z"`',
        )

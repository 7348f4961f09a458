"""What Lambda would refuse of a mapping that reads a queue or a stream, or quietly get wrong.

In: what a resource feeds, and the model. Out: diagnostics. What only one kind of source has is
found in the file of that kind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..diagnostics import Diagnostic, Related
from ..model.check_values import json_of
from ..model.moments import second_of
from ..model.nodes import DeclaredResource, Feed, Model
from ..syntax.nodes import Block, ListValue, Pair, Value

# Ten at most, and that only for accounts that asked for more than five.
# https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
_USUAL_FILTERS = 5
_MOST_FILTERS = 10
# https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html
_LONGEST_FILTER = 4096
# Under which key the events of a kind have what they tell.
# https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
_DATA = {"queue": "body", "stream": "data", "table": "dynamodb"}
_ELSEWHERE = {*_DATA.values(), "kinesis", "value"}


def check_mapping(declared: DeclaredResource, feed: Feed, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one mapping, whatever its source."""
    yield from check_filters(declared, feed)
    yield from _check_destination(feed, model)
    yield from _check_moment(feed)


def check_filters(declared: DeclaredResource, feed: Feed) -> Iterator[Diagnostic]:
    """What is wrong with the patterns that events must fit."""
    where = feed.settings.get("where")
    blocks: tuple[Block, ...] = where.value if where is not None and where.value else ()
    if len(blocks) > _USUAL_FILTERS:
        refused = len(blocks) > _MOST_FILTERS
        yield Diagnostic(
            "too-many-filters",
            f"a function has {_MOST_FILTERS} patterns at most for one source"
            if refused
            else f"an account has {_USUAL_FILTERS} patterns for one source, unless it asked for"
            " more",
            blocks[_MOST_FILTERS if refused else _USUAL_FILTERS].span,
            help='say several values in one pattern, as in `["a", "b"]`',
            severity="error" if refused else "warning",
        )
    for block in blocks:
        yield from _check_filter(block, _DATA[declared.kind])


def _check_filter(block: Block, data: str) -> Iterator[Diagnostic]:
    value, problems = json_of(block)
    yield from problems
    if problems:
        return
    if not block.entries:
        yield Diagnostic(
            "empty-filter", "a pattern names something of the event", block.span, help="take it out"
        )
    for entry in block.entries:
        if entry.key.text in _ELSEWHERE - {data}:
            yield Diagnostic(
                "wrong-filter-key",
                f"no event from here has `{entry.key.text}`, so that nothing fits",
                entry.key.span,
                help=f"what an event tells is under `{data}`",
            )
        yield from _check_leaves(entry)
    length = len(json.dumps(value, ensure_ascii=False))
    if length > _LONGEST_FILTER:
        yield Diagnostic(
            "out-of-range",
            f"a pattern has {_LONGEST_FILTER} characters at most, and this has {length}",
            block.span,
        )


def _check_leaves(entry: Pair) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html."""
    value: Value = entry.value
    if isinstance(value, Block):
        for inner in value.entries:
            yield from _check_leaves(inner)
    elif not isinstance(value, ListValue):
        yield Diagnostic(
            "wrong-filter",
            f"`{entry.key.text}` in a pattern has a list of what fits",
            value.span,
            help=f"write `[{value.span.text}]`",
        )
    elif not value.items:
        yield Diagnostic("wrong-filter", "nothing fits an empty list", value.span)


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
            f"`{text}` is no moment with its zone",
            start.span,
            help='as in `from "2026-01-31T12:00:00Z"`',
        )

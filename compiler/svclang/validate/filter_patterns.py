"""Patterns that events or messages must fit: `where { body: { kind: ["order"] } }`.

In: a feed with patterns. Out: diagnostics for what Lambda and SNS would refuse in them.
https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
"""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from ..advice import take_out, write
from ..aws.mapping_settings import MOST_FILTERS
from ..diagnostics import Diagnostic, Related
from ..model.check_values import json_of
from ..model.nodes import Feed, Given
from ..named_tuples import NamedTuple
from ..syntax.nodes import Block, ListValue, Value

# How long a pattern for Lambda may be.
_LONGEST_FILTER = 4096
# How many keys SNS takes, and how many combinations of values.
_MOST_KEYS = 5
_MOST_COMBINATIONS = 150


class _Leaf(NamedTuple):
    """What a key must be: the values, and how deep they lie, from 1."""

    value: Value
    depth: int


def check_filters(feed: Feed) -> Iterator[Diagnostic]:
    """The patterns of an event source mapping, of which an event must fit one."""
    given = feed.settings.get("where")
    if given is None:
        return
    from json import dumps

    blocks: tuple[Block, ...] = given.value
    if len(blocks) > MOST_FILTERS:
        yield Diagnostic(
            "too-many-patterns",
            f"Lambda takes {MOST_FILTERS} patterns at most",
            blocks[MOST_FILTERS].span,
            help='put several values into one pattern: `["a", "b"]` fits both',
        )
    for block in blocks:
        yield from _check_constant(block)
        length = len(dumps(json_of(block)[0], ensure_ascii=False))
        if length > _LONGEST_FILTER:
            yield Diagnostic(
                "long-pattern",
                f"a pattern has {_LONGEST_FILTER} characters at most, and this one {length}",
                block.span,
                help="make several patterns of it: what fits one of them is let through",
            )


def check_filter_policy(feed: Feed) -> Iterator[Diagnostic]:
    """The filter policy of a subscription."""
    where, match = feed.settings.get("where"), feed.settings.get("match")
    if where is None:
        if match is not None:
            yield Diagnostic(
                "missing-pattern",
                "`match` says what `where` looks at, and there is none",
                match.name,
                **take_out(
                    match.whole, "write `where { … }` beside it, or take it out", safe=False
                ),
            )
        return
    block: Block = where.value
    yield from _check_constant(block)
    if match is None or match.value != "MessageBody":
        yield from _check_flat(block)
    if len(block.entries) > _MOST_KEYS:
        yield Diagnostic(
            "too-many-keys",
            f"SNS looks at {_MOST_KEYS} keys at most",
            block.entries[_MOST_KEYS].key.span,
            help="take some out, and let the target look at these itself",
        )
    yield from _check_combinations(where)


def _check_constant(block: Block) -> Iterator[Diagnostic]:
    """What only the deployment knows, and a value that is no list of those which fit."""
    wrong = json_of(block)[1]
    yield from wrong
    if wrong:
        return
    for leaf in _leaves(block, 1):
        if not isinstance(leaf.value, ListValue):
            text = leaf.value.span.text
            yield Diagnostic(
                "no-list",
                "a pattern lists the values that fit",
                leaf.value.span,
                **write(leaf.value.span, f"[{text}]"),
            )
        elif not leaf.value.items:
            yield Diagnostic(
                "no-list",
                "nothing fits an empty list",
                leaf.value.span,
                help="list what fits, or take the key out, which lets everything through",
            )


def _check_flat(block: Block) -> Iterator[Diagnostic]:
    """Attributes have nothing in them."""
    for entry in block.entries:
        if isinstance(entry.value, Block):
            yield Diagnostic(
                "nested-attribute",
                f"an attribute of a message has no keys in it, as `{entry.key.text}` would",
                entry.value.span,
                help="write `match body` beside it, to look at the body of a message",
            )


def _check_combinations(where: Given) -> Iterator[Diagnostic]:
    """The number of values of each key, times its depth, multiplied."""
    leaves = [leaf for leaf in _leaves(where.value, 1) if isinstance(leaf.value, ListValue)]
    combinations = prod(_values(leaf) * leaf.depth for leaf in leaves)
    if combinations > _MOST_COMBINATIONS:
        yield Diagnostic(
            "too-many-combinations",
            f"SNS takes {_MOST_COMBINATIONS} combinations of values at most, and these are"
            f" {combinations}",
            where.span,
            related=tuple(Related(leaf.value.span, f"times {_factor(leaf)}") for leaf in leaves),
            help="list fewer values, or write them less deep",
        )


def _leaves(value: Value, depth: int) -> Iterator[_Leaf]:
    if not isinstance(value, Block):
        yield _Leaf(value, depth - 1)
        return
    for entry in value.entries:
        yield from _leaves(entry.value, depth + 1)


def _values(leaf: _Leaf) -> int:
    return len(leaf.value.items) if isinstance(leaf.value, ListValue) else 1


def _factor(leaf: _Leaf) -> str:
    values = _values(leaf)
    return f"{values}" if leaf.depth == 1 else f"{values}, and {leaf.depth} for its depth"

"""What EventBridge would refuse of a pattern of events, at the part that is wrong.

    { total: [{ numeric: [">", "100"] }] }  →  `numeric` compares with numbers

In: the data of a pattern as it is written. Out: diagnostics. What is known only when the stack is
deployed is taken as right.
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ipaddress import ip_network

from ..advice import Advice, say, write, write_nearest
from ..aws.event_operators import COMPARISONS, LARGEST_NUMBER, NEGATED, OPERATORS
from ..diagnostics import Diagnostic
from ..syntax.nodes import Block, Constant, ListValue, Reference, Text, Value
from ..syntax.values import items_of

_RULE = "wrong-pattern"
OR = "$or"
_RANGE = 'as in `[">", 0, "<=", 5]`'


def check_pattern(block: Block) -> Iterator[Diagnostic]:
    """What is wrong with the fields of a pattern, and with those inside them."""
    if not block.entries:
        yield Diagnostic(
            _RULE,
            "a pattern must match at least one field",
            block.span,
            help='as in `detail { status: ["done"] }`',
        )
    for entry in block.entries:
        value = entry.value
        if entry.key.text == OR:
            yield from _check_or(value)
        elif isinstance(value, Block):
            yield from check_pattern(value)
        elif isinstance(value, ListValue):
            yield from _check_list(value)


def _check_or(value: Value) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-complex-example-or."""
    items = value.items if isinstance(value, ListValue) else ()
    if len(items) < 2 or not all(isinstance(item, Block) for item in items):
        yield _wrong(
            value,
            "`$or` needs a list of two patterns or more",
            say("as in `$or: [{ … }, { … }]`"),
        )
        return
    for item in items:
        if isinstance(item, Block):
            yield from check_pattern(item)


def _check_list(value: ListValue) -> Iterator[Diagnostic]:
    if not value.items:
        advice = say("name what fits, or take the field out")
        yield _wrong(value, "nothing fits an empty list", advice)
    for item in value.items:
        if isinstance(item, ListValue):
            yield _wrong(item, "a list of what fits holds no lists")
        elif isinstance(item, Block):
            yield from _check_operator(item)


def _check_operator(block: Block) -> Iterator[Diagnostic]:
    if len(block.entries) != 1:
        advice = say("put each into braces of its own")
        yield _wrong(block, "a comparison has one operator", advice)
        return
    (entry,) = block.entries
    name, value = entry.key.text, entry.value
    if name not in OPERATORS:
        known = ", ".join(f"`{each}`" for each in OPERATORS)
        yield Diagnostic(
            _RULE,
            f"there is no operator `{name}`",
            entry.key.span,
            **write_nearest(entry.key.span, OPERATORS, f"there are {known}", word=name),
        )
    elif isinstance(value, Reference) or (isinstance(value, Text) and value.plain is None):
        return
    elif name == "exists":
        if not (isinstance(value, Constant) and isinstance(value.value, bool)):
            yield _wrong(value, "`exists` is `true` or `false`")
    elif name == "numeric":
        yield from _check_numeric(value)
    elif name == "cidr":
        yield from _check_cidr(value)
    elif name == "anything-but":
        yield from _check_anything_but(value)
    else:
        yield from _check_text(name, value)


def _check_text(name: str, value: Value) -> Iterator[Diagnostic]:
    """`prefix`, `suffix`, `wildcard` and `equals-ignore-case`."""
    inner = value.entries if isinstance(value, Block) else ()
    if name in ("prefix", "suffix") and inner and inner[0].key.text == "equals-ignore-case":
        value = inner[0].value
    if not isinstance(value, Text):
        advice = say(f'as in `{{ "{name}": "…" }}`')
        yield _wrong(value, f"`{name}` compares with text", advice)
    elif name == "wildcard" and value.plain is not None and "**" in value.plain:
        yield _wrong(value, "two `*` cannot stand side by side", _one_star(value))


def _check_numeric(value: Value) -> Iterator[Diagnostic]:
    items: Sequence[Value] = value.items if isinstance(value, ListValue) else ()
    if len(items) not in (2, 4):
        yield _wrong(
            value,
            "`numeric` needs a comparison and a number, once or twice",
            say(_RANGE),
        )
        return
    for sign in items[::2]:
        if not isinstance(sign, Text) or sign.plain not in COMPARISONS:
            known = ", ".join(f'`"{each}"`' for each in COMPARISONS)
            advice = say(f"there are {known}")
            yield _wrong(sign, "`numeric` knows no such comparison", advice)
    for number in items[1::2]:
        amount = number.value if isinstance(number, Constant) else None
        if isinstance(amount, bool) or not isinstance(amount, int | float):
            if not isinstance(number, Reference):
                yield _wrong(number, "`numeric` compares with numbers", _unquoted(number))
        elif abs(amount) > LARGEST_NUMBER:
            yield _wrong(number, f"numbers are compared up to {LARGEST_NUMBER:,}")
    if len(items) == 4:
        yield from _check_range(items)


def _check_range(items: Sequence[Value]) -> Iterator[Diagnostic]:
    """The lower bound stands first, and leaves something below the upper one."""
    first, second = (sign.plain if isinstance(sign, Text) else None for sign in items[::2])
    if first not in (">", ">=") or second not in ("<", "<="):
        if {first, second} <= set(COMPARISONS):
            yield _wrong(
                items[2],
                "a range has a lower bound, then an upper one",
                say(_RANGE),
            )
        return
    low, high = (n.value if isinstance(n, Constant) else None for n in items[1::2])
    if isinstance(low, int | float) and isinstance(high, int | float) and low >= high:
        yield _wrong(items[3], "nothing lies in this range", say("put the lower bound first"))


def _check_cidr(value: Value) -> Iterator[Diagnostic]:
    text = value.plain if isinstance(value, Text) else None
    try:
        ip_network(text or "", strict=False)
    except ValueError:
        text = None
    if text is None or "/" not in text:
        advice = say('as in `"10.0.0.0/24"`')
        yield _wrong(value, "`cidr` needs a block of addresses", advice)


def _check_anything_but(value: Value) -> Iterator[Diagnostic]:
    if isinstance(value, Block):
        names = [entry.key.text for entry in value.entries]
        if len(names) != 1 or names[0] not in NEGATED:
            known = ", ".join(f"`{name}`" for name in NEGATED)
            yield _wrong(
                value,
                "this is nothing that `anything-but` can turn round",
                say(f"it takes values, or one of {known}"),
            )
            return
        inner = value.entries[0].value
        for text in items_of(inner):
            if not isinstance(text, Reference):
                yield from _check_text(names[0], text)
        return
    items = items_of(value)
    if not items:
        yield _wrong(value, "`anything-but` needs a value")
    kinds = {type(item) for item in items if not isinstance(item, Reference)}
    if kinds - {Text, Constant} or len(kinds) > 1:
        yield _wrong(value, "`anything-but` takes texts alone, or numbers alone")


def _one_star(value: Text) -> Advice:
    return write(value.span, re.sub(r"\*+", "*", value.span.text), "write one")


def _unquoted(number: Value) -> Advice:
    """To take the quotes off a number, if it is one."""
    words, plain = "take the quotes off", number.plain if isinstance(number, Text) else None
    is_number = plain is not None and re.fullmatch(r"-?\d+(\.\d+)?", plain, re.ASCII)
    return write(number.span, plain, words) if plain and is_number else say(words)


def _wrong(value: Value, message: str, advice: Advice | None = None) -> Diagnostic:
    return Diagnostic(_RULE, message, value.span, **(advice or say()))

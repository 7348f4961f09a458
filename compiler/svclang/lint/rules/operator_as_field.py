"""An operator of a pattern that is taken for a field.

What it finds
    In the pattern of an `event`, or in a `where`, an operator in braces without brackets around
    them, and with a value that it takes: `total: { numeric: [">", 100] }`.

Why it is bad
    AWS takes `numeric` for a field of `total`, and compares nothing. No event fits, and nothing
    says so.

Example
    function audit

    event large {
      source "shop"
      detail { total: { numeric: [">", 100] } }
      -> audit
    }

Use instead
    function audit

    event large {
      source "shop"
      detail { total: [{ numeric: [">", 100] }] }
      -> audit
    }

Sources
    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.event_operators import COMPARISONS, OPERATORS
from ...diagnostics import Fix
from ...edits.text import putting_before, putting_behind
from ...model.nodes import DeclaredResource
from ...syntax.nodes import Block, ListValue, Pair, Text, Value
from ..rule import Context, Finding, Rule

_OF_LISTS = ("anything-but", "numeric")
_OR = "$or"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each operator that lacks its brackets."""
    for declared in context.model.declared.values():
        for pattern in _patterns(declared):
            yield from _within(pattern)


def _patterns(declared: DeclaredResource) -> Iterator[Value]:
    """What an event must look like, and what messages must for a feed."""
    if declared.kind == "event":
        given = (declared.settings.get(name) for name in ("detail", "pattern"))
        yield from (each.value for each in given if each is not None and each.value is not None)
    for feed in declared.feeds:
        where = feed.settings.get("where")
        if where is not None and isinstance(where.value, Block):
            yield where.value
        elif where is not None:
            yield from where.value or ()


def _within(pattern: Value) -> Iterator[Finding]:
    for entry in pattern.entries if isinstance(pattern, Block) else ():
        value = entry.value
        if entry.key.text == _OR and isinstance(value, ListValue):
            for item in value.items:
                yield from _within(item)
        elif isinstance(value, Block):
            operator = _operator(value)
            yield from _within(value) if operator is None else (_finding(entry, operator),)


def _operator(braces: Block) -> Pair | None:
    """The operator that stands alone in braces, where lists of what fits belong."""
    if len(braces.entries) != 1:
        return None
    (inner,) = braces.entries
    name = inner.key.text
    if name not in OPERATORS:
        return None
    if not isinstance(inner.value, ListValue):
        return inner
    # A list is what a field of that name would have.
    first = inner.value.items[0] if inner.value.items else None
    compares = isinstance(first, Text) and first.plain in COMPARISONS
    return inner if name in _OF_LISTS and (name != "numeric" or compares) else None


def _finding(entry: Pair, operator: Pair) -> Finding:
    value = entry.value.span
    return Finding(
        f"`{operator.key.text}` is a field of `{entry.key.text}` here, and compares nothing",
        operator.key.span,
        help=f"write `{entry.key.text}: [{value.text}]`, with brackets",
        fix=Fix("put it into brackets", (putting_before(value, "["), putting_behind(value, "]"))),
    )


RULE = Rule("operator-as-field", check, despite_errors=True)

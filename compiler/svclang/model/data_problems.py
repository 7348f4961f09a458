"""What is wrong with values that are to be data, whatever their type.

In: a value, or what stands in the braces of one. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..advice import keep_one, say
from ..diagnostics import Diagnostic, given_twice
from ..syntax.nodes import Block, Call, Pair, Quantity, Setting
from .entries import as_entry


def no_data(value: Quantity | Call) -> Diagnostic:
    """A value that JSON does not have."""
    if isinstance(value, Call):
        return Diagnostic("not-data", "a call is no value", value.span)
    text = value.span.text
    return Diagnostic(
        "not-data",
        f"`{text}` is no JSON value; data knows no units",
        value.span,
        help=f'write the number alone, or `"{text}"` if it is text',
    )


def no_entry(setting: Setting) -> Diagnostic:
    """A setting among the entries of data."""
    name = setting.name
    return Diagnostic(
        "not-data",
        f"`{name.text}` has no value here" if name.text else "an arrow is no value",
        name.span if name.text else setting.span,
        label="data is written `key: value`",
        **(as_entry(setting) if name.text else say()),
    )


def doubled_keys(block: Block) -> Iterator[Diagnostic]:
    """Keys that are given a second time; the first of them holds."""
    first: dict[str, Pair] = {}
    for entry in block.entries:
        key = entry.key
        before = first.setdefault(key.text, entry)
        if before is not entry:
            yield given_twice(
                f"the key `{key.text}`",
                key.span,
                before.key.span,
                rule="doubled-key",
                **keep_one(entry.span, before.span),
            )

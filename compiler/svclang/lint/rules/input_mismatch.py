"""An input that does not fit the function that gets it.

What it finds
    An `input` of a schedule or an event that lacks a parameter of the function, has one that it
    does not know, or a value of the wrong type. What is known only when the stack is deployed is
    taken as right.

Why it is bad
    The function is called with it all the same, and fails, or does what nobody wants.

Example
    function report(day: date, full: bool = false)

    every 1d -> report { input { date: "2026-11-28" } }

Use instead
    function report(day: date, full: bool = false)

    every 1d -> report { input { day: "2026-11-28" } }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.check_values import check_value
from ...model.types import Struct
from ..rule import Context, Finding, Rule

# What is no constant is known when the stack is deployed.
_UNKNOWN = frozenset({"not-constant", "unquoted-text"})


def check(context: Context) -> Iterator[Finding]:
    """A finding for each part of an input that does not fit."""
    model = context.model
    for declared in model.declared.values():
        for feed in declared.feeds:
            function = model.functions.get(feed.target.text)
            given = feed.settings.get("input")
            if function is None or function.params is None or given is None:
                continue
            event = Struct(function.params, function.span)
            for found in check_value(given.value, event, model.types)[1]:
                if found.rule not in _UNKNOWN:
                    yield Finding(found.message, found.span, found.label, found.related, found.help)


RULE = Rule("input-mismatch", check)

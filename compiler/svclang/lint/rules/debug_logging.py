"""Functions that write everything down.

What it finds
    A variable such as `LOG_LEVEL` that is `debug` or `trace`, in a stage other than `dev`, or in a
    service that has no stages. One that a parameter gives is passed over.

Why it is bad
    CloudWatch bills for each byte that it takes in, which for a talkative function can be more than
    the function itself. And what is written for whoever hunts a mistake is often what nobody else
    should read.

Example
    function report { env { LOG_LEVEL: "debug" } }

    every 1d -> report

Use instead
    param log_level: "debug" | "info" | "warn" = "info"

    function report { env { LOG_LEVEL: log_level } }

    every 1d -> report

Sources
    https://aws.amazon.com/cloudwatch/pricing/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.nodes import Model
from ...syntax.nodes import Pair, Text
from ..rule import Context, Finding, Rule

_LEVEL = r"(?i)(\w*_)?(log_?level|logging)$|debug_level$"
_TALKATIVE = frozenset({"all", "debug", "finest", "silly", "trace", "verbose"})


def check(context: Context) -> Iterator[Finding]:
    """A finding for each variable that asks for it."""
    model = context.model
    if model.stage == "dev" and model.stages:
        return
    for entry in _variables(model):
        said = entry.value.plain if isinstance(entry.value, Text) else None
        if said is not None and said.lower() in _TALKATIVE and re.match(_LEVEL, entry.key.text):
            yield Finding(
                f"with `{entry.key.text}` at `{said}`, everything is written down, and paid for",
                entry.value.span,
                help='write `"info"`, or let a parameter say it',
            )


def _variables(model: Model) -> Iterator[Pair]:
    """The variables of all functions, each once."""
    seen: set[tuple[str, int]] = set()
    for function in model.functions.values():
        given = function.settings.get("env")
        for entry in given.value.entries if given is not None and given.value else ():
            place = (entry.span.source.name, entry.span.start)
            if place not in seen:
                seen.add(place)
                yield entry


RULE = Rule("debug-logging", check)

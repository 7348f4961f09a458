"""A setting that almost every function says.

What it finds
    A setting with the same value in three functions or more, and in three quarters of all, where
    the service says nothing of it.

Why it is bad
    What holds for all is said once, in the service. A function that is added later then has it too,
    and those that differ can be seen.

Example
    service shop { runtime nodejs24.x; code "src" }

    function list_orders { timeout 20s }
    function pack        { timeout 20s }
    function send        { timeout 20s }

    api { auth iam; GET /orders -> list_orders; GET /packed -> pack; GET /sent -> send }

Use instead
    service shop { runtime nodejs24.x; code "src"; timeout 20s }

    function list_orders
    function pack
    function send

    api { auth iam; GET /orders -> list_orders; GET /packed -> pack; GET /sent -> send }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.function_settings import SERVICE_SETTINGS
from ...diagnostics import Related
from ...model.nodes import Given
from ..rule import Context, Finding, Rule
from ..settings import own_settings, said

_FEWEST = 3
_MOST_SHOWN = 3


def check(context: Context) -> Iterator[Finding]:
    """A finding for each setting that belongs into the service, where it is said first."""
    functions = context.model.functions
    for (name, words), given in _groups(context).items():
        enough = len(given) >= _FEWEST and len(given) * 4 >= len(functions) * 3
        if name in context.model.service.settings or not enough:
            continue
        first, *others = given
        yield Finding(
            f"{len(given)} of {len(functions)} functions say `{name} {words}`",
            first.whole,
            related=tuple(Related(each.span, "here too") for each in others[:_MOST_SHOWN]),
            help="say it in the service; a function that differs says so itself",
        )


def _groups(context: Context) -> dict[tuple[str, str], list[Given]]:
    """The settings of functions that a service can say, those with the same words together."""
    groups: dict[tuple[str, str], list[Given]] = {}
    for function in context.model.functions.values():
        if function.span.source is context.source:
            for name, given in own_settings(function.settings, function.span).items():
                if name in SERVICE_SETTINGS:
                    groups.setdefault((name, said(given)), []).append(given)
    return groups


RULE = Rule("repeated-setting", check, severity="note")

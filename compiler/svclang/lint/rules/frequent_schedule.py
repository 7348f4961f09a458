"""A schedule that hardly pauses.

What it finds
    An `every` or a `cron` that runs more often than every five minutes, or as many `minutes` as are
    set.

Why it is bad
    Each run is paid for, and most find nothing to do. What happens in AWS can be told as it
    happens: by an event, a queue, a stream, or what a bucket feeds.

Example
    function look_for_files

    every 1m -> look_for_files

Use instead
    function handle_file

    bucket inbox { on created "*" -> handle_file; read by handle_file }

Sources
    https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...aws.units import duration
from ..resources import of_kind
from ..rule import Context, Finding, Option, Rule

_MINUTES = r"\s*(?:\*|[0-9]+(?=/))(?:/([0-9]+))?\s"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each schedule whose runs are close to each other."""
    fewest = context.options["minutes"]
    for schedule in of_kind(context, "every", "cron"):
        when = schedule.settings.get("when")
        minutes = _minutes(when.value) if when is not None else None
        if when is not None and minutes is not None and minutes < fewest:
            yield Finding(
                f"this runs every {duration(minutes, 'min')}, and mostly to find nothing",
                when.span,
                help="let what happens say that it has happened, by an event or a queue, or run"
                f" every {duration(fewest, 'min')}",
            )


def _minutes(when: Any) -> int | None:
    """How many minutes lie between two runs of an hour; None where an expression lists them."""
    if isinstance(when, int):
        return when
    found = re.match(_MINUTES, when) if isinstance(when, str) else None
    return int(found[1] or 1) if found else None


RULE = Rule(
    "frequent-schedule",
    check,
    severity="note",
    options={"minutes": Option(5, "how many minutes at least lie between two runs")},
)

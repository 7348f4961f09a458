"""Logs that are kept for ever.

What it finds
    `logs off` of a function or of the service, with which logs never expire.

Why it is bad
    CloudWatch bills for what it keeps, each month more. And what is in logs for years is often what
    should not be there.

Example
    service shop { runtime nodejs24.x; code "src"; logs off }

    function report

    every 1d -> report

Use instead
    service shop { runtime nodejs24.x; code "src"; logs 90d }

    function report

    every 1d -> report

Sources
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
    https://aws.amazon.com/cloudwatch/pricing/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.nodes import Settings
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each place that says so."""
    every: list[Settings] = [each.settings for each in context.model.functions.values()]
    given = (settings.get("logs") for settings in (context.model.service.settings, *every))
    for said in dict.fromkeys(given):
        if said is not None and said.value is None:
            yield Finding(
                "logs are kept, and paid for, for ever",
                said.whole,
                help="say how long they are needed, as in `logs 365d`",
            )


RULE = Rule("endless-logs", check)

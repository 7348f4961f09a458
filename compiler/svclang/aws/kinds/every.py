"""Schedules that repeat after the same time again and again."""

from __future__ import annotations

from ..forms import Duration, Setting
from ..kind import Kind, settings_of
from ..schedule_settings import SCHEDULE, SETTINGS, TYPES, triggers

KIND = Kind(
    name="every",
    doc="Something that is done again and again, after the same time.",
    example="every 5m -> cleanup { input { full: true } }",
    type="AWS::Scheduler::Schedule",
    ending="Schedule",
    source=SCHEDULE,
    settings=settings_of(
        Setting(
            "when",
            Duration(1, 525_600, "min", fixed=True),
            "The time between one and the next, in whole minutes.",
            "when 5m",
            "ScheduleExpression",
            TYPES,
        ),
        *SETTINGS,
        tagged=False,
    ),
    triggers=triggers("every 5m -> cleanup { input { full: true } }"),
)

"""Schedules whose times an expression says."""

from __future__ import annotations

from ..forms import Setting, Txt
from ..kind import Kind, settings_of
from ..schedule_settings import SCHEDULE, SETTINGS, TYPES, triggers

KIND = Kind(
    name="cron",
    doc="Something that is done at the times of an expression: minutes, hours, day of the month,"
    " month, day of the week and year.",
    example='cron "0 3 * * ? *" -> report { zone "Europe/Berlin" }',
    type="AWS::Scheduler::Schedule",
    ending="Schedule",
    source=SCHEDULE,
    settings=settings_of(
        Setting(
            "when",
            Txt("expression of six fields", r"[^\n()]+", 250, fixed=True),
            "Minutes, hours, day of the month, month, day of the week and year.",
            'when "0 3 * * ? *"',
            "ScheduleExpression",
            TYPES,
        ),
        *SETTINGS,
        tagged=False,
    ),
    triggers=triggers('cron "0 3 * * ? *" -> report { zone "Europe/Berlin" }'),
)

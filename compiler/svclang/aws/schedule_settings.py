"""The settings of what is done at certain times, by EventBridge Scheduler.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-scheduler-schedule.html
"""

from __future__ import annotations

from .delivery_settings import AGE, DEAD_LETTER, GROUP, INPUT, RETRIES
from .forms import Duration, Setting, Switch, Txt, table
from .kind import Trigger

SCHEDULE = (
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
    "aws-resource-scheduler-schedule.html"
)
TYPES = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html"
# https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
_TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"

ZONE = Setting(
    "zone",
    Txt("time zone's IANA name", r"[A-Za-z0-9_+/-]+", 50, fixed=True),
    "The time zone in which the times are meant, summer time included. Unsaid, it is UTC.",
    'zone "Europe/Berlin"',
    "ScheduleExpressionTimezone",
    TYPES,
)
SETTINGS = (
    INPUT,
    ZONE,
    Setting(
        "within",
        Duration(1, 1440, "min"),
        "How much later it may be done, so that not everything happens at once.",
        "within 15m",
        "FlexibleTimeWindow",
        "https://docs.aws.amazon.com/scheduler/latest/UserGuide/"
        "managing-schedule-flexible-time-windows.html",
    ),
    Setting(
        "starts",
        Txt("time in UTC", _TIME),
        "The time before which nothing is done.",
        'starts "2030-01-01T00:00:00Z"',
        "StartDate",
        SCHEDULE,
    ),
    Setting(
        "ends",
        Txt("time in UTC", _TIME),
        "The time after which nothing is done any more.",
        'ends "2031-01-01T00:00:00Z"',
        "EndDate",
        SCHEDULE,
    ),
    Setting(
        "enabled",
        Switch(),
        "Whether anything is done at all; unsaid, it is.",
        "enabled off",
        "State",
        SCHEDULE,
    ),
    RETRIES,
    AGE,
    DEAD_LETTER,
    GROUP,
)


def triggers(example: str) -> dict[str, Trigger]:
    """The one trigger of a schedule."""
    return {
        "": Trigger(
            doc="What is done at these times.",
            example=example,
            settings=table(*SETTINGS),
            source=SCHEDULE,
            targets=("function", "queue", "topic", "machine"),
        )
    }

"""The fields of a cron expression of EventBridge Scheduler, and what each can hold.

https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
"""

from __future__ import annotations

from collections.abc import Mapping

from ..named_tuples import NamedTuple

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")


class CronField(NamedTuple):
    """One field: its numbers, its names for some, and its marks beside `*`, `,`, `-` and `/`."""

    name: str
    low: int
    high: int
    names: Mapping[str, int] = {}
    marks: str = ""


DAY_OF_MONTH, DAY_OF_WEEK = 2, 4
"""The places of the two fields of which one is `?`."""

CRON_FIELDS = (
    CronField("minute", 0, 59),
    CronField("hour", 0, 23),
    CronField("day of the month", 1, 31, marks="?LW"),
    CronField("month", 1, 12, {name: at for at, name in enumerate(_MONTHS, 1)}),
    CronField("day of the week", 1, 7, {name: at for at, name in enumerate(_DAYS, 1)}, "?L#"),
    CronField("year", 1970, 2199),
)

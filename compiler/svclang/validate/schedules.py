"""What EventBridge Scheduler would refuse of a schedule.

In: a schedule, and the model. Out: diagnostics.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-scheduler-schedule.html
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ..advice import write_meant
from ..aws.time_zones import TIME_ZONES
from ..diagnostics import Diagnostic, Related, nearest
from ..model.nodes import DeclaredResource, Model
from .deliveries import check_delivery


def check_schedule(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with a schedule, whatever says its times."""
    yield from _check_zone(declared)
    yield from _check_bounds(declared)
    for feed in declared.feeds:
        yield from check_delivery(feed, model)


def _check_zone(declared: DeclaredResource) -> Iterator[Diagnostic]:
    given = declared.settings.get("zone")
    if given is None or not isinstance(given.value, str) or given.value in TIME_ZONES:
        return
    ends = [name for name in TIME_ZONES if name.endswith(f"/{given.value}")]
    candidate = ends[0] if ends else nearest(given.value, TIME_ZONES)
    yield Diagnostic(
        "unknown-zone",
        f"`{given.value}` is no name of a time zone",
        given.span,
        **write_meant(
            given.span,
            candidate,
            ends or TIME_ZONES,
            'as in `"Europe/Berlin"`, or `"UTC"`',
            word=given.value,
            form='"{}"',
        ),
    )


def _check_bounds(declared: DeclaredResource) -> Iterator[Diagnostic]:
    times = {}
    for name in ("starts", "ends"):
        given = declared.settings.get(name)
        if given is None or not isinstance(given.value, str):
            continue
        try:
            times[name] = datetime.fromisoformat(given.value)
        except ValueError:
            yield Diagnostic(
                "wrong-value",
                f"there is no time `{given.value}`",
                given.span,
                help="write one that the calendar has",
            )
    if len(times) == 2 and times["ends"] <= times["starts"]:
        yield Diagnostic(
            "out-of-range",
            "it ends before it starts",
            declared.settings["ends"].span,
            related=(Related(declared.settings["starts"].span, "starts here"),),
            help="let it end later",
        )

"""Schedules: what EventBridge Scheduler does at certain times.

    every 5m -> cleanup { input { full: true } }
       →  CleanupEvery5mSchedule { ScheduleExpression: rate(5 minutes), Target: … }, and its role

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-scheduler-schedule.html
"""

from __future__ import annotations

from ...model.document import Obj
from ...model.nodes import DeclaredResource, Model, Resource
from ..documents.setting_values import setting_value
from .deliveries import put_delivery, target_arn
from .delivery_roles import delivery_role
from .resources import main_resource

_UNITS = (("day", 1440), ("hour", 60), ("minute", 1))


def rate(minutes: int) -> str:
    """A time between two runs as an expression: 5 → `rate(5 minutes)`, 60 → `rate(1 hour)`.

    https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based
    """
    unit, size = next((unit, size) for unit, size in _UNITS if minutes % size == 0)
    amount = minutes // size
    return f"rate({amount} {unit}{'' if amount == 1 else 's'})"


def schedule(declared: DeclaredResource, expression: str, model: Model) -> list[Resource]:
    """A schedule with this expression, and the role with which it reaches its target."""
    settings = declared.settings
    (feed,) = declared.feeds
    made = Obj(span=declared.keyword)
    if declared.doc:
        made["Description"] = " ".join(declared.doc.split())[:512]
    made.put("ScheduleExpression", expression, settings["when"].span)
    zone = settings.get("zone")
    made.put("ScheduleExpressionTimezone", zone.value if zone else "UTC", zone and zone.span)
    within = settings.get("within")
    window = Obj({"Mode": "OFF" if within is None else "FLEXIBLE"}, declared.keyword)
    if within is not None:
        minutes = setting_value(within.value, model)
        window.put("MaximumWindowInMinutes", minutes, within.span)
    made.put("FlexibleTimeWindow", window, within and within.span)
    for name, key in (("starts", "StartDate"), ("ends", "EndDate")):
        given = settings.get(name)
        if given is not None:
            made.put(key, setting_value(given.value, model), given.span)
    enabled = settings.get("enabled")
    if enabled is not None:
        made.put("State", "ENABLED" if enabled.value else "DISABLED", enabled.span)
    role = delivery_role(f"{declared.logical_id}Role", feed, "scheduler.amazonaws.com", model)
    target = Obj({"Arn": target_arn(feed, model)}, feed.span)
    target["RoleArn"] = Obj({"Fn::GetAtt": [role.logical_id, "Arn"]}, feed.span)
    put_delivery(target, settings, model)
    made.put("Target", target, feed.span)
    return [main_resource(declared, made, model), role]

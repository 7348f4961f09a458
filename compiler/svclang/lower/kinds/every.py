"""Schedules that repeat after the same time: `every 5m` becomes `rate(5 minutes)`."""

from __future__ import annotations

from ...model.nodes import DeclaredResource, Model, Resource
from ..stack.schedules import rate, schedule


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A schedule, and its role."""
    return schedule(declared, rate(declared.settings["when"].value), model)

"""Schedules whose times an expression says: `cron "0 3 * * ? *"` becomes `cron(0 3 * * ? *)`."""

from __future__ import annotations

from ...model.nodes import DeclaredResource, Model, Resource
from ..stack.schedules import schedule


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A schedule, and its role."""
    return schedule(declared, f"cron({declared.settings['when'].value})", model)

"""What EventBridge Scheduler would refuse of `every`: see `schedules`."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Diagnostic
from ...model.nodes import DeclaredResource, Model
from ..schedules import check_schedule


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one schedule that repeats after the same time."""
    yield from check_schedule(declared, model)

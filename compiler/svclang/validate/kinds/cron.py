"""What EventBridge Scheduler would refuse of `cron`: its expression, and see `schedules`."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Diagnostic
from ...model.nodes import DeclaredResource, Model
from ..cron_expressions import check_cron
from ..schedules import check_schedule


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one schedule whose times an expression says."""
    when = declared.settings.get("when")
    if when is not None:
        yield from check_cron(when.value, when.span)
    yield from check_schedule(declared, model)

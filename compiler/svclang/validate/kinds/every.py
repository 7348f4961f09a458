"""What EventBridge Scheduler would refuse of something that is done again and again.

In: a schedule. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Diagnostic
from ...model.nodes import DeclaredResource, Model
from ..schedules import check_schedule


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one schedule."""
    yield from check_schedule(declared, model)

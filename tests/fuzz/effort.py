"""How much the fuzzers try: as often as usual, or with `pytest --fuzz N` so many times as often."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("SVC_FUZZ", "1"))


def fuzzed(examples: int) -> settings:
    """Settings for so many examples in a usual run; see `conftest` for what else they are."""
    return settings(max_examples=examples * TIMES, suppress_health_check=list(HealthCheck))

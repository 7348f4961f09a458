"""What all tests share: the switch that rewrites expectations, and no limits of time."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes depends on what else the machine does.
settings.register_profile("timeless", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("timeless")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="rewrite the expected outputs from what is produced"
    )
    parser.addoption(
        "--fuzz", type=int, default=1, metavar="N", help="let the fuzzers try N times as much"
    )


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are rewritten instead of compared."""
    return bool(request.config.getoption("--update"))


def pytest_configure(config: pytest.Config) -> None:
    os.environ["SVC_FUZZ"] = str(config.getoption("--fuzz"))  # read where tests are decorated

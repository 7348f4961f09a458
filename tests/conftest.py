"""What all tests share: the switches, and how Hypothesis chooses what it tries."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="rewrite the expected outputs from what is produced"
    )
    parser.addoption(
        "--fuzz",
        type=int,
        default=1,
        metavar="N",
        help="let the fuzzers try N times as much; for N > 1, what is drawn is new in each run",
    )


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are rewritten instead of compared."""
    return bool(request.config.getoption("--update"))


def pytest_configure(config: pytest.Config) -> None:
    times = config.getoption("--fuzz")
    os.environ["SVC_FUZZ"] = str(times)  # read where tests are decorated
    # What is tried is the same in every usual run, and however long that takes: what decides about
    # a change depends neither on chance nor on what else the machine does.
    settings.register_profile(
        "usual",
        deadline=None,
        derandomize=times == 1,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("usual")

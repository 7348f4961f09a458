"""What all tests share: the switch that rewrites expectations."""

from __future__ import annotations

import pytest


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


@pytest.fixture
def fuzz(request: pytest.FixtureRequest) -> int:
    """How many times as much as usual the fuzzers are to try."""
    return int(request.config.getoption("--fuzz"))

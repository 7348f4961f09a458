"""Virtual environments that tests make: requirements in, the folder of the programs out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def environment(folder: Path, *requirements: str) -> Path:
    """Install requirements alone into a new environment in `folder`; the folder of its programs."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    binaries = folder / "bin"
    subprocess.run([str(binaries / "pip"), "install", "--quiet", *requirements], check=True)
    return binaries


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """The temporary folder of this run of the tests, the same one for all workers of xdist."""
    mine = factory.getbasetemp()
    return mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Keep the other workers waiting while one does what is done once; it ends with the worker."""
    import fcntl  # Windows has none, and other tests run there

    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield

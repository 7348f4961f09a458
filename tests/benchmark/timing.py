"""Whole processes, timed; and the tables that the measurements are shown in."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

PYTHON = sys.executable
BIN = Path(PYTHON).parent


class Run(NamedTuple):
    """One whole process: wall seconds, and the peak of memory of it and its children in MB."""

    seconds: float
    peak: float


def run(command: list[str], env: dict[str, str]) -> Run:
    """Run a command once."""
    before = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **env}
    )
    _, _, usage = os.wait4(process.pid, 0)
    return Run(time.perf_counter() - before, usage.ru_maxrss / 1024)


def median(command: list[str], env: dict[str, str], runs: int) -> Run:
    """The median of several runs, of each number by itself."""
    done = [run(command, env) for _ in range(runs)]
    return Run(*(statistics.median(numbers) for numbers in zip(*done, strict=True)))


def table(results: dict[int, dict[str, Run]], noun: str) -> str:
    """The measurements as a table in Markdown: seconds, and the peak of memory."""
    sizes = list(results)
    heads = "".join(f" {size} {noun} |" for size in sizes)
    lines = [f"| seconds (peak MB) |{heads}", "|---|" + "---|" * len(sizes)]
    for name in results[sizes[0]]:
        cells = (results[size][name] for size in sizes)
        numbers = " | ".join(f"{cell.seconds:.3f} ({cell.peak:.0f})" for cell in cells)
        lines.append(f"| {name} | {numbers} |")
    return "\n".join(lines)


def aim(what: str, reached: float, wanted: float) -> str:
    """A row that says how far an aim is."""
    end = "reached" if reached <= wanted else "missed"
    return f"| {what} | {reached:.3g} | {wanted:.3g} | {end} |"

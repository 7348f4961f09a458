"""The benchmark: what it generates compiles, and its phases can be measured."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmark.services import service
from building import ROOT, compile_text


@pytest.mark.parametrize("routes", [1, 10])
def test_a_generated_service_compiles(routes: int) -> None:
    compiled = compile_text(service(routes))
    assert compiled.model is not None
    assert len(compiled.model.apis[0].routes) == routes


def test_every_phase_of_a_build_is_measured(tmp_path: Path) -> None:
    source = tmp_path / "bench.svc"
    source.write_text(service(1), encoding="utf-8")
    command = [sys.executable, str(ROOT / "tests" / "benchmark" / "phases.py"), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    phases = json.loads(done.stdout)
    assert list(phases)[:6] == ["import", "tables", "parse", "model", "lower", "emit"]
    assert all(seconds > 0 and peak > 0 for seconds, peak in phases.values())

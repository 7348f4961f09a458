"""Time and memory of a build, phase by phase, beside the checkers' own command lines.

    python tests/benchmark [ROUTES ...] [--runs N]

Everything is measured in one run, as the median of N whole processes, because only ratios in one
run mean anything on a shared machine. The last table says how far each aim is.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from benchmark.services import service  # noqa: E402 - found through the path that is set above
from benchmark.timing import BIN, PYTHON, Run, aim, median, run, table  # noqa: E402

SPECS = HERE.parent.parent / "specs"


def cold_checks(command: list[str], folder: Path, runs: int) -> Run:
    """A build with both checkers at work: the parser's tables cached, no result of a check."""
    done = []
    for number in range(runs):
        cache = folder / f"cold{number}"
        env = {"SVC_CACHE_DIR": str(cache)}
        run([PYTHON, "-m", "svclang", "check", "--no-checks", str(SPECS / "hello/hello.svc")], env)
        done.append(run(command, env))
        shutil.rmtree(cache, ignore_errors=True)
    return Run(*(statistics.median(numbers) for numbers in zip(*done, strict=True)))


def phases(path: Path, env: dict[str, str]) -> dict[str, list[float]]:
    """The phases of one build, as `phases.py` reports them."""
    command = [PYTHON, str(HERE / "phases.py"), str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, **env}
    )
    answer: dict[str, list[float]] = json.loads(done.stdout)
    return answer


def measure(routes: int, folder: Path, runs: int) -> dict[str, Run]:
    """All that is measured of a service of so many routes."""
    source = folder / f"bench{routes}" / "bench.svc"
    source.parent.mkdir()
    source.write_text(service(routes), encoding="utf-8")
    out = source.parent / "build"
    warm = {"SVC_CACHE_DIR": str(folder / "warm")}
    svc = [PYTHON, "-m", "svclang"]
    plain = [*svc, "build", "--no-checks", "-q", "-o", str(out), str(source)]
    run(plain, warm)
    taken: dict[str, Run] = {}
    for name, (seconds, peak) in phases(source, warm).items():
        if name != "bytes":
            taken[name] = Run(seconds, peak)
    taken["svc build --no-checks"] = median(plain, warm, runs)
    checked = [*svc, "check", "-q", str(source)]
    taken["svc check"] = cold_checks(checked, folder, runs)
    run(checked, warm)
    taken["svc check, unchanged"] = median(checked, warm, runs)
    swagger, template = str(out / "bench.swagger.yaml"), str(out / "bench.template.yaml")
    own = [str(BIN / "openapi-spec-validator"), swagger]
    taken["openapi-spec-validator itself"] = median(own, {}, runs)
    taken["cfn-lint itself"] = median([str(BIN / "cfn-lint"), template], {}, runs)
    return taken


def aims(bare: Run, hello: Run, results: dict[int, dict[str, Run]]) -> list[str]:
    """What the project aims at, and what this run reached."""
    said = [aim("cold `svc build` of hello, bare Pythons", hello.seconds / bare.seconds, 10)]
    if 50 in results and 500 in results:
        name = "svc build --no-checks"
        grown = results[500][name].seconds / results[50][name].seconds
        said.append(aim("500 routes, times what 50 cost", grown, 12))
    for size, taken in results.items():
        slower = max(
            taken["cfn-lint itself"].seconds, taken["openapi-spec-validator itself"].seconds
        )
        whole = taken["svc check"].seconds / slower
        said.append(aim(f"{size} routes with checks, times the slower checker", whole, 1.1))
        again = taken["svc check, unchanged"].seconds / taken["svc build --no-checks"].seconds
        said.append(aim(f"{size} routes unchanged, times the build without checks", again, 3))
    return said


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, prog="benchmark")
    parser.add_argument("routes", nargs="*", type=int, default=[1, 10, 50, 100, 500])
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        warm = {"SVC_CACHE_DIR": str(folder / "warm")}
        spec = str(SPECS / "hello/hello.svc")
        command = [PYTHON, "-m", "svclang", "build", "--no-checks", "-q", "-o", f"{name}/o", spec]
        run(command, warm)
        bare = median([PYTHON, "-c", "pass"], {}, chosen.runs * 3)
        lark = median([PYTHON, "-c", "import lark"], {}, chosen.runs * 3)
        hello = median(command, warm, chosen.runs * 3)
        print(f"python -c pass: {bare.seconds:.3f} s; import lark: {lark.seconds:.3f} s;", end=" ")
        print(f"svc build hello: {hello.seconds:.3f} s ({hello.peak:.0f} MB)\n")
        results = {size: measure(size, folder, chosen.runs) for size in chosen.routes}
        print(table(results, "routes"), "\n")
        print("| aim | reached | wanted | |\n|---|---|---|---|")
        print("\n".join(aims(bare, hello, results)))


if __name__ == "__main__":
    main()

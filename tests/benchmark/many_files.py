"""`svc lint` and `svc fmt` on many files, beside cfn-lint and ruff, as whole processes.

    python tests/benchmark/many_files.py [FILES ...] [--runs N]

The files are services of ten routes each. cfn-lint is given the templates that they are compiled
to, ruff as many files of Python with as many lines. Everything is measured in one run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from benchmark.services import service  # noqa: E402 - found through the path that is set above
from benchmark.timing import BIN, PYTHON, Run, aim, median, table  # noqa: E402

ROUTES = 10
SVC = [PYTHON, "-m", "svclang"]


def prepare(files: int, folder: Path) -> None:
    """So many sources in canonical form, their templates, and files of Python."""
    for name in ("svc", "build", "python"):
        (folder / name).mkdir(parents=True)
    text = service(ROUTES)
    for number in range(files):
        named = text.replace("service bench", f"service bench{number}")
        (folder / "svc" / f"bench{number}.svc").write_text(named, encoding="utf-8")
        python = "".join(f"def f{line}(a):\n    return a\n\n\n" for line in range(40))
        (folder / "python" / f"bench{number}.py").write_text(python, encoding="utf-8")


def measure(files: int, folder: Path, runs: int) -> dict[str, Run]:
    """All that is measured of so many files."""
    prepare(files, folder)
    env = {"SVC_CACHE_DIR": str(folder / "cache")}
    sources = str(folder / "svc")
    median([*SVC, "fmt", sources], env, 1)
    built = [*SVC, "build", "--no-checks", "-q", "-o", str(folder / "build"), sources]
    templates = str(folder / "build" / "*.template.yaml")
    taken = {
        "svc lint": median([*SVC, "lint", "--exit-zero", sources], env, runs),
        "svc fmt --check": median([*SVC, "fmt", "--check", sources], env, runs),
        "svc build --no-checks": median(built, env, 1),
        "ruff check": median([str(BIN / "ruff"), "check", "-n", str(folder / "python")], {}, runs),
    }
    taken["cfn-lint"] = median([str(BIN / "cfn-lint"), templates], {}, 1 if files > 1 else runs)
    return taken


def aims(bare: Run, results: dict[int, dict[str, Run]]) -> list[str]:
    """What the project aims at, and what this run reached."""
    said = []
    if 1 in results:
        for name in ("svc lint", "svc fmt --check"):
            reached = results[1][name].seconds / bare.seconds
            said.append(aim(f"`{name}` of one file, cold, bare Pythons", reached, 10))
    for files, taken in results.items():
        share = taken["svc lint"].seconds / taken["cfn-lint"].seconds
        said.append(aim(f"{files} files, `svc lint` as a part of cfn-lint", share, 1 / 50))
    return said


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, prog="many_files")
    parser.add_argument("files", nargs="*", type=int, default=[1, 100, 1000])
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    bare = median([PYTHON, "-c", "pass"], {}, chosen.runs * 3)
    with tempfile.TemporaryDirectory() as name:
        results = {
            files: measure(files, Path(name) / str(files), chosen.runs) for files in chosen.files
        }
    print(f"python -c pass: {bare.seconds:.3f} s\n")
    print(table(results, "files"), "\n")
    print("| aim | reached | wanted | |\n|---|---|---|---|")
    print("\n".join(aims(bare, results)))


if __name__ == "__main__":
    main()

"""The hooks of pre-commit, run as a user's repository runs them: installed from this one.

`pre-commit try-repo` installs them anew each time it is called, so all three run in one call: on a
repository in which all is well, and on one with a mistake for each.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from building import ROOT

HOOKS = ("svc-fmt", "svc-lint", "svc-check")
FINE = """\
service shop { runtime nodejs24.x; code "src" }

function clean_up { logs 30d }

every 1h -> clean_up
"""
UNTIDY = FINE.replace("{ logs 30d }", "{logs   30d}")
LONELY = FINE.replace("\nevery 1h -> clean_up\n", "")
WRONG = FINE + "\noutput url = api.url\n"


class Ran(NamedTuple):
    """What the hooks made of a repository: what each said, and whether it passed."""

    folder: Path
    said: dict[str, str]
    passed: set[str]


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def run_hooks(folder: Path, **files: str) -> Ran:
    """Runs all hooks on all files of a new repository, whose names are given without `.svc`."""
    git(folder, "init", "--quiet")
    for name, text in files.items():
        (folder / f"{name}.svc").write_text(text.replace("shop", name))
    (folder / "svc.toml").write_text("[lint]\n")
    (folder / "src").mkdir()
    (folder / "src" / "clean_up.js").write_text("export async function handler() {}\n")
    git(folder, "add", "--all")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "--all-files", "--color=never"],
        cwd=folder,
        env={**os.environ, "SVC_CACHE_DIR": str(folder / ".cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    parts = re.split(r"^svc (\w+)\.+(Passed|Failed)$", done.stdout, flags=re.MULTILINE)
    said = {f"svc-{name}": text for name, text in zip(parts[1::3], parts[3::3], strict=True)}
    assert set(said) == set(HOOKS), done.stdout + done.stderr
    ends = zip(parts[1::3], parts[2::3], strict=True)
    return Ran(folder, said, {f"svc-{name}" for name, end in ends if end == "Passed"})


def test_the_hooks_pass_where_all_is_well(tmp_path: Path) -> None:
    ran = run_hooks(tmp_path, one=FINE, two=FINE)
    assert ran.passed == set(HOOKS), ran.said


def test_each_hook_fails_at_its_mistake(tmp_path: Path) -> None:
    ran = run_hooks(tmp_path, untidy=UNTIDY, lonely=LONELY, wrong=WRONG)
    assert ran.passed == set()
    assert "files were modified by this hook" in ran.said["svc-fmt"]
    assert (tmp_path / "untidy.svc").read_text() == FINE.replace("shop", "untidy")
    assert "lonely.svc:3:10" in ran.said["svc-lint"]
    assert "unused-function" in ran.said["svc-lint"]
    assert "wrong.svc:7:14" in ran.said["svc-check"]
    assert not (tmp_path / "build").exists()

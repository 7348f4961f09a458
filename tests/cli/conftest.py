"""Runs the command in this process, in a folder of its own."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from cli.command import HELLO, Result, Run
from svclang.cli.main import main


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests: the tables of the parser are made once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session", autouse=True)
def no_rules(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No rule of the linter runs, unless a test has a configuration of its own or none at all."""
    above = tmp_path_factory.getbasetemp() / "svc.toml"
    above.write_text("[lint]\nselect = []\n")


@pytest.fixture
def folder(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SVC_CACHE_DIR", str(cache))
    for name in ("NO_COLOR", "FORCE_COLOR", "SVC_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def svc(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`svc("build", "a.svc")`; `stdin` is what standard input holds."""

    def run(*words: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main(words)
        return Result(status, *capsys.readouterr())

    return run


@pytest.fixture
def build(svc: Run) -> Run:
    """`svc build` without the checkers, which take a second."""

    def run(*words: str, stdin: bytes = b"") -> Result:
        return svc("build", "--no-checks", *words, stdin=stdin)

    return run


@pytest.fixture
def hello(folder: Path) -> Path:
    """A service without a mistake, in `hello.svc`."""
    path = folder / "hello.svc"
    path.write_text(HELLO)
    return path

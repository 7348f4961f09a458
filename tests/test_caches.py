"""Where caches are kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from svclang.caches import cache_directory

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the places differ on Windows")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("SVC_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_the_cache_is_in_the_home_directory(home: Path) -> None:
    assert cache_directory() == str(home / ".cache" / "svclang")


def test_the_system_can_say_where_caches_are(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "caches"))
    assert cache_directory() == str(home / "caches" / "svclang")


def test_a_relative_place_for_caches_counts_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "caches")
    assert cache_directory() is None


def test_the_user_has_the_last_word(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "caches"))
    monkeypatch.setenv("SVC_CACHE_DIR", str(home / "mine"))
    assert cache_directory() == str(home / "mine")


def test_nobody_else_can_read_a_directory_that_is_made() -> None:
    made = cache_directory()
    assert made is not None
    assert Path(made).stat().st_mode & 0o777 == 0o700


def test_there_is_no_cache_where_none_can_be_made(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("SVC_CACHE_DIR", str(home / "file" / "cache"))
    assert cache_directory() is None


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root can write anywhere")
def test_there_is_no_cache_where_nothing_can_be_written(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "locked").mkdir(mode=0o500)
    monkeypatch.setenv("SVC_CACHE_DIR", str(home / "locked"))
    assert cache_directory() is None

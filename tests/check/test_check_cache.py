"""Verdicts that are kept: when they hold, and that nothing can go wrong with them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from svclang.check import cache as module
from svclang.check.cache import (
    MOST_ENTRIES,
    Cache,
    digest,
    document_text,
    encode_problems,
    tool_versions,
)
from svclang.check.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

PROBLEMS = [
    Problem(("Resources", "F", 0, "x"), "cfn-lint/E1", "wrong", "warning", "mend it"),
    Problem((), "openapi/crash", "odd “text” \ud800"),
]
KEY = digest("a key")


def entries(directory: Path) -> list[Path]:
    return sorted((directory / "checks").iterdir())


def test_a_verdict_comes_back_as_it_was_stored(tmp_path: Path) -> None:
    Cache(tmp_path).store(KEY, PROBLEMS)
    assert Cache(tmp_path).load(KEY) == PROBLEMS


def test_a_verdict_without_problems_is_not_a_miss(tmp_path: Path) -> None:
    Cache(tmp_path).store(KEY, [])
    assert Cache(tmp_path).load(KEY) == []


def test_another_key_is_a_miss(tmp_path: Path) -> None:
    Cache(tmp_path).store(KEY, [])
    assert Cache(tmp_path).load(digest("another key")) is None


def test_without_a_directory_nothing_is_kept() -> None:
    Cache(None).store(KEY, [])
    assert Cache(None).load(KEY) is None


def test_the_cache_of_the_user_is_in_the_directory_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SVC_CACHE_DIR", str(tmp_path / "chosen"))
    Cache.of_the_user().store(KEY, [])
    assert len(entries(tmp_path / "chosen")) == 1


@pytest.mark.parametrize(
    "text",
    [
        *("", "[", "null", "{}", "[1]", "[[[], 1, 2]]", "\x00", "[" * 9000),
        *('[[[], "r", "m", "error"]]', '[[[], "r", "m", "fatal", "", ""]]'),
    ],
)
def test_a_damaged_entry_is_a_miss_and_is_replaced(tmp_path: Path, text: str) -> None:
    cache = Cache(tmp_path)
    cache.store(KEY, PROBLEMS)
    entries(tmp_path)[0].write_text(text)
    assert cache.load(KEY) is None
    cache.store(KEY, PROBLEMS)
    assert cache.load(KEY) == PROBLEMS


def test_an_entry_that_is_no_text_is_a_miss(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.store(KEY, PROBLEMS)
    entries(tmp_path)[0].write_bytes(b"\xff\xfe[]")
    assert cache.load(KEY) is None


def test_an_entry_that_cannot_be_read_is_a_miss(tmp_path: Path) -> None:
    (tmp_path / "checks" / KEY).mkdir(parents=True)
    cache = Cache(tmp_path)
    cache.store(KEY, [])
    assert cache.load(KEY) is None


def test_a_directory_that_cannot_be_made_is_a_miss(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file")
    cache.store(KEY, [])
    assert cache.load(KEY) is None


def test_a_full_disk_is_a_miss_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    cache = Cache(tmp_path)
    cache.store(KEY, [])
    assert cache.load(KEY) is None
    assert entries(tmp_path) == []


def test_the_number_of_entries_is_bounded_and_the_used_ones_stay(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(MOST_ENTRIES):
        cache.store(digest(str(number)), [])
        os.utime(tmp_path / "checks" / digest(str(number)), (number, number))
    assert cache.load(digest("0")) == []
    cache.store(KEY, [])
    assert len(entries(tmp_path)) == MOST_ENTRIES * 3 // 4
    kept = [cache.load(key) is not None for key in (digest("0"), digest("1"), KEY)]
    assert kept == [True, False, True]


def test_what_an_interrupted_build_left_goes_away_in_time(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.store(KEY, [])
    left = tmp_path / "checks" / f"{KEY}.123-abc"
    left.write_text("half")
    os.utime(left, (1, 1))
    for number in range(MOST_ENTRIES):
        cache.store(digest(str(number)), [])
    assert not left.exists()


def test_two_builds_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    program = """if True:
        import sys
        from svclang.check.cache import Cache
        from svclang.check.problem import Problem
        cache, long = Cache(sys.argv[1]), [Problem((), "r", "x" * 9000)]
        for number in range(300):
            key = f"key{number % 7}"
            cache.store(key, long)
            assert cache.load(key) in (None, long)
    """
    command = [sys.executable, "-c", program, str(tmp_path)]
    builds = [subprocess.Popen(command) for _ in range(3)]
    assert [build.wait() for build in builds] == [0, 0, 0]
    assert len(entries(tmp_path)) == 7


def test_a_digest_depends_on_where_one_part_ends() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab") != digest("ab", "")


def test_a_digest_takes_any_text() -> None:
    assert digest("\ud800é") != digest("é")


@pytest.mark.parametrize(
    "other", [{200: "a"}, {"200": "b"}, {"200": "a", "201": "a"}, {"200": ["a"]}, {"200": None}]
)
def test_different_documents_have_different_texts(other: dict[Any, Any]) -> None:
    assert document_text({"200": "a"}) != document_text(other)


def test_a_number_for_a_key_deep_inside_makes_another_text() -> None:
    assert document_text({"a": [{"b": {1: 2}}]}) != document_text({"a": [{"b": {"1": 2}}]})


def test_equal_documents_have_equal_texts_whatever_their_types() -> None:
    class Object(dict[str, Any]):
        pass

    assert document_text(Object(a=[Object(b=1)])) == document_text({"a": [{"b": 1}]})


def test_the_versions_name_the_checkers_and_do_not_import_them() -> None:
    program = """if True:
        import sys
        from svclang.check.cache import tool_versions
        versions = tool_versions()
        assert "cfn_lint-" in versions and "openapi_spec_validator-" in versions, versions
        heavy = {"cfnlint", "openapi_spec_validator", "jsonschema", "importlib.metadata"}
        assert not heavy & set(sys.modules), heavy & set(sys.modules)
    """
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_versions_are_the_same_each_time() -> None:
    assert tool_versions() == tool_versions()


def test_a_checker_that_is_updated_makes_other_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    before = tool_versions()
    listdir = os.listdir

    def updated(path: str) -> list[str]:
        return [name.replace("cfn_lint-1", "cfn_lint-99") for name in listdir(path)]

    monkeypatch.setattr(os, "listdir", updated)
    assert tool_versions() != before


def test_new_schemas_of_cfn_lint_make_other_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    before = tool_versions()
    schemas = module._updated_schemas()
    os.makedirs(os.path.dirname(schemas))
    with open(schemas, "w", encoding="utf-8") as file:
        file.write("{}")
    assert tool_versions() != before


def test_a_changed_check_of_the_stack_makes_other_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    before = tool_versions()
    stat = os.stat

    def later(path: str) -> os.stat_result:
        found = stat(path)
        if not path.endswith(os.path.join("stack", "roles.py")):
            return found
        return os.stat_result([*found[:6], found[6] + 1, *found[7:]])

    monkeypatch.setattr(os, "stat", later)
    assert tool_versions() != before


def test_a_checker_that_is_missing_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_TOOLS", (("no_such_module", "no_such_module"),))
    assert "no_such_module" in tool_versions()


def test_problems_are_plain_json() -> None:
    assert encode_problems(PROBLEMS[:1]) == [
        [["Resources", "F", 0, "x"], "cfn-lint/E1", "wrong", "warning", "mend it", ""]
    ]

"""`CodeDigests`: what a function's code is, in 64 digits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from svclang.cli.code_digests import CodeDigests, tree_digest


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A folder of code beside the output folder."""
    folder = tmp_path / "src"
    (folder / "lib").mkdir(parents=True)
    (folder / "main.py").write_text("import lib\n")
    (folder / "lib" / "__init__.py").write_text("")
    return folder


def test_the_path_is_relative_to_the_folder_of_the_template(code: Path) -> None:
    digests = CodeDigests(str(code.parent / "build"))
    assert digests.get("../src") == tree_digest(str(code))


def test_a_path_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert CodeDigests(str(tmp_path)).get("nowhere", "none") == "none"


def test_a_file_has_a_digest_of_its_content(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK")
    (tmp_path / "b.zip").write_bytes(b"PK")
    digests = CodeDigests(str(tmp_path))
    assert digests["a.zip"] == digests["b.zip"]


def test_the_digest_is_that_of_the_same_files_elsewhere(code: Path, tmp_path: Path) -> None:
    before = tree_digest(str(code))
    os.utime(code / "main.py", (1, 1))
    assert tree_digest(str(code.rename(tmp_path / "other"))) == before


def test_a_changed_file_changes_the_digest(code: Path) -> None:
    before = tree_digest(str(code))
    (code / "main.py").write_text("import lib \n")
    assert tree_digest(str(code)) != before


def test_a_renamed_file_changes_the_digest(code: Path) -> None:
    before = tree_digest(str(code))
    (code / "main.py").rename(code / "start.py")
    assert tree_digest(str(code)) != before


def test_what_moves_from_a_name_into_a_content_changes_the_digest(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one" / "ab").write_text("c")
    (tmp_path / "two" / "a").write_text("bc")
    assert tree_digest(str(tmp_path / "one")) != tree_digest(str(tmp_path / "two"))


@pytest.mark.parametrize("folder", ["__pycache__", "lib/__pycache__", ".git"])
def test_what_python_and_git_write_does_not_count(code: Path, folder: str) -> None:
    before = tree_digest(str(code))
    (code / folder).mkdir()
    (code / folder / "x").write_text("x")
    assert tree_digest(str(code)) == before


def test_a_link_that_leads_back_is_followed_once(code: Path) -> None:
    (code / "self").symlink_to(code, target_is_directory=True)
    assert tree_digest(str(code)) is not None


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    assert len(CodeDigests(str(tmp_path))) == 0

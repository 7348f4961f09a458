"""Files: all of them or none, and no needless change."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from svclang.emit import OutputError, write_files

LONG_AGO = 1_000_000_000


def tree(directory: Path) -> dict[str, bytes]:
    """Everything in a directory, so that a forgotten temporary file shows."""
    return {
        str(path.relative_to(directory)): path.read_bytes() if path.is_file() else b"<directory>"
        for path in sorted(directory.rglob("*"))
    }


def fail_at_rename(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Lets the `number`th rename fail, and the others be."""
    rename, calls = os.replace, iter(range(1, 100))

    def replace(source: str, target: str) -> None:
        if next(calls) == number:
            raise OSError(errno.EACCES, "Permission denied", source, None, target)
        rename(source, target)

    monkeypatch.setattr(os, "replace", replace)


def test_every_text_is_written_and_directories_are_made(tmp_path: Path) -> None:
    swagger, template = tmp_path / "a" / "b" / "swagger.yaml", tmp_path / "template.yaml"

    written = write_files({swagger: "é: 1\n", template: "Resources: {}\n"})

    assert written == [swagger, template]
    assert tree(tmp_path) == {
        "a": b"<directory>",
        "a/b": b"<directory>",
        "a/b/swagger.yaml": "é: 1\n".encode(),
        "template.yaml": b"Resources: {}\n",
    }


def test_line_ends_are_written_as_they_are(tmp_path: Path) -> None:
    write_files({tmp_path / "x": "a\nb\r\nc\r"})

    assert (tmp_path / "x").read_bytes() == b"a\nb\r\nc\r"


def test_a_relative_path_is_written_from_the_current_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert write_files({Path("x"): "1"}) == [Path("x")]
    assert tree(tmp_path) == {"x": b"1"}


def test_a_file_that_has_its_content_already_only_gets_a_new_time(tmp_path: Path) -> None:
    same, other = tmp_path / "same", tmp_path / "other"
    same.write_text("1")
    other.write_text("1")
    os.utime(same, (LONG_AGO, LONG_AGO))
    before = same.stat()

    assert write_files({same: "1", other: "2"}) == [other]

    after = same.stat()
    assert after.st_ino == before.st_ino
    assert after.st_mtime > LONG_AGO


def test_a_file_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("old")
    path.chmod(0o640)

    write_files({path: "new"})

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path: Path) -> None:
    path = tmp_path / "x"
    former = os.umask(0o027)
    try:
        write_files({path: "new"})
    finally:
        os.umask(former)

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_symbolic_link_stays_and_the_file_behind_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    link = tmp_path / "link"
    link.symlink_to("real")

    write_files({link: "new"})

    assert link.is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_directory_in_the_way_leaves_every_target_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("old")
    (tmp_path / "two").mkdir()
    before = tree(tmp_path)

    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "one": "new", tmp_path / "two": "new"})

    assert caught.value.path == tmp_path / "two"
    assert caught.value.reason == "a directory is in the way"
    assert str(caught.value) == f"cannot write {tmp_path / 'two'}: a directory is in the way"
    assert tree(tmp_path) == before


def test_a_file_in_the_place_of_a_directory_is_named_in_words(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("old")

    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "one" / "two" / "three": "new"})

    assert caught.value.reason == "a file stands where one of its directories should be"


def test_a_name_that_is_too_long_takes_the_new_directories_back(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "new" / "one": "1", tmp_path / ("x" * 300): "2"})

    assert caught.value.reason == "the name is too long"
    assert tree(tmp_path) == {}


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(OutputError) as caught:
        write_files({Path(os.devnull): "1"})

    assert caught.value.reason == "it is not a regular file"


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").write_text("old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write everything

    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "x": "new"})

    assert caught.value.reason == "permission denied"
    assert tree(tmp_path) == {"x": b"old"}


def test_two_paths_to_one_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real")

    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "real": "1", tmp_path / "link": "2"})

    assert caught.value.path == tmp_path / "link"
    assert caught.value.reason == f"it is the same file as {tmp_path / 'real'}"


def test_text_that_utf_8_cannot_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "x": "\ud800"})

    assert "UTF-8" in caught.value.reason
    assert tree(tmp_path) == {}


def test_a_full_disk_leaves_neither_new_texts_nor_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "x").write_text("old")
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "x": "new", tmp_path / "sub" / "y": "new"})

    assert caught.value.reason == "the disk is full"
    assert tree(tmp_path) == {"x": b"old"}


def test_an_unknown_error_keeps_the_words_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)

    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "x": "new"})

    assert caught.value.reason == "input/output error"


def test_a_rename_that_fails_puts_back_what_was_renamed_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new, last = tmp_path / "old", tmp_path / "new", tmp_path / "last"
    old.write_text("old")
    os.utime(old, (LONG_AGO, LONG_AGO))
    old.chmod(0o640)
    fail_at_rename(monkeypatch, 3)

    with pytest.raises(OutputError) as caught:
        write_files({old: "1", new: "2", last: "3"})

    assert caught.value.path == last
    assert tree(tmp_path) == {"old": b"old"}
    assert old.stat().st_mtime == LONG_AGO
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_an_interruption_between_two_renames_puts_everything_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, calls = os.replace, iter([False, True, False])

    def replace(source: str, target: str) -> None:
        rename(source, target)
        if next(calls):
            raise KeyboardInterrupt

    (tmp_path / "one").write_text("old")
    monkeypatch.setattr(os, "replace", replace)

    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "one": "1", tmp_path / "two": "2", tmp_path / "three": "3"})

    assert tree(tmp_path) == {"one": b"old"}


def test_nothing_to_write_writes_nothing(tmp_path: Path) -> None:
    assert write_files({}) == []

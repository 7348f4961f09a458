"""How much code there is, in a folder, a zip or another file."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cli.command import Run
from svclang.cli.code_sizes import unpacked_size

MANY = 1 << 40


def test_the_size_of_a_folder_is_that_of_all_its_files(tmp_path: Path) -> None:
    (tmp_path / "lib" / ".git").mkdir(parents=True)
    (tmp_path / "main.py").write_bytes(b"12345")
    (tmp_path / "lib" / ".git" / "index").write_bytes(b"123")
    (tmp_path / "lib" / "link").symlink_to(tmp_path / "main.py")
    assert unpacked_size(str(tmp_path), MANY) == 5 + 3 + 5


def test_a_link_to_a_folder_above_is_not_followed_for_ever(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_bytes(b"12345")
    (tmp_path / "self").symlink_to(tmp_path)
    assert unpacked_size(str(tmp_path), MANY) == 5


def test_no_more_is_counted_than_is_asked_for(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_bytes(b"12345")
    assert unpacked_size(str(tmp_path), 7) == 10


def test_the_size_of_a_zip_is_that_of_its_content(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("main.py", "x" * 10_000)
    assert unpacked_size(str(tmp_path / "a.zip"), MANY) == 10_000


def test_another_file_has_its_own_size(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no zip")
    assert unpacked_size(str(tmp_path / "a.zip"), MANY) == 6


def test_what_is_not_there_has_none(tmp_path: Path) -> None:
    assert unpacked_size(str(tmp_path / "nowhere"), MANY) is None


@pytest.mark.parametrize("command", ["build", "check"])
def test_code_that_lambda_does_not_take_is_a_warning(svc: Run, folder: Path, command: str) -> None:
    (folder / "svc.toml").write_text('[lint]\nselect = ["oversized-code"]\n')
    (folder / "a.svc").write_text('service a { runtime python3.13; code "src" }\nfunction f\n')
    (folder / "src").mkdir()
    with open(folder / "src" / "model.bin", "wb") as file:
        file.truncate(251 << 20)
    result = svc(command, "a.svc", "--no-checks")
    assert result.status == 0
    assert "warning[oversized-code]: the code of `f` is larger than the 250 MB" in result.err

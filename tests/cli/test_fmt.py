"""`svc fmt`: which files are written, what is said, and how it ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.command import HELLO, Run

UGLY = "function   a {memory 1GB}\nfunction bcd\n"
FORMATTED = "function a   { memory 1GB }\nfunction bcd\n"
WRONG = "type A {\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


# --- Files and folders ----------------------------------------------------------------------------


def test_a_file_is_formatted_in_its_place(svc: Run, folder: Path) -> None:
    path = write(folder / "a.svc", UGLY)
    assert svc("fmt", "a.svc") == (0, "1 file formatted\n", "")
    assert path.read_text() == FORMATTED
    assert svc("fmt", "a.svc") == (0, "1 file left as it was\n", "")


def test_a_folder_is_all_its_files_services_and_libraries(svc: Run, folder: Path) -> None:
    paths = [write(folder / name, UGLY) for name in ("a.svc", "b/c.svc")]
    write(folder / "d.svc", FORMATTED)
    write(folder / "e.svc", HELLO)
    others = [
        write(folder / name, UGLY) for name in (".hidden/f.svc", "node_modules/g.svc", "h.txt")
    ]
    assert svc("fmt", ".") == (0, "2 files formatted, 2 left as they were\n", "")
    assert {path.read_text() for path in paths} == {FORMATTED}
    assert {path.read_text() for path in others} == {UGLY}


def test_a_file_that_is_formatted_is_not_touched(svc: Run, folder: Path) -> None:
    path = write(folder / "a.svc", FORMATTED)
    os.utime(path, (1, 1))
    svc("fmt", "a.svc")
    assert path.stat().st_mtime == 1


def test_a_file_keeps_its_mode(svc: Run, folder: Path) -> None:
    path = write(folder / "a.svc", UGLY)
    path.chmod(0o640)
    svc("fmt", "a.svc")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_one_and_its_file_is_formatted_once(svc: Run, folder: Path) -> None:
    path = write(folder / "a.svc", UGLY)
    (folder / "link.svc").symlink_to(path)
    assert svc("fmt", "link.svc", "a.svc", ".") == (0, "1 file formatted\n", "")
    assert (folder / "link.svc").is_symlink()
    assert path.read_text() == FORMATTED


def test_line_ends_are_kept(svc: Run, folder: Path) -> None:
    path = write(folder / "a.svc", UGLY.replace("\n", "\r\n"))
    svc("fmt", "a.svc")
    assert path.read_bytes().decode() == FORMATTED.replace("\n", "\r\n")


def test_many_files_are_formatted_as_one(svc: Run, folder: Path) -> None:
    paths = [write(folder / f"{number}.svc", UGLY) for number in range(60)]
    assert svc("fmt", ".") == (0, "60 files formatted\n", "")
    assert {path.read_text() for path in paths} == {FORMATTED}


# --- What is wrong --------------------------------------------------------------------------------


def test_a_file_with_wrong_syntax_is_reported_and_left_alone(svc: Run, folder: Path) -> None:
    wrong = write(folder / "wrong.svc", WRONG)
    path = write(folder / "a.svc", UGLY)
    status, out, err = svc("fmt", ".")
    assert (status, out) == (1, "1 file formatted, 1 not formatted\n")
    assert "error[unclosed-bracket]" in err
    assert err.endswith("1 error\n")
    assert (wrong.read_text(), path.read_text()) == (WRONG, FORMATTED)


def test_a_file_whose_meaning_is_wrong_is_formatted(svc: Run, folder: Path) -> None:
    path = write(folder / "a.svc", "api{GET  /a -> nobody}\n")
    assert svc("fmt", "a.svc").status == 0
    assert path.read_text() == "api { GET /a -> nobody }\n"


def test_a_file_that_is_no_utf8_is_reported_and_left_alone(svc: Run, folder: Path) -> None:
    path = folder / "a.svc"
    path.write_bytes(b"// caf\xe9\nfunction   f\n")
    status, _, err = svc("fmt", "a.svc")
    assert status == 1
    assert "error[not-utf-8]" in err
    assert path.read_bytes() == b"// caf\xe9\nfunction   f\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_cannot_be_written_stops_no_other(svc: Run, folder: Path) -> None:
    locked = write(folder / "locked.svc", UGLY)
    locked.chmod(0o400)
    path = write(folder / "z.svc", UGLY)
    status, out, err = svc("fmt", ".")
    assert (status, out) == (1, "1 file formatted, 1 not formatted\n")
    assert err == "svc: cannot write locked.svc: permission denied\n"
    assert (locked.read_text(), path.read_text()) == (UGLY, FORMATTED)


def test_a_failed_write_is_told_and_stops_no_other(
    svc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.svc", "b.svc"):
        write(folder / name, UGLY)
    replace = os.replace

    def refuse(source: str, target: str) -> None:
        if target.endswith("a.svc"):
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    status, out, err = svc("fmt", ".")
    assert (status, out) == (1, "1 file formatted, 1 not formatted\n")
    assert err == "svc: cannot write a.svc: permission denied\n"
    assert sorted(path.name for path in folder.iterdir()) == ["a.svc", "b.svc"]
    assert (folder / "a.svc").read_text() == UGLY


def test_a_path_that_is_not_there_is_misuse(svc: Run, folder: Path) -> None:
    path = write(folder / "a.svc", UGLY)
    status, out, err = svc("fmt", "b.svc", "a.svc")
    assert (status, out, err) == (2, "", "svc: there is no file `b.svc`\n")
    assert path.read_text() == UGLY


# --- What would change ----------------------------------------------------------------------------


def test_check_names_the_files_and_writes_nothing(svc: Run, folder: Path) -> None:
    path = write(folder / "a.svc", UGLY)
    write(folder / "b.svc", FORMATTED)
    said = "1 file would be formatted, 1 formatted already\n"
    assert svc("fmt", ".", "--check") == (1, "a.svc\n", said)
    assert svc("fmt", ".", "--check", "--quiet") == (1, "", "")
    assert path.read_text() == UGLY
    assert svc("fmt", "b.svc", "--check") == (0, "", "1 file formatted already\n")


def test_check_fails_where_the_syntax_is_wrong(svc: Run, folder: Path) -> None:
    write(folder / "a.svc", WRONG)
    status, out, err = svc("fmt", ".", "--check")
    assert (status, out) == (1, "")
    assert err.endswith("1 error\n1 file not formatted\n")


def test_diff_shows_what_would_change_and_writes_nothing(svc: Run, folder: Path) -> None:
    path = write(folder / "a.svc", UGLY)
    status, out, _ = svc("fmt", ".", "--diff")
    assert status == 1
    assert out == (
        "--- a.svc\n+++ a.svc\n@@ -1,2 +1,2 @@\n"
        "-function   a {memory 1GB}\n+function a   { memory 1GB }\n function bcd\n"
    )
    assert path.read_text() == UGLY
    path.write_text(FORMATTED)
    assert svc("fmt", ".", "--diff") == (0, "", "1 file formatted already\n")


def test_diff_says_where_the_last_line_has_no_end(svc: Run, folder: Path) -> None:
    write(folder / "a.svc", "function f")
    out = svc("fmt", ".", "--diff", "-q").out
    assert out.endswith("-function f\n\\ No newline at end of file\n+function f\n")


def test_diff_is_coloured_for_who_wants_it(
    svc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    write(folder / "a.svc", UGLY)
    out = svc("fmt", ".", "--diff").out
    assert "\x1b[31m-function   a {memory 1GB}\x1b[0m\n\x1b[32m+function a" in out


# --- Standard input -------------------------------------------------------------------------------


def test_standard_input_is_formatted_to_standard_output(svc: Run) -> None:
    assert svc("fmt", "-", stdin=UGLY.encode()) == (0, FORMATTED, "")
    assert svc("fmt", "-", stdin=FORMATTED.encode()) == (0, FORMATTED, "")
    assert svc("fmt", "-", stdin=b"") == (0, "", "")


def test_standard_input_has_the_name_that_is_given(svc: Run) -> None:
    status, out, err = svc("fmt", "-", "--stdin-filename", "a.svc", stdin=WRONG.encode())
    assert (status, out) == (1, "")
    assert "a.svc:1:8" in err
    said = svc("fmt", "-", "--check", "--stdin-filename", "a.svc", stdin=UGLY.encode())
    assert (said.status, said.out) == (1, "a.svc\n")


def test_standard_output_gets_the_text_to_the_byte(svc: Run) -> None:
    text = '// → é\r\noutput a = "日本語"\r\n'
    assert svc("fmt", "-", stdin=text.encode()).out == text


def test_standard_input_stands_alone(svc: Run, folder: Path) -> None:
    write(folder / "a.svc", UGLY)
    status, _, err = svc("fmt", "-", "a.svc")
    assert status == 2
    assert "name `-` alone" in err

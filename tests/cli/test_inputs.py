"""What `svc build` takes for a source, and what it says of what is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.command import BROKEN, HELLO, LIBRARY, Run, files, service

# --- Files, folders and standard input


def test_a_folder_means_the_services_below_it(build: Run, folder: Path) -> None:
    for place in ("a", "b/c", ".hidden", "node_modules/d"):
        (folder / place).mkdir(parents=True)
    (folder / "a" / "one.svc").write_text(service("one"))
    (folder / "b" / "c" / "two.svc").write_text(service("two"))
    (folder / "b" / "lib.svc").write_text(LIBRARY)
    (folder / ".hidden" / "three.svc").write_text(BROKEN)
    (folder / "node_modules" / "d" / "four.svc").write_text(BROKEN)
    result = build(".")
    assert (result.status, result.err) == (0, "")
    assert [line.split(":")[0] for line in result.out.splitlines()] == ["one", "two"]


def test_a_library_that_overrides_the_service_is_still_a_library(build: Run, hello: Path) -> None:
    (hello.parent / "stages.svc").write_text("stage prod {\n  service { memory 1GB }\n}\n")
    result = build(".")
    assert (result.status, result.err) == (0, "")


def test_a_library_that_is_named_is_an_error(build: Run, folder: Path) -> None:
    (folder / "lib.svc").write_text(LIBRARY)
    result = build("lib.svc")
    assert result.status == 1
    assert "error[missing-service]: this file declares no `service`" in result.err


@pytest.mark.parametrize("text", [None, LIBRARY])
def test_a_folder_without_a_service_is_misuse(build: Run, folder: Path, text: str | None) -> None:
    (folder / "sub").mkdir()
    if text is not None:
        (folder / "sub" / "lib.svc").write_text(text)
    result = build("sub")
    assert (result.status, result.out) == (2, "")
    assert "no service in `sub`" in result.err


def test_a_folder_may_be_called_like_a_file(build: Run, folder: Path) -> None:
    (folder / "x.svc").mkdir()
    (folder / "x.svc" / "a.svc").write_text(service("a"))
    assert build("x.svc").out.startswith("a: 1 function")
    assert build(".").out.startswith("a: 1 function")


def test_a_file_that_is_named_twice_is_built_once(build: Run, hello: Path) -> None:
    os.symlink(hello, hello.parent / "link.svc")
    result = build("hello.svc", "./hello.svc", ".", str(hello), "link.svc")
    assert (result.status, result.err) == (0, "")
    assert len(result.out.splitlines()) == 1


@pytest.mark.parametrize("name", ["helo.svc", "hello"])
def test_a_file_that_is_not_there_offers_the_nearest(build: Run, hello: Path, name: str) -> None:
    result = build(name)
    assert result == (2, "", f"svc: there is no file `{name}`; there is `hello.svc`\n")


def test_every_path_that_is_not_there_is_named(build: Run, folder: Path) -> None:
    result = build("x/one.svc", "x/two.svc")
    assert result.err == ("svc: there is no file `x/one.svc`\nsvc: there is no file `x/two.svc`\n")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_is_forbidden_is_misuse(build: Run, hello: Path) -> None:
    hello.chmod(0)
    result = build("hello.svc")
    assert (result.status, result.err) == (2, "svc: cannot read `hello.svc`: permission denied\n")


def test_standard_input_is_a_source(build: Run, folder: Path) -> None:
    assert build("-", stdin=service("a").encode()).status == 0
    assert files(folder / "build") == ["a.template.yaml"]


def test_errors_of_standard_input_say_so(build: Run) -> None:
    assert "┌─ <stdin>:2:15" in build("-", stdin=BROKEN.encode()).err


def test_imports_of_standard_input_are_relative_to_the_working_directory(
    build: Run, folder: Path
) -> None:
    (folder / "lib.svc").write_text(LIBRARY)
    assert build("-", stdin=('import "lib.svc"\n' + service("a")).encode()).status == 0


def test_standard_input_can_have_a_name(build: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "lib.svc").write_text(LIBRARY)
    text = 'import "lib.svc"\n' + BROKEN
    result = build("-", "--stdin-filename", "sub/a.svc", stdin=text.encode())
    assert "┌─ sub/a.svc:3:15" in result.err
    assert result.err.endswith("\n1 error\n")


# --- Sources that are no sources


def test_an_empty_file_is_an_error(build: Run, folder: Path) -> None:
    (folder / "a.svc").touch()
    result = build("a.svc")
    assert result.status == 1
    assert "this file is empty" in result.err


def test_a_byte_that_is_not_utf8_is_an_error_at_its_place(build: Run, folder: Path) -> None:
    (folder / "a.svc").write_bytes('type Ä "\n  "'.encode() + b"\xff\xfe")
    result = build("a.svc")
    assert result.status == 1
    assert "error[not-utf-8]: this file is not UTF-8\n ┌─ a.svc:2:4\n" in result.err
    assert "the byte 0xff belongs to no character" in result.err


def test_utf16_is_recognised(build: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(HELLO, encoding="utf-16")
    assert "this file is UTF-16, and a source is UTF-8" in build("a.svc").err


def test_a_byte_order_mark_is_no_mistake(build: Run, hello: Path) -> None:
    hello.write_text(HELLO, encoding="utf-8-sig")
    assert build("hello.svc").status == 0
    assert build(".").status == 0


def test_line_ends_of_windows_change_nothing(build: Run, hello: Path) -> None:
    build("hello.svc")
    hello.write_bytes(HELLO.replace("\n", "\r\n").encode())
    assert build("hello.svc").out.endswith("(unchanged)\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        (b"\n\xff", "it is not UTF-8, from line 2 on"),
        ("FOLDER", "it is a folder"),
    ],
)
def test_an_import_that_cannot_be_read_says_why(
    build: Run, folder: Path, content: bytes | str | None, said: str
) -> None:
    (folder / "a.svc").write_text('import "lib.svc"\n' + service("a"))
    if isinstance(content, bytes):
        (folder / "lib.svc").write_bytes(content)
    elif content:
        (folder / "lib.svc").mkdir()
    result = build("a.svc")
    assert result.status == 1
    assert f"cannot import `lib.svc`: {said}" in result.err


def test_an_import_of_itself_is_an_error(build: Run, folder: Path) -> None:
    (folder / "a.svc").write_text('import "a.svc"\n' + service("a"))
    assert "error[import-of-itself]" in build("a.svc").err

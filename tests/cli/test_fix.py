"""`svc lint --fix`: which files are changed, what is shown, and what is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.command import Result, Run, service

ALLOW = "// svc: allow(unused-function) because it is called by hand\n"
USED = "function f\nevery 1h -> f\n"
FINE = service("fine", f"\n{USED}")
FIXABLE = FINE.replace("function f", f"{ALLOW}function f")


@pytest.fixture
def fix(svc: Run, folder: Path) -> Run:
    """`svc lint --fix` with rules of which one has a fix."""
    (folder / "svc.toml").write_text("[lint]\nselect = ['unused-allow', 'unused-function']\n")

    def run(*words: str, stdin: bytes = b"") -> Result:
        return svc("lint", "--fix", *words, stdin=stdin)

    return run


def test_a_file_is_repaired_and_that_is_said(fix: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(FIXABLE)
    assert fix("a.svc") == (0, "1 file, nothing found\n", "1 finding fixed\n")
    assert (folder / "a.svc").read_text() == FINE


def test_what_is_repaired_is_formatted_and_the_rest_is_left_alone(fix: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(FIXABLE.replace("every 1h", "every   1h"))
    untidy = service("other", "function f\nevery    1h   -> f\n")
    (folder / "b.svc").write_text(untidy)
    assert fix(".").status == 0
    assert (folder / "a.svc").read_text() == FINE
    assert (folder / "b.svc").read_text() == untidy


def test_what_has_no_fix_is_left_and_told(fix: Run, folder: Path) -> None:
    lonely = FIXABLE.replace("every 1h -> f", "every 1h -> f\nfunction alone")
    (folder / "a.svc").write_text(lonely)
    status, out, err = fix("a.svc")
    assert (status, err) == (1, "1 finding fixed\n")
    assert "nothing calls `alone`" in out
    assert "unused-allow" not in out


def test_the_changes_can_be_shown_and_nothing_is_written(fix: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(FIXABLE)
    status, out, err = fix("a.svc", "--diff")
    assert (status, err) == (1, "")
    assert out.splitlines()[:2] == ["--- a.svc", "+++ a.svc"]
    assert f"-{ALLOW}" in out
    assert (folder / "a.svc").read_text() == FIXABLE


def test_a_file_that_is_no_utf_8_is_told_beside_what_is_repaired(fix: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(FIXABLE)
    (folder / "b.svc").write_bytes(b"\xff")
    status, out, err = fix(".")
    assert (status, err) == (1, "1 finding fixed\n")
    assert "error[not-utf-8]" in out


def test_where_nothing_would_change_no_difference_is_shown(fix: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(FINE)
    assert fix("a.svc", "--diff") == (0, "", "")


def test_standard_input_is_printed_and_what_is_left_is_said_beside_it(fix: Run) -> None:
    status, out, err = fix("-", stdin=FIXABLE.encode())
    assert (status, out) == (0, FINE)
    assert "1 finding fixed" in err


def test_a_library_is_repaired_where_it_is_named_alone(fix: Run, folder: Path) -> None:
    library = f"{ALLOW}type A {{ a: int }}\n"
    (folder / "lib.svc").write_text(library)
    (folder / "a.svc").write_text(service("a", f'import "lib.svc"\n{USED}'))
    fix("a.svc")
    assert (folder / "lib.svc").read_text() == library
    fix(".")
    assert (folder / "lib.svc").read_text() == "type A { a: int }\n"


def test_a_file_that_cannot_be_written_is_told(
    fix: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from svclang.emit import files

    def refuse(*_: object) -> object:
        raise files.OutputError(Path("a.svc"), "permission denied")

    monkeypatch.setattr(files, "write_files", refuse)
    (folder / "a.svc").write_text(FIXABLE)
    status, _, err = fix("a.svc")
    assert status == 1
    assert "svc: cannot write a.svc: permission denied" in err


@pytest.mark.parametrize("form", ["concise", "json", "sarif", "github", "junit", "text"])
def test_the_format_is_that_of_the_option_or_the_environment(
    svc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    (folder / "a.svc").write_text(FINE)
    asked = svc("lint", "a.svc", "--output", form).out
    monkeypatch.setenv("SVC_OUTPUT_FORMAT", form)
    assert svc("lint", "a.svc").out == asked


def test_a_format_of_the_environment_that_is_none_is_told(
    svc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.svc").write_text(FINE)
    monkeypatch.setenv("SVC_OUTPUT_FORMAT", "xml")
    status, _, err = svc("lint", "a.svc")
    assert status == 2
    assert "SVC_OUTPUT_FORMAT" in err


def test_a_report_can_go_into_a_file(svc: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(FINE)
    printed = svc("lint", "a.svc", "--output", "sarif").out
    assert svc("lint", "a.svc", "--output", "sarif", "--output-file", "out/a.sarif").out == ""
    assert (folder / "out" / "a.sarif").read_text() == printed

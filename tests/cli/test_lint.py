"""`svc lint`: which files are looked at, what is said, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.command import BROKEN, LIBRARY, Result, Run, service

LONELY = service("lonely", "function f\n")
FINE = service("fine", "function f\nevery 1h -> f\n")


@pytest.fixture
def lint(svc: Run, folder: Path) -> Run:
    """`svc lint` with one rule."""
    (folder / "svc.toml").write_text('[lint]\nselect = ["unused-function", "unused-allow"]\n')

    def run(*words: str, stdin: bytes = b"") -> Result:
        return svc("lint", *words, stdin=stdin)

    return run


def test_a_finding_is_shown_and_fails(lint: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(LONELY)
    status, out, err = lint("a.svc")
    assert (status, err) == (1, "")
    assert "warning[unused-function]: nothing calls `f`" in out
    assert out.endswith("1 warning\n")


def test_where_nothing_is_found_that_is_said(lint: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(FINE)
    assert lint("a.svc") == (0, "1 file, nothing found\n", "")
    assert lint("a.svc", "--quiet") == (0, "", "")


def test_the_status_is_0_for_who_wants_it(lint: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(LONELY)
    assert lint("a.svc", "--exit-zero").status == 0


def test_errors_of_the_language_are_shown(lint: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(BROKEN)
    status, out, _ = lint("a.svc")
    assert status == 1
    assert "error[unknown-type]" in out


def test_nothing_is_written(lint: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(FINE)
    lint("a.svc")
    assert sorted(path.name for path in folder.iterdir()) == ["a.svc", "svc.toml"]


def test_a_folder_is_all_its_files_services_and_libraries(lint: Run, folder: Path) -> None:
    (folder / "below").mkdir()
    (folder / "a.svc").write_text(LONELY)
    (folder / "below" / "b.svc").write_text(LONELY.replace("lonely", "alone"))
    (folder / "lib.svc").write_text("type Page { size: int, size: int }\n")
    out = lint(".").out
    assert [name for name in ("a.svc", "below/b.svc", "lib.svc") if f"─ {name}:" not in out] == []


def test_a_library_alone_may_name_what_its_importers_declare(lint: Run, folder: Path) -> None:
    (folder / "lib.svc").write_text("function f(thing: Elsewhere) -> int\n")
    assert lint("lib.svc").status == 0


def test_a_library_is_looked_at_once_with_the_service_that_imports_it(
    lint: Run, folder: Path
) -> None:
    (folder / "lib.svc").write_text("function f(thing: Nowhere) -> int\n")
    (folder / "a.svc").write_text(service("a", 'import "lib.svc"\nevery 1h -> f\n'))
    out = lint(".").out
    assert out.count("no type is called `Nowhere`") == 1


def test_what_two_services_import_is_told_once(lint: Run, folder: Path) -> None:
    (folder / "lib.svc").write_text(LIBRARY + "function g -> Pgae\nevery 1h -> g\n")
    for name in ("a", "b"):
        (folder / f"{name}.svc").write_text(service(name, 'import "lib.svc"\n'))
    assert lint(".").out.count("error[unknown-type]") == 1


def test_standard_input_is_called_what_the_editor_says(lint: Run) -> None:
    status, out, _ = lint("-", "--stdin-filename", "src/a.svc", stdin=LONELY.encode())
    assert status == 1
    assert "─ src/a.svc:2:10" in out


def test_a_file_that_is_no_utf_8_is_told_and_the_others_are_looked_at(
    lint: Run, folder: Path
) -> None:
    (folder / "a.svc").write_bytes(b"\xff")
    (folder / "b.svc").write_text(LONELY)
    out = lint(".").out
    assert "error[not-utf-8]" in out
    assert "warning[unused-function]" in out


def test_the_command_line_chooses_rules(svc: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(LONELY)
    assert svc("lint", "a.svc").status == 0
    assert svc("lint", "a.svc", "--select", "unused-function").status == 1
    assert svc(
        "lint", "a.svc", "--select", "security,unused-function", "--ignore", "unused-function"
    ) == (
        0,
        "1 file, nothing found\n",
        "",
    )
    assert svc("lint", "a.svc", "--extend-select", "style,unused-function").status == 1


def test_a_rule_that_is_misspelt_on_the_command_line_is_told(svc: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(FINE)
    status, _, err = svc("lint", "a.svc", "--select", "unused-fuction")
    assert status == 2
    assert err.startswith("svc: there is no rule and no group `unused-fuction`; write `unused-fun")


@pytest.mark.parametrize("option", ["--diff", "--unsafe-fixes"])
def test_what_goes_with_fix_does_not_go_alone(svc: Run, option: str) -> None:
    status, _, err = svc("lint", "a.svc", option)
    assert status == 2
    assert "--fix" in err


def test_a_finding_that_is_allowed_is_not_told(lint: Run, folder: Path) -> None:
    allowed = "// svc: allow(unused-function) because I call it\n"
    (folder / "a.svc").write_text(LONELY.replace("function f", f"{allowed}function f"))
    assert lint("a.svc").status == 0


def test_many_files_are_looked_at_by_several_processes(
    lint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from svclang.cli import many

    monkeypatch.setattr(many, "_cores", lambda: 2)
    for number in range(many.MANY):
        text = LONELY if number % 10 == 3 else FINE
        (folder / f"s{number:03}.svc").write_text(text.replace("service ", f"service s{number}_"))
    status, out, _ = lint(".")
    assert status == 1
    assert [line for line in out.splitlines() if "─" in line] == [
        f"  ┌─ s{number:03}.svc:2:10"[1:] for number in range(3, many.MANY, 10)
    ]

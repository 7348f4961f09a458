"""`svc describe`: what it writes where, and what it says when it cannot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.command import BROKEN, LIBRARY, Run, service
from svclang.cli.describe_arguments import DescribeRequest, parse


def test_a_service_is_shown_as_tables(svc: Run, hello: Path) -> None:
    result = svc("describe", "hello.svc")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("hello 1.0.0, stage dev\n\nROUTE ")


def test_json_is_what_a_program_reads(svc: Run, hello: Path) -> None:
    made = json.loads(svc("describe", "hello.svc", "--json").out)
    assert (made["format"], made["service"], made["idle"]) == (1, "hello", [])


def test_mermaid_is_written_to_standard_output(svc: Run, hello: Path) -> None:
    result = svc("describe", "hello.svc", "--graph", "mermaid")
    assert result.out.startswith("flowchart LR\n")


def test_a_picture_is_written_to_a_file(svc: Run, hello: Path) -> None:
    pytest.importorskip("mermaidx")
    result = svc("describe", "hello.svc", "--graph", "svg", "-o", "doc/hello.svg")
    assert (result.status, result.out, result.err) == (0, "→ doc/hello.svg\n", "")
    assert (hello.parent / "doc/hello.svg").read_text().startswith("<svg ")


def test_without_the_library_a_picture_is_misuse_that_says_how_to_get_it(
    svc: Run, hello: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mermaidx", None)
    result = svc("describe", "hello.svc", "--graph", "svg", "-o", "hello.svg")
    assert (result.status, result.out) == (2, "")
    assert "pip install 'svclang[graph]'" in result.err
    assert not (hello.parent / "hello.svg").exists()


def test_a_file_with_that_content_is_left_as_it_is(svc: Run, hello: Path) -> None:
    svc("describe", "hello.svc", "--json", "-o", "hello.json")
    again = svc("describe", "hello.svc", "--json", "-o", "hello.json")
    assert again.out == "→ hello.json (unchanged)\n"


def test_the_settings_are_those_of_the_stage(svc: Run, folder: Path) -> None:
    stage = "function f\nstage prod { function f { memory 1GB } }\n"
    (folder / "a.svc").write_text(service("a", stage))
    assert "1GB" not in svc("describe", "a.svc").out
    shown = svc("describe", "a.svc", "--stage", "prod").out
    assert "stage prod" in shown
    assert "1GB" in shown


def test_standard_input_is_a_service(svc: Run) -> None:
    result = svc("describe", "-", stdin=service("a").encode())
    assert (result.status, result.out.split()[0]) == (0, "a")


def test_a_folder_with_one_service_is_that_service(svc: Run, hello: Path) -> None:
    (hello.parent / "types.svc").write_text(LIBRARY)
    assert svc("describe", ".").out.startswith("hello ")


def test_a_folder_with_several_services_says_which(svc: Run, folder: Path) -> None:
    for name in ("a", "b"):
        (folder / f"{name}.svc").write_text(service(name))
    result = svc("describe", ".")
    assert (result.status, result.out) == (2, "")
    assert "2 services" in result.err
    assert "name one of `a.svc`, `b.svc`" in result.err


def test_what_is_wrong_with_a_service_is_reported(svc: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(BROKEN)
    result = svc("describe", "a.svc")
    assert (result.status, result.out) == (1, "")
    assert "error[" in result.err
    assert "1 error" in result.err


def test_a_library_has_no_service_to_describe(svc: Run, folder: Path) -> None:
    (folder / "types.svc").write_text(LIBRARY)
    result = svc("describe", "types.svc")
    assert (result.status, result.out) == (1, "")
    assert "error[missing-service]" in result.err


def test_a_file_that_is_no_text_is_reported(svc: Run, folder: Path) -> None:
    (folder / "a.svc").write_bytes(b"service \xff")
    result = svc("describe", "a.svc")
    assert result.status == 1
    assert "error[not-utf-8]" in result.err


def test_a_warning_is_no_reason_to_show_nothing(svc: Run, folder: Path) -> None:
    (folder / "a.svc").write_text(service("a", "param spare: string\nfunction f\n"))
    result = svc("describe", "a.svc")
    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "usage: svc describe [OPTIONS] FILE|FOLDER|-"),
        (["nowhere.svc"], "there is no file `nowhere.svc`"),
        (["a.svc", "b.svc"], "one service is described at a time"),
        (["a.svc", "--json", "--graph", "svg"], "`--json` and `--graph` are two things"),
        (["a.svc", "--graph", "svg"], "write `--graph svg -o FILE.svg`"),
        (["a.svc", "--graph", "png"], "invalid choice: 'png'"),
        (["a.svc", "--jsn"], "no option `--jsn`; write `--json`"),
        (["a.svc", "--stage", "a b"], "`a b` is no name of a stage"),
    ],
)
def test_misuse_is_explained(svc: Run, words: list[str], said: str) -> None:
    result = svc("describe", *words)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


def test_options_may_stand_anywhere() -> None:
    asked = DescribeRequest("a.svc", "json", "a.json", "prod")
    assert parse(["--json", "-o", "a.json", "a.svc", "--stage", "prod"]) == asked


def test_behind_two_dashes_stands_a_path() -> None:
    assert parse(["--json", "--", "-a.svc"]).path == "-a.svc"


def test_a_file_that_cannot_be_written_is_said(svc: Run, hello: Path) -> None:
    (hello.parent / "there").mkdir()
    result = svc("describe", "hello.svc", "--json", "-o", "there")
    assert (result.status, result.out) == (1, "")
    assert result.err == "svc: cannot write there: a directory is in the way\n"


def test_text_of_a_source_does_not_move_the_cursor(svc: Run, folder: Path) -> None:
    (folder / "a.svc").write_text("/// Red \x1b[31m and \u202e back.\n" + service("a"))
    shown = svc("describe", "a.svc").out
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_where_the_terminal_has_no_such_letters_ascii_is_written(hello: Path) -> None:
    hello.write_text("/// Says “hello” — as ever.\n" + hello.read_text())
    ran = subprocess.run(
        [sys.executable, "-m", "svclang", "describe", "hello.svc"],
        cwd=hello.parent,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b'Says "hello" -- as ever.' in ran.stdout


def test_describing_imports_no_checker_and_no_library_that_draws(hello: Path) -> None:
    program = (
        "import sys; from svclang.cli.main import main\n"
        "main(['describe', 'hello.svc', '-o', 'hello.txt'])\n"
        "heavy = {'cfnlint', 'jsonschema', 'openapi_spec_validator', 'mermaidx', 'svclang.check',\n"
        "         'svclang.describe.svg', 'svclang.describe.graph', 'svclang.cli.build'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=hello.parent, capture_output=True, check=True
    )
    assert ran.stdout.split(b"\n")[1] == b"[]"

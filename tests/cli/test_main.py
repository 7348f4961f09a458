"""`svc`: its commands, its help, and how it ends."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.command import HELLO, Run
from svclang.cli import build as build_module
from svclang.cli import console
from svclang.cli.main import COMMANDS

COMMAND = [sys.executable, "-m", "svclang"]


# --- What is asked for


def test_without_words_the_help_is_shown_as_misuse(svc: Run) -> None:
    result = svc()
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("usage: svc COMMAND")


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_is_what_was_asked_for(svc: Run, word: str) -> None:
    result = svc(word)
    assert (result.status, result.err) == (0, "")
    assert all(f"  {command}" in result.out for command in COMMANDS)


@pytest.mark.parametrize(
    ("command", "option"),
    [("build", "--dump-after"), ("check", "--dump-after"), ("describe", "--graph")],
)
def test_the_help_of_a_command_teaches(svc: Run, command: str, option: str) -> None:
    result = svc(command, "--help")
    assert (result.status, result.err) == (0, "")
    for taught in ("examples:", "exit status:", "SVC_CACHE_DIR", "NO_COLOR", option):
        assert taught in result.out


def test_the_version_is_that_of_the_package(svc: Run) -> None:
    from importlib.metadata import version

    assert svc("--version").out == f"svclang {version('svclang')}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["biuld", "a.svc"], "no command `biuld`; write `svc build`"),
        (["--hlep"], "no option `--hlep`; write `svc --help`"),
        (["build", "a.svc", "--fromat", "json"], "no option `--fromat`; write `--format`"),
        (["build", "a.svc", "--format", "xml"], "invalid choice: 'xml'"),
        (["build", "a.svc", "-o"], "expected one argument"),
        (["build", "a.svc", "--stage", "a b"], "`a b` is no name of a stage"),
        (["build", "a.svc", "--dump-after", "add_cros"], "no pass `add_cros`; write `add_cors`"),
        (["build", "a.svc", "--dump-after", "zzz"], "there are resolve, name_resources"),
        (["build"], "usage: svc build"),
        (["check"], "usage: svc check"),
    ],
)
def test_misuse_is_explained(svc: Run, words: list[str], said: str) -> None:
    result = svc(*words)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


def test_a_file_in_place_of_a_command_offers_to_build_it(svc: Run, hello: Path) -> None:
    assert "write `svc build hello.svc`" in svc(hello.name).err


def test_options_may_stand_anywhere(build: Run, hello: Path) -> None:
    assert build("-o", "one", hello.name, "--format", "json").status == 0
    assert (hello.parent / "one" / "hello.template.json").exists()


def test_behind_two_dashes_everything_is_a_path(build: Run, hello: Path) -> None:
    hello.rename(hello.with_name("-x.svc"))
    assert build("--", "-x.svc").status == 0


# --- How it ends


def test_a_mistake_of_the_compiler_is_short_and_says_where(
    build: Run, hello: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_module, "artifacts", None)
    result = build(hello.name)
    assert result.status == 70
    assert "internal error: TypeError" in result.err
    assert "in cli/build.py:" in result.err
    assert "report it" in result.err
    assert "Traceback" not in result.err


def test_the_traceback_is_shown_for_who_asks(
    build: Run, hello: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_module, "artifacts", None)
    monkeypatch.setenv("SVC_DEBUG", "1")
    assert "Traceback" in build(hello.name).err


def test_an_interruption_ends_without_a_traceback(
    build: Run, hello: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build_module, "artifacts", interrupted)
    result = build(hello.name)
    assert (result.status, result.err) == (130, "svc: interrupted\n")


def test_the_collection_of_garbage_is_left_as_it_was(svc: Run) -> None:
    import gc

    assert gc.isenabled()
    svc("--help")
    assert gc.isenabled()


# --- As a process of its own


def test_the_command_builds_a_service(hello: Path) -> None:
    ran = subprocess.run(
        [*COMMAND, "build", "hello.svc", "--no-checks"],
        cwd=hello.parent,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (
        "hello: 1 route, 1 function → build/hello.swagger.yaml, build/hello.template.yaml\n"
    )


def test_where_the_terminal_has_no_boxes_ascii_is_written(hello: Path) -> None:
    hello.write_text(HELLO.replace("-> hello", "-> helo"))
    ran = subprocess.run(
        [*COMMAND, "build", "hello.svc", "--no-checks"],
        cwd=hello.parent,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert ran.returncode == 1
    assert ran.stderr.isascii()
    assert b"7|     GET /hello -> helo" in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_is_no_mistake() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run([*COMMAND, "--help"], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_behind_the_output_is_said() -> None:
    with open("/dev/full", "wb") as full:
        ran = subprocess.run([*COMMAND, "--help"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"svc: cannot write the output: ")


@pytest.mark.skipif(os.name == "nt", reason="signals differ there")
def test_control_c_ends_the_process_with_130() -> None:
    program = (
        "import sys, os, signal; from svclang.cli.main import main\n"
        # A process that is started in the background is told to ignore it.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "class Waiting:\n"
        "    class buffer:\n"
        "        read = staticmethod(lambda: os.kill(os.getpid(), signal.SIGINT))\n"
        "sys.stdin = Waiting\n"
        "sys.exit(main(['build', '-']))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert ran.returncode == 130 or ran.returncode == -signal.SIGINT
    assert ran.stderr == b"svc: interrupted\n"


def test_importing_the_package_imports_nothing_of_it() -> None:
    program = "import sys, svclang; print([m for m in sys.modules if m.startswith('svclang.')])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert ran.stdout.strip() == b"[]"


def test_a_build_without_checks_imports_no_checker(hello: Path) -> None:
    program = (
        "import sys; from svclang.cli.main import main\n"
        "main(['build', 'hello.svc', '--no-checks', '-q'])\n"
        "heavy = {'cfnlint', 'jsonschema', 'openapi_spec_validator', 'yaml', 'svclang.check',\n"
        "         'importlib.metadata', 'svclang.cli.report', 'svclang.model.show'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=hello.parent, capture_output=True, check=True
    )
    assert ran.stdout.strip() == b"[]"


# --- The public API


def test_every_public_name_is_there() -> None:
    import svclang

    assert all(hasattr(svclang, name) for name in svclang.__all__)
    assert set(svclang.__all__) <= set(dir(svclang))


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    import svclang

    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = svclang.nothing  # type: ignore[attr-defined]


# --- Colours


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "colored"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_a_terminal_is_coloured_unless_it_is_forbidden(
    environ: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert console.wants_color(Terminal(), environ) is colored


@pytest.mark.parametrize(("environ", "colored"), [({}, False), ({"FORCE_COLOR": "1"}, True)])
def test_what_is_no_terminal_is_coloured_only_by_force(
    environ: dict[str, str], colored: bool
) -> None:
    with open(os.devnull) as stream:
        assert console.wants_color(stream, environ) is colored

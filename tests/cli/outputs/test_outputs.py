"""What all formats have in common."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from cli.outputs.outcomes import EMPTY, NOTHING, OUTCOME, for_any_outcome
from svclang.cli.outputs import FORMATS, Look, Outcome, write


@pytest.mark.parametrize("format", FORMATS)
@for_any_outcome
def test_any_outcome_is_text_that_ends_in_a_line_end(format: str, outcome: Outcome) -> None:
    text = write(format, outcome)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_the_same_outcome_gives_the_same_text_in_every_process() -> None:
    code = (
        "from cli.outputs.outcomes import OUTCOME; from svclang.cli.outputs import FORMATS, write\n"
        "print(*(write(format, OUTCOME) for format in FORMATS))"
    )
    here = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    one, other = (
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={**here, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1")
    )
    assert one == other != b""


@pytest.mark.parametrize("format", FORMATS)
@for_any_outcome
def test_nothing_that_a_terminal_obeys_comes_out(format: str, outcome: Outcome) -> None:
    assert [
        c for c in write(format, outcome) if not c.isprintable() and c not in "\n\u200c\u200d"
    ] == []


@pytest.mark.parametrize("format", ["json", "sarif", "junit"])
@for_any_outcome
def test_what_programs_read_is_ascii(format: str, outcome: Outcome) -> None:
    assert write(format, outcome).isascii()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("outcome", [EMPTY, NOTHING])
def test_nothing_found_is_text_too(format: str, outcome: Outcome) -> None:
    assert write(format, outcome).strip()


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_is_imported_only_when_it_is_asked_for(format: str) -> None:
    code = (
        "import sys; from svclang.cli.outputs import FORMATS, Outcome, write\n"
        "home = 'svclang.cli.outputs.'\n"
        "assert not [name for name in FORMATS.values() if home + name in sys.modules]\n"
        f"write({format!r}, Outcome(()))\n"
        "print(*(name for name in FORMATS if home + FORMATS[name] in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"{format}\n"


@pytest.mark.parametrize("format", sorted({*FORMATS} - {"text"}))
def test_only_text_has_colours(format: str) -> None:
    assert write(format, OUTCOME, Look(color=True)) == write(format, OUTCOME)

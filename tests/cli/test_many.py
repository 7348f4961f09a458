"""Many files: by several processes, in order, with progress where somebody looks."""

from __future__ import annotations

import io
import sys

import pytest

from svclang.cli import many
from svclang.cli.many import MANY, for_each


class Terminal(io.StringIO):
    """A stream that says that it is one."""

    def isatty(self) -> bool:
        return True


def squared(number: int) -> int:
    return number * number


@pytest.mark.parametrize("cores", [1, 2])
@pytest.mark.parametrize("size", [0, 1, MANY - 1, MANY, MANY * 3])
def test_results_are_in_the_order_of_the_items(
    size: int, cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "_cores", lambda: cores)
    assert for_each(squared, range(size)) == [squared(each) for each in range(size)]


def test_a_failure_of_one_is_a_failure_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "_cores", lambda: 2)
    with pytest.raises(ZeroDivisionError):
        for_each(inverse, range(MANY))


def inverse(number: int) -> float:
    return 1 / number


@pytest.mark.parametrize(("size", "shown"), [(MANY - 1, False), (MANY, True)])
def test_progress_is_shown_on_a_terminal_and_wiped_out(
    size: int, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    for_each(squared, range(size))
    assert (f"\r{size}/{size} files" in terminal.getvalue()) == shown
    assert terminal.getvalue().endswith("\r\x1b[K") == shown


def test_no_progress_is_written_to_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    for_each(squared, range(MANY))
    assert stream.getvalue() == ""

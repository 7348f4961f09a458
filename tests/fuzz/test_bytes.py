"""Whatever bytes the command is given, it ends with 0, 1 or 2, writes no file, and tells why."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import case_files
from fuzz.effort import fuzzed
from fuzz.running import command
from grammar_text import soup

_SOURCE = 'service it { runtime nodejs22.x; code "." }\nfunction f\n'
_FILES = [path.read_bytes() for path in case_files("trees")]
_DEEP = 100_000
_CHECK = "check --no-checks"
_LINT = ("lint --select all", "lint --fix --unsafe-fixes --diff --select all")


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A source with some bytes in the place of others."""
    data = bytearray(draw(st.sampled_from(_FILES)))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=4))
    return bytes(data)


def checked(data: bytes, folder: Path, *commands: str) -> str:
    """What commands say of bytes, as a file and as standard input; they write nothing."""
    file = folder / "a.svc"
    file.write_bytes(data)
    said = []
    for words in commands or (_CHECK,):
        for path in (str(file), "-"):
            ended = command(*words.split(), path, stdin=data)
            assert ended.status in (0, 1, 2), ended.err
            assert ended.status == 0 or (ended.err + ended.out).strip()
            assert "Traceback" not in ended.err
            said.append(ended.err)
    assert os.listdir(folder) == ["a.svc"]
    assert file.read_bytes() == data
    return said[0]


@fuzzed(60)
@given(st.binary() | spoilt() | soup().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_taken_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    checked(data, tmp_path_factory.mktemp("any"), _CHECK, *_LINT, "fmt --diff", "describe")


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (_SOURCE.encode() + b"\0", "control-character"),
        (_SOURCE.encode("utf-16"), "not-utf-8"),
        (_SOURCE.encode("utf-32"), "not-utf-8"),
        (b"\xff", "not-utf-8"),
        (b"\xed\xa0\x80", "not-utf-8"),  # half a character of UTF-16
        (_SOURCE.encode() + "// é".encode("latin-1"), "not-utf-8"),
        (b"", "missing-service"),
        (codecs.BOM_UTF8, "missing-service"),
        (b"\r\n\r\n", "missing-service"),
    ],
)
def test_what_is_no_text_of_the_language_is_refused(tmp_path: Path, data: bytes, rule: str) -> None:
    assert f"[{rule}]" in checked(data, tmp_path)


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    assert "error[" not in checked(codecs.BOM_UTF8 + _SOURCE.encode(), tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000_000,
        "{" * 1_000_000,
        "[" * _DEEP + "]" * _DEEP,
        _SOURCE + "output x = " + "(" * _DEEP + ")" * _DEEP,
        _SOURCE + "api { " + "/a { " * _DEEP + "}" * _DEEP + "}",
        _SOURCE + "// " + "x" * 1_000_000,
        _SOURCE + 'output x = "' + "x" * 1_000_000 + '"',
        _SOURCE + "function " + "f" * 1_000_000,
        _SOURCE + "function g(a: " + "T" * 1_000_000 + ")",
        _SOURCE + "output x = " + "9" * 1_000_000,
        _SOURCE + "function f; " * 20_000,
        _SOURCE + '"' * 1_000_000,
        _SOURCE + "/// x\n" * 100_000,
    ],
    ids=range(13),
)
def test_what_is_very_large_is_taken_or_refused(tmp_path: Path, text: str) -> None:
    checked(text.encode(), tmp_path)

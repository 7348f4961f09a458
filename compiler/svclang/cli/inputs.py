"""The sources that a command line names: files, folders and standard input.

In: paths as the user wrote them. Out: a `Source` for each, every file once, and `read`, which gives
the text of what they import. A path that leads nowhere raises `InputError`; a file whose text is
no UTF-8 is a diagnostic at the place where it stops being that.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic, nearest
from ..named_tuples import NamedTuple
from ..source import Source, Span
from ..syntax.load import Unreadable
from .arguments import Misuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUFFIX = ".svc"
_PASSED_OVER = frozenset(("__pycache__", "node_modules"))

# Where a statement begins with the word; whether it declares a service, the parser says.
_SERVICE = re.compile(r"(?:^|[;}\ufeff])[ \t]*service\b", re.MULTILINE)


class InputError(Misuse):
    """Paths that cannot be compiled, in words that say why."""


class Input(NamedTuple):
    """One source. `named` is False where a folder led to it; `problem` forbids to compile it.

    `is_stdin` is where it is standard input, whatever it is called.
    """

    source: Source
    named: bool
    problem: Diagnostic | None = None
    is_stdin: bool = False


def gather(paths: Sequence[str], stdin_name: str, *, libraries: bool = False) -> list[Input]:
    """The sources of all the paths, in their order, each once; folders in the order of names.

    Of a folder these are the services, and with `libraries` all that there is. Raises `InputError`,
    one line for each path that is not there, cannot be read, or is a folder in which there is none.
    """
    found: dict[str, Input] = {}
    wrong: list[str] = []
    for path in paths:
        try:
            for identity, one in _inputs(path, stdin_name, libraries):
                known = found.get(identity)
                found[identity] = (
                    one if known is None else one._replace(named=one.named or known.named)
                )
        except InputError as problem:
            wrong.append(str(problem))
    if wrong:
        raise InputError("\nsvc: ".join(wrong))
    return list(found.values())


def read(name: str) -> str:
    """The text of an imported file; raises `Unreadable`."""
    try:
        data = _bytes(name)
    except OSError as error:
        raise Unreadable(_reason(error)) from error
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"it is not UTF-8, from line {line} on") from error


def _inputs(path: str, stdin_name: str, libraries: bool) -> Iterator[tuple[str, Input]]:
    if path == "-":
        yield "-", _input(stdin_name, _stdin(), named=True)._replace(is_stdin=True)
    elif os.path.isdir(path):
        yield from _below(path, libraries)
    else:
        yield os.path.realpath(path), _file(path, named=True)


def _below(folder: str, libraries: bool) -> Iterator[tuple[str, Input]]:
    """The services in a folder and below it, and the libraries if these are wanted too."""
    empty = True
    for path in _files(folder):
        one = _file(path, named=False)
        if libraries or one.problem is not None or declares_service(one.source):
            empty = False
            yield os.path.realpath(path), one
    if empty and libraries:
        raise InputError(f"nothing in `{folder}`: there is no {SUFFIX} file below it")
    if empty:
        raise InputError(f"no service in `{folder}`: no {SUFFIX} file below it declares one")


def declares_service(source: Source) -> bool:
    """Whether a source looks as if it declared a service, which a library does not."""
    return _SERVICE.search(source.text) is not None


def _files(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if name not in _PASSED_OVER and not name.startswith(".")
        )
        for name in sorted(files):
            if name.endswith(SUFFIX):
                yield os.path.normpath(os.path.join(here, name))


def _file(path: str, *, named: bool) -> Input:
    try:
        return _input(path.replace(os.sep, "/"), _bytes(path), named=named)
    except FileNotFoundError:
        raise InputError(f"there is no file `{path}`{_offer(path)}") from None
    except OSError as error:
        raise InputError(f"cannot read `{path}`: {_reason(error)}") from None
    except ValueError:  # a null character, which no path has
        raise InputError(f"{path!r} is no path") from None


def _input(name: str, data: bytes, *, named: bool) -> Input:
    try:
        return Input(Source(name, data.decode()), named)
    except UnicodeDecodeError as error:
        source = Source(name, data.decode(errors="replace"))
        return Input(source, named, _not_utf8(source, data, error.start))


def _not_utf8(source: Source, data: bytes, at: int) -> Diagnostic:
    start = len(data[:at].decode())
    span = Span(source, start, start + 1)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        message, label = "this file is UTF-16, and a source is UTF-8", "the mark of UTF-16"
    else:
        message, label = (
            "this file is not UTF-8",
            f"the byte 0x{data[at]:02x} belongs to no character",
        )
    return Diagnostic("not-utf-8", message, span, label, help="save it with the encoding UTF-8")


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _stdin() -> bytes:
    if sys.stdin is None:
        raise InputError("standard input is closed")
    return sys.stdin.buffer.read()


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    return (error.strerror or str(error)).lower()


def _offer(path: str) -> str:
    """Which source lies there with a name that is near."""
    folder, name = os.path.split(path)
    try:
        there = [
            one.removesuffix(SUFFIX)
            for one in os.listdir(folder or os.curdir)
            if one.endswith(SUFFIX)
        ]
    except OSError:
        return ""
    candidate = nearest(name.removesuffix(SUFFIX), there)
    return f"; there is `{os.path.join(folder, candidate)}{SUFFIX}`" if candidate else ""

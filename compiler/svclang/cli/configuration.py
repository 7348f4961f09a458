"""The configuration of a project, found beside its files.

In: the paths of sources, and what the command line says. Out: the `Configuration` of each: that of
the nearest `svc.toml`, or `pyproject.toml` with a table `[tool.svc]`, in its folder or above it.
Files are not merged: the nearest one decides. What is wrong in one raises `Misuse`, with a
diagnostic at each place.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from ..diagnostics import Diagnostic
from ..lint.configuration import Configuration, Override
from ..source import Source, Span
from .arguments import Misuse
from .paths import from_here, slashed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..lint.read_configuration import Problem

OWN, SHARED = "svc.toml", "pyproject.toml"
_TABLE = re.compile(r"^\s*\[+\s*tool\s*\.\s*svc\b", re.MULTILINE)
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


class Configurations:
    """The configurations of all files of a run.

    `file` is the one that the command line names, for all files; `isolated` reads none. `said` is
    what the command line says besides, which wins.
    """

    def __init__(
        self, file: str | None = None, *, isolated: bool = False, said: Sequence[Override] = ()
    ) -> None:
        self._said = tuple(said)
        self._isolated = isolated
        self._fixed = None if file is None else self._read(file)
        self._of_folder = cache(self._nearest)

    def of(self, path: str) -> Configuration:
        """The configuration of a source; of standard input, that of the working directory."""
        if self._fixed is not None:
            return self._fixed
        return self._of_folder(os.path.dirname(os.path.abspath(path)))

    def _nearest(self, folder: str) -> Configuration:
        if self._isolated:
            return Configuration(self._said)
        for name in (OWN, SHARED):
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name == OWN or _TABLE.search(_text(path))):
                return self._read(from_here(path))
        above = os.path.dirname(folder)
        return Configuration(self._said) if above == folder else self._of_folder(above)

    def _read(self, path: str) -> Configuration:
        from ..lint.read_configuration import read_configuration

        source = Source(slashed(path), _text(path))
        table = _parsed(source)
        if os.path.basename(path) == SHARED:
            table = table.get("tool", {}).get("svc", {})
        read = read_configuration(table)
        if read.problems:
            raise Misuse("", [_placed(problem, source) for problem in read.problems])
        base = slashed(os.path.dirname(path))
        return Configuration([*read.said, *self._said], base=base)


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise Misuse(f"cannot read `{path}`: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise Misuse(f"cannot read `{path}`: it is not UTF-8") from error


def _parsed(source: Source) -> Mapping[str, Any]:
    from tomllib import TOMLDecodeError, loads

    try:
        return loads(source.text)
    except TOMLDecodeError as error:
        text = str(error)
        place = _PLACE.search(text)
        message = f"this is no TOML: {_PLACE.sub('', text)}"
        at = len(source.text)
        if place:
            at = min(source.starts[int(place[1]) - 1] + int(place[2]) - 1, at)
        span = Span(source, at, min(at + 1, len(source.text)))
        raise Misuse("", [Diagnostic("wrong-configuration", message, span)]) from None


def _placed(problem: Problem, source: Source) -> Diagnostic:
    """A problem where its word stands, first looked for behind the head of the table."""
    table = _TABLE.search(source.text) if source.name.endswith(SHARED) else None
    word = re.compile(rf"(?<![\w-]){re.escape(problem.word)}(?![\w-])")
    found = word.search(source.text, table.start() if table else 0)
    start, end = found.span() if found else (0, 0)
    return Diagnostic(
        "wrong-configuration", problem.message, Span(source, start, end), help=problem.help
    )

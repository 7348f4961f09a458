"""Digests of functions' code, for those that publish versions: made when they are asked for.

In: the folder that the template is written to. Out: for a path to code as it stands in the
template, a digest of what lies there: of the names and contents of all files of a folder, of the
content of a file. It is the same wherever the same files lie, whoever owns them and whenever they
were written.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping

from .code_files import files_below

SKIPPED = frozenset(("__pycache__", ".git"))
"""Folders that running and versioning make, and that do not belong to the code."""

_CHUNK = 1 << 20


class CodeDigests(Mapping[str, str]):
    """The digest of each path, relative to `output`; a path that cannot be read has none."""

    def __init__(self, output: str) -> None:
        self._output = output
        self._known: dict[str, str | None] = {}

    def __getitem__(self, path: str) -> str:
        if path not in self._known:
            # By name, as the output folder may not be there yet.
            place = os.path.normpath(os.path.join(self._output, path))
            self._known[path] = tree_digest(place)
        found = self._known[path]
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        return (path for path, found in self._known.items() if found is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def tree_digest(path: str) -> str | None:
    """64 hexadecimal digits for a file or for all files below a folder; None for neither."""
    state = hashlib.sha256()
    try:
        if not os.path.isdir(path):
            return _file_digest(path)
        for name in sorted(name for name, _ in files_below(path, SKIPPED)):
            encoded = name.encode("utf-8", "surrogateescape")
            content = _file_digest(os.path.join(path, *name.split("/")))
            state.update(b"%d:%s%s" % (len(encoded), encoded, content.encode()))
    except OSError:
        return None
    return state.hexdigest()


def _file_digest(path: str) -> str:
    state = hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(_CHUNK):
            state.update(chunk)
    return state.hexdigest()

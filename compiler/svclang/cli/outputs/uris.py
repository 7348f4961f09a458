"""Paths as URIs, for readers who look for a file in a repository.

In: the name of a source, and the working directory where it is known. Out: a `Uri`. Below the
working directory it is relative, with `/` on every system and what a URI cannot hold
percent-encoded; elsewhere it is a `file:` URI, as far as the name says where that is
(https://www.rfc-editor.org/rfc/rfc3986, https://www.rfc-editor.org/rfc/rfc8089).
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

from ...named_tuples import NamedTuple

_DRIVE = re.compile(r"[A-Za-z]:/")


class Uri(NamedTuple):
    """A URI, and whether it lies below the working directory."""

    text: str
    below: bool


def absolute(name: str, folder: str) -> str:
    """The path of a source from the root on, as far as it can be known; without `.` and `..`."""
    if folder and not _is_absolute(name):
        name = f"{folder.rstrip('/')}/{name}"
    return posixpath.normpath(name)


def uri(name: str, folder: str) -> Uri:
    """The URI of a source."""
    path = absolute(name, folder)
    root = f"{folder.rstrip('/')}/"
    if folder and path.startswith(root):
        path = path[len(root) :]
    if path.startswith("//"):  # another machine's: `//host/share/a.svc`
        return Uri(f"file:{_quoted(path)}", below=False)
    if _is_absolute(path):
        return Uri(f"file:///{_quoted(path.lstrip('/'))}", below=False)
    return Uri(_quoted(path), below=not path.startswith("../"))


def _is_absolute(path: str) -> bool:
    return path.startswith("/") or _DRIVE.match(path) is not None


def _quoted(path: str) -> str:
    drive = path[:2] if _DRIVE.match(path) else ""
    return drive + quote(_bytes(path[len(drive) :]))


def _bytes(path: str) -> bytes:
    """What a path is on the disk: a byte that is no UTF-8 is a lone surrogate in its name."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")

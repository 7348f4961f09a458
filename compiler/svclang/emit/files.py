"""Texts as files: all of them, or none.

In: a text for each path. Out: files in UTF-8 with the line ends that the texts have, and the list
of those whose content is new.

Every text is first written, and flushed to the disk, beside its target under a name of its own;
only when all are there do they take their targets' places, one `os.replace` each. So a reader
never sees half a file, and a full disk or a forbidden directory leaves every target as it was. A
rename that fails when others are done is the one case left: those are then put back.

A file that has its content already is not written, it only gets a new time: Make takes a target
that is older than its sources for stale, and would run the compiler for ever.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from ..named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_REASONS = {
    "EACCES": "permission denied",
    "EPERM": "permission denied",
    "EROFS": "the file system is read-only",
    "ENOSPC": "the disk is full",
    "EDQUOT": "the disk quota is used up",
    "EISDIR": "a directory is in the way",
    "EEXIST": "a file stands where one of its directories should be",
    "ENOTDIR": "a file stands where one of its directories should be",
    "ENAMETOOLONG": "the name is too long",
    "ELOOP": "its symbolic links go round in a circle",
}


class OutputError(Exception):
    """A file that cannot be written: its `path`, as it was given, and the `reason` in words."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"cannot write {path}: {reason}")
        self.path = path
        self.reason = reason


class _Output(NamedTuple):
    """One file to be: where it goes once links are followed, and what is there now."""

    path: Path
    target: str
    content: bytes
    former: bytes | None
    status: os.stat_result | None


def write_files(files: Mapping[Path, str]) -> list[Path]:
    """Writes all the texts, or none, and returns the paths whose content has changed.

    Directories are made, symbolic links are followed, a file that exists keeps its mode and a new
    one gets what the umask allows. Raises `OutputError` for the first path that cannot be written.
    """
    outputs = [_look(path, text) for path, text in files.items()]
    _refuse_twins(outputs)
    changed = [output for output in outputs if output.content != output.former]
    staged: list[str] = []
    made: list[str] = []
    try:
        for output in changed:
            staged.append(_stage(output, made))
        _put_in_place(changed, staged)
    except BaseException:
        _clear(staged, made)
        raise
    for output in outputs:
        if output.content == output.former:
            with suppress(OSError):  # its content is right, whoever owns it
                os.utime(output.target)
    return [output.path for output in changed]


def _look(path: Path, text: str) -> _Output:
    """What is at a path now, without touching it."""
    target = os.path.realpath(path)
    try:
        content = text.encode()
        status = os.stat(target)
        if stat.S_ISDIR(status.st_mode):
            raise OutputError(path, _REASONS["EISDIR"])
        if not stat.S_ISREG(status.st_mode):
            raise OutputError(path, "it is not a regular file")
        with open(target, "rb") as file:
            return _Output(path, target, content, file.read(), status)
    except UnicodeEncodeError:
        raise OutputError(path, "its text has half a character, which UTF-8 cannot hold") from None
    except FileNotFoundError:
        return _Output(path, target, content, None, None)
    except OSError as error:
        raise _readable(path, error) from error


def _refuse_twins(outputs: list[_Output]) -> None:
    """Two paths that lead to one file would leave it with the text of either."""
    seen: dict[str, Path] = {}
    for output in outputs:
        twin = seen.setdefault(output.target, output.path)
        if twin is not output.path:
            raise OutputError(output.path, f"it is the same file as {twin}")


def _stage(output: _Output, made: list[str]) -> str:
    """The name of a file beside the target that holds the text; adds to the directories `made`."""
    try:
        if output.status and not os.access(output.target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _make_directory(os.path.dirname(output.target), made)
        return _write_beside(output.target, output.content, output.status)
    except OSError as error:
        raise _readable(output.path, error) from error


def _make_directory(directory: str, made: list[str]) -> None:
    """Makes a directory and those above it, and adds to `made` what was not there."""
    missing = []
    while not os.path.isdir(directory):
        missing.append(directory)
        directory = os.path.dirname(directory)
    for name in reversed(missing):
        try:
            os.mkdir(name)
        except FileExistsError:
            if not os.path.isdir(name):  # else somebody else has just made it
                raise
        else:
            made.append(name)


def _write_beside(target: str, content: bytes, status: os.stat_result | None) -> str:
    """The name of a new file in the target's directory, with the content and the status' mode."""
    name = os.path.join(os.path.dirname(target), f".svc-{os.urandom(8).hex()}.tmp")
    try:
        with open(name, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # a rename must not be on the disk before what it names
        if status:
            os.chmod(name, stat.S_IMODE(status.st_mode))
    except BaseException:
        _clear([name], [])
        raise
    return name


def _put_in_place(outputs: list[_Output], staged: list[str]) -> None:
    """Renames every staged file to its target; if one fails, puts back what was there before."""
    try:
        for output, name in zip(outputs, staged, strict=True):
            path = output.path
            os.replace(name, output.target)
    except BaseException as error:
        for output, name in zip(outputs, staged, strict=True):
            if not os.path.lexists(name):
                _put_back(output)
        if isinstance(error, OSError):
            raise _readable(path, error) from error
        raise


def _put_back(output: _Output) -> None:
    """Gives a target its former content, mode and time, as far as the file system lets it."""
    with suppress(OSError):
        if output.former is None or output.status is None:
            os.unlink(output.target)
            return
        name = _write_beside(output.target, output.former, output.status)
        os.utime(name, ns=(output.status.st_atime_ns, output.status.st_mtime_ns))
        os.replace(name, output.target)


def _clear(files: list[str], directories: list[str]) -> None:
    """Removes temporary files that are still there, and directories that are empty."""
    for name in files:
        with suppress(OSError):
            os.unlink(name)
    for name in reversed(directories):
        with suppress(OSError):
            os.rmdir(name)


def _readable(path: Path, error: OSError) -> OutputError:
    """An error of the operating system in plain words."""
    code = errno.errorcode.get(error.errno or 0, "")
    return OutputError(path, _REASONS.get(code) or (error.strerror or str(error)).lower())

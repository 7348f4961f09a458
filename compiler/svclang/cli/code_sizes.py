"""How much code there is: measured when it is asked for.

In: a path to code, a folder, a zip or a jar. Out: the bytes of what is in it, unpacked.
"""

from __future__ import annotations

import os

from .code_files import files_below


def unpacked_size(path: str, enough: int) -> int | None:
    """The bytes of all files, counted until there are more than `enough`; None where unreadable."""
    try:
        if not os.path.isdir(path):
            return _packed_size(path)
        total = 0
        for _, entry in files_below(path):
            total += entry.stat().st_size
            if total > enough:
                break
        return total
    except OSError:
        return None


def _packed_size(path: str) -> int:
    """What a zip says of its content; of another file, its own size."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            return sum(each.file_size for each in archive.infolist())
    except BadZipFile:
        return os.path.getsize(path)

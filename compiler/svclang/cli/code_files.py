"""The files of a folder of code, however deep they lie.

In: a folder. Out: each file below it, as `aws cloudformation package` would find it: links are
followed.
https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterator


def files_below(
    top: str, skipped: Container[str] = (), inner: str = "", above: frozenset[str] = frozenset()
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Each file with its name as seen from `top`, with `/` between the steps.

    Folders called as one of `skipped` are passed over, and so is one that leads back to itself. An
    `OSError` is raised where one cannot be read.
    """
    folder = os.path.join(top, inner)
    real = os.path.realpath(folder)
    if real in above:
        return
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        name = f"{inner}/{entry.name}" if inner else entry.name
        if entry.is_dir():
            if entry.name not in skipped:
                yield from files_below(top, skipped, name, above | {real})
        elif entry.is_file():
            yield name, entry

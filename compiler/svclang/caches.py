"""Where what was worked out once is kept: one directory of the user's, or none.

In: the environment. Out: a directory that can be written to, or None, where everything is worked
out anew each time. What lies in it may be deleted at any moment.
"""

from __future__ import annotations

import os
import sys


def cache_directory() -> str | None:
    """The directory for caches, made where it is missing; None where that is not possible.

    It is `$SVC_CACHE_DIR`, else `svclang` in the system's place for caches: `$XDG_CACHE_HOME`
    or `~/.cache` (https://specifications.freedesktop.org/basedir-spec/latest/), on Windows
    `%LOCALAPPDATA%`. Nobody but the user can read it or write to it.
    """
    directory = _place()
    if directory is None:
        return None
    try:
        os.makedirs(directory, mode=0o700, exist_ok=True)
    except OSError:
        return None
    return directory if os.access(directory, os.W_OK | os.X_OK) else None


def _place() -> str | None:
    if chosen := os.environ.get("SVC_CACHE_DIR"):
        return chosen
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    # A relative path is ignored, as the specification wants; `~` stays where there is no home.
    return os.path.join(base, "svclang") if base and os.path.isabs(base) else None

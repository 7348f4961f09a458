"""What the tests of the command have in common: sources, and what a run of it gives."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HELLO = """\
service hello { runtime nodejs22.x; code "." }

function hello -> string

api {
  auth none
  GET /hello -> hello
}
"""

LIBRARY = "type Page { size: int }\n"


class Result(NamedTuple):
    """How a command ended, and what it wrote."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


def files(folder: Path) -> list[str]:
    """The names of what is in a folder, none where it is not there."""
    return sorted(os.listdir(folder)) if folder.exists() else []


def service(name: str, rest: str = "function f\n") -> str:
    """A service of that name."""
    return f'service {name} {{ runtime nodejs22.x; code "." }}\n{rest}'


BROKEN = service("broken", "function f -> Nothing\n")

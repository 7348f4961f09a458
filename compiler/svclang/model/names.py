"""Logical ids: stable, readable, and derived from the declaration alone.

`get_user` becomes `GetUser`, to which each resource of a declaration adds what it is:
`GetUserFunction`, `GetUserRole`. Nothing else in the source changes them, because a changed
logical id makes CloudFormation replace the resource.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z0-9]+")


def pascal(name: str) -> str:
    """A declared name in PascalCase, letters and digits only: `get_user` -> `GetUser`."""
    return "".join(word[0].upper() + word[1:] for word in _WORD.findall(name))


def api_id(name: str) -> str:
    """The logical id of an API: `api` -> `Api`, `admin` -> `AdminApi`."""
    base = pascal(name)
    return base if base.endswith("Api") else base + "Api"


def base_id(kind: str, name: str) -> str:
    """What the logical ids of a declaration begin with."""
    return api_id(name) if kind == "api" else pascal(name)

"""Routes and groups: methods, paths and targets stand in columns."""

from __future__ import annotations

from ..layout import Doc
from ..leaves import Branch
from .brackets import lays_out_rows
from .rows import row
from .tables import GROUPS, ROUTES


@lays_out_rows("route")
def route(branch: Branch) -> Doc:
    """`GET /users -> list_users`, with an empty cell where the group gives the path."""
    arrow = next(at for at, part in enumerate(branch.children) if part.kind == "ARROW")
    return row(ROUTES, branch.children, 1, arrow)


@lays_out_rows("group")
def group(branch: Branch) -> Doc:
    """`/users/{id} { … }`."""
    return row(GROUPS, branch.children, 1)

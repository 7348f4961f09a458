"""Routes and groups: methods, paths and targets stand in columns."""

from __future__ import annotations

from ..layout import Doc, Part
from ..leaves import Branch, Child
from .brackets import braces, lays_out_rows
from .rows import row
from .show import lays_out, show
from .tables import GROUPS, ROUTES


@lays_out("items")
def items(branch: Branch) -> Part:
    """`{ auth none; GET /users -> list_users }`."""
    return braces(branch.children, lambda _, __: ";")


@lays_out_rows("route")
def route(child: Child) -> Doc:
    """`GET /users -> list_users`, with an empty cell where the group gives the path."""
    if not isinstance(child, Branch):
        return show(child)
    arrow = next(at for at, part in enumerate(child.children) if part.kind == "ARROW")
    return row(ROUTES, child.children, 1, arrow)


@lays_out_rows("group")
def group(child: Child) -> Doc:
    """`/users/{id} { … }`."""
    return row(GROUPS, child.children, 1) if isinstance(child, Branch) else show(child)

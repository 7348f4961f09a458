"""Declarations: those of one kind that follow each other, each in one line, are rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from ..layout import Doc, Parts, Row
from ..leaves import Branch, Child
from .rows import row
from .settings import overrides
from .show import show, spaced
from .tables import declarations

_FAMILIES = {
    "enum": "type_",
    "error": "type_",
    "raw_resource": "resource",
    "schedule": "resource",
}
_SIGNATURE = frozenset(("params", "ARROW", "throws"))


def declaration(branch: Branch) -> Doc:
    """One declaration, without what stands around it."""
    parts, kind = branch.children, branch.kind
    match kind:
        case "stage":
            *head, block = parts
            assert isinstance(block, Branch)
            return Row(declarations(kind), [spaced(head)], [" ", overrides(block)])
        case "schedule":
            return row(declarations(parts[0].kind), parts, 2)
        case "param":
            return _param(parts)
        case "error":
            return row(declarations(kind), parts, *_cells_of_error(parts))
        case "raw_resource":
            return row(declarations(kind), parts, 2, *([3] if len(parts) > 3 else []))
        case "function" if _SIGNATURE.isdisjoint(part.kind for part in parts):
            return row(declarations(kind), parts, 2)
        case "resource":
            return row(declarations(kind), parts, 2)
        case "type_" | "enum" | "authorizer" | "output" if len(parts) > 2:
            return row(declarations(kind), parts, 2)
    return show(branch)


def family(child: Child) -> str:
    """What a declaration is about: those of one family may stand close together."""
    return _FAMILIES.get(child.kind, child.kind)


def _param(parts: Sequence[Child]) -> Doc:
    """`param level: string = "info"`: types stand in a column."""
    colon = next((at for at, part in enumerate(parts) if part.kind == "COLON"), None)
    if colon is None:
        return Parts(*spaced(parts))
    return row(declarations(f"{parts[0].kind} param"), parts, colon + 1)


def _cells_of_error(parts: Sequence[Child]) -> list[int]:
    """Where the cells of an error end: its name, its status and its message."""
    kinds = [part.kind for part in parts]
    status = 2 + ("NUMBER" in kinds)
    message = status + ("STRING" in kinds)
    ends = [2, status, message]
    while ends and ends[-1] == len(parts):
        ends.pop()
    return ends

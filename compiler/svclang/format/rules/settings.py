"""Blocks of settings and data.

Names stand in a column and what is said behind it, `by` belongs to the name. Of `on created …`, the
arrows stand in a column, of `header Location: …`, the values, and of what a stage overrides, the
braces.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..layout import Doc, Part, Parts
from ..leaves import Branch, Child, first
from .brackets import braces, lays_out_rows, one, parentheses
from .rows import row
from .show import lays_out, show, spaced
from .tables import ENTRIES, EVENTS, NAMED_VALUES, OVERRIDES, SETTINGS

_DATA = frozenset(("entry", "pair"))
_WRAPPERS = frozenset(("words", "phrase", "arrow"))


@lays_out("block")
def block(branch: Branch) -> Part:
    """`{ team: "media" }`, `{ memory 1GB; timeout 5s }`."""
    return braces(branch.children, _separator)


def overrides(branch: Branch) -> Part:
    """The block of a stage."""
    return braces(branch.children, _separator, _override)


@lays_out("list_value", "params")
def list_value(branch: Branch) -> Part:
    """`[1, 2]`, `(id: uuid, limit: int = 20)`."""
    return parentheses(branch.children)


@lays_out("call")
def call(branch: Branch) -> Part:
    """`create_user(caller: context.identity.sourceIp)`."""
    name, *arguments = branch.children
    return Parts(show(name), parentheses(arguments))


@lays_out_rows("entry", "pair")
def entry(child: Child) -> Doc:
    """`key: value`: values stand in a column."""
    return row(ENTRIES, child.children, 2) if isinstance(child, Branch) else show(child)


@lays_out_rows("setting", "api_setting", "feed", "key", "key_value", "takes", "gives")
def setting(child: Child) -> Doc:
    """`memory 1GB`, `read by a, b`, `on created "*.jpg" -> f`, `-> f { batch 10 }`."""
    name, *others = parts = list(_parts(child))
    if not others or name.kind == "ARROW":
        return Parts(*spaced(parts))
    arrow = next((at for at, part in enumerate(parts) if part.kind == "ARROW"), 0)
    if first(name).text == "on" and arrow:
        return row(EVENTS, parts, arrow)
    if isinstance(others[0], Branch) and others[0].kind == "pair":
        return row(NAMED_VALUES, [name, *others[0].children, *others[1:]], 3)
    by = first(others[0]).text == "by" and len(others) > 1
    return row(SETTINGS, parts, 2 if by else 1)


def _override(child: Child) -> Doc:
    """`table users { backup on }`, in a stage."""
    parts = list(_parts(child))
    if len(parts) < 2 or parts[-1].kind != "block":
        return one(child)
    return row(OVERRIDES, parts, len(parts) - 1)


def _parts(child: Child) -> Iterator[Child]:
    """The words and signs that a setting is made of, and what it has in brackets."""
    for part in child.children if isinstance(child, Branch) else ():
        if part.kind in _WRAPPERS:
            yield from _parts(part)
        else:
            yield part


def _separator(before: Child, after: Child) -> str:
    return "," if before.kind in _DATA and after.kind in _DATA else ";"

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

_WRAPPERS = frozenset(("words", "phrase", "arrow"))


def overrides(branch: Branch) -> Part:
    """The block of a stage."""
    return braces(branch, _override)


@lays_out("call")
def call(branch: Branch) -> Part:
    """`create_user(caller: context.identity.sourceIp)`."""
    return Parts(show(branch.children[0]), parentheses(branch, 1))


@lays_out_rows("entry", "pair")
def entry(branch: Branch) -> Doc:
    """`key: value`: values stand in a column."""
    return row(ENTRIES, branch.children, 2)


@lays_out_rows("setting", "api_setting", "feed", "key", "key_value", "takes", "gives")
def setting(branch: Branch) -> Doc:
    """`memory 1GB`, `read by a, b`, `on created "*.jpg" -> f`, `-> f { batch 10 }`."""
    name, *others = parts = list(_parts(branch))
    if not others or name.kind == "ARROW":
        return Parts(*spaced(parts))
    arrow = next((at for at, part in enumerate(parts) if part.kind == "ARROW"), 0)
    if first(name).text == "on" and arrow:
        return row(EVENTS, parts, arrow)
    if isinstance(others[0], Branch) and others[0].kind == "pair":
        return row(NAMED_VALUES, [name, *others[0].children, *others[1:]], 3)
    by = first(others[0]).text == "by" and len(others) > 1
    return row(SETTINGS, parts, 2 if by else 1)


def _override(branch: Branch) -> Doc:
    """`table users { backup on }`, in a stage."""
    parts = list(_parts(branch))
    if len(parts) < 2 or parts[-1].kind != "block":
        return one(branch)
    return row(OVERRIDES, parts, len(parts) - 1)


def _parts(branch: Branch) -> Iterator[Child]:
    """The words and signs that a setting is made of, and what it has in brackets."""
    for part in branch.children:
        if isinstance(part, Branch) and part.kind in _WRAPPERS:
            yield from _parts(part)
        else:
            yield part

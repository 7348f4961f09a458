"""Blocks of settings and data.

Names stand in a column and what is said behind it, `by` belongs to the name. Of `on created …`, the
arrows stand in a column, of `header Location: …`, the values, and of what a stage overrides, the
braces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..layout import Doc, Part, Parts, Row
from ..leaves import Branch, Child, first
from .brackets import braces, lays_out_rows, one, parentheses
from .names import listed, names
from .rows import row
from .show import lays_out, show, spaced
from .tables import ENTRIES, EVENTS, NAMED_VALUES, OVERRIDES, SETTINGS

_WRAPPERS = frozenset(("words", "phrase", "arrow"))
_GRANTING = {"allow": 2}
"""Behind how many words names follow that have no `by` in front of them but `to`."""


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
    return _granting(parts) or row(SETTINGS, parts, 1)


def _granting(parts: Sequence[Child]) -> Row | None:
    """`read by a, b`, `allow f to "a:b", "a:c"`: the names can be broken; None of all else."""
    at = _GRANTING.get(first(parts[0]).text, 1)
    word, *behind = parts[at:] or [parts[0]]
    if first(word).text != ("by" if at == 1 else "to"):
        return None
    if isinstance(word, Branch) and word.kind == "call" and not behind:
        held: Part = names(word, 1)
    elif word.kind == "reference" and behind:
        held = listed(behind)
    else:
        return None
    head = [*parts[:at], first(word)]
    cut = 2 if at == 1 else 1
    rest = spaced(head[cut:], behind=True) if cut < len(head) else []
    return Row(SETTINGS, [spaced(head[:cut])], [*rest, " ", held])


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

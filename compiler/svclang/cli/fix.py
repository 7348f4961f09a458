"""`svc lint --fix`: what was found in files, repaired in them.

In: the sources that are looked at, and what was found. Out: the texts that are to stand in their
files, what is left to be told, and how much was repaired. Only files that were named are changed,
and a service is looked at again with the changed texts of what it imports.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic, in_order
from ..format import format_text
from ..lint.fixing import fix_source, is_fixable
from ..named_tuples import NamedTuple
from ..source import Source
from .inputs import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .inputs import Input
    from .lint import Looked


class Repaired(NamedTuple):
    """The texts that have changed, by the names of their files; what is left; and what is gone."""

    texts: dict[str, str]
    looked: list[Looked]
    repaired: tuple[Diagnostic, ...]


class Overlay:
    """Reads files, some of which have other texts than are written in them."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {posixpath.normpath(name): text for name, text in texts.items()}

    def __call__(self, path: str) -> str:
        """The text of a file; raises `Unreadable`."""
        text = self._texts.get(posixpath.normpath(path))
        return read(path) if text is None else text


def fix(
    inputs: Sequence[Input],
    looked: Sequence[Looked],
    look_at: Callable[[Sequence[Input], Callable[[str], str]], list[Looked]],
    *,
    unsafe: bool,
) -> Repaired:
    """Repair what can be repaired; `look_at` says what is found in sources, reading through what it
    is given.
    """
    names = {one.source.name for one in inputs if one.problem is None}
    wanted = _to_repair(looked, names, unsafe)
    chosen = [one for one in inputs if one.source.name in wanted]
    if not chosen:
        return Repaired({}, list(looked), ())
    others = [each for each in looked if each.names[0] not in wanted]
    before = {one.source.name: one.source.text for one in chosen}
    last: Mapping[str, str] = before
    found = [each for each in looked if each.names[0] in wanted]

    def again(texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        nonlocal last, found
        if texts != last:
            sources = [
                one._replace(source=Source(one.source.name, texts[one.source.name]))
                for one in chosen
            ]
            last, found = dict(texts), look_at(sources, Overlay(texts))
        return in_order(one for each in found for one in each.diagnostics)

    fixed = fix_source(again, before, format_text, unsafe=unsafe)
    again(fixed.texts)
    changed = {name: text for name, text in fixed.texts.items() if text != before[name]}
    return Repaired(changed, [*others, *found], fixed.repaired)


def _to_repair(looked: Sequence[Looked], names: set[str], unsafe: bool) -> set[str]:
    """The files that have something to be repaired, and those that are made of one of them."""
    touched = {
        edit.span.source.name
        for each in looked
        for found in each.diagnostics
        if is_fixable(found, unsafe=unsafe) and found.fix is not None
        for edit in found.fix.edits
    }
    made_of = {name for each in looked if touched & set(each.names) for name in each.names}
    return names & (touched | made_of)

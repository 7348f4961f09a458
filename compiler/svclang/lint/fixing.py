"""Repairs: texts and diagnostics in, the texts with the diagnostics' fixes applied out.

    fixed = fix_source(lint_again, {"photos.svc": text}, format_text, unsafe=False)
    fixed.texts          # by name; those that have changed are formatted
    fixed.repaired       # what is gone
    fixed.remaining      # and what is left, in the texts as they are then

It goes in rounds, as one repair can lead to the next: what is found is repaired as far as fixes do
not touch each other, and the result is looked at again. A fix that does not repair, or that makes
another error, is taken back. Nothing is read or written here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from ..diagnostics import Diagnostic
from ..named_tuples import NamedTuple
from .harm import PHASES, Change, Trial, changes, does_harm, is_ready, kind, phase_of

MOST_ROUNDS = 10
"""After how many rounds there is an end, whatever could be repaired still."""

Texts: TypeAlias = Mapping[str, str]


class Fixed(NamedTuple):
    """The texts by name, which diagnostics were repaired, and which are left.

    The places of what was `repaired` are those of the texts in which it was found.
    """

    texts: dict[str, str]
    repaired: tuple[Diagnostic, ...]
    remaining: tuple[Diagnostic, ...]


def is_fixable(found: Diagnostic, *, unsafe: bool = False) -> bool:
    """Whether a diagnostic has a fix that may be applied."""
    return found.fix is not None and bool(found.fix.edits) and (unsafe or found.fix.safe)


def apply_fixes(texts: Texts, diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> Fixed:
    """Apply fixes in the order of the texts; one that touches an earlier one is left.

    Edits that two fixes share are made once. Without `unsafe`, only safe fixes are applied. A fix
    of a text that is not there, or that is another one, is passed over.
    """
    taken: dict[str, list[Change]] = {}
    repaired: list[Diagnostic] = []
    remaining: list[Diagnostic] = []
    for found in sorted(diagnostics, key=_order):
        if is_fixable(found, unsafe=unsafe) and _takes(texts, taken, found):
            repaired.append(found)
        else:
            remaining.append(found)
    changed = {name: _edited(texts[name], each) for name, each in taken.items()}
    return Fixed({**texts, **changed}, tuple(repaired), tuple(remaining))


def fix_source(
    lint_again: Callable[[Texts], Sequence[Diagnostic]],
    texts: Texts,
    format_text: Callable[[str], str | None],
    *,
    unsafe: bool = False,
) -> Fixed:
    """Repair what can be repaired in some texts, until nothing more can, or for some rounds.

    `lint_again` says what is wrong with a service in which these are the texts of the files by
    name; only they are edited. `format_text` brings a text into its one form; it gives None for
    one that does not parse, which is left as it is.
    """
    state = Fixed(dict(texts), (), tuple(lint_again(texts)))
    rounds = _Rounds(lint_again, format_text, unsafe)
    for _ in range(MOST_ROUNDS):
        before, state = state, rounds.next(state)
        if state is before:
            break
    return state


# --- Edits ----------------------------------------------------------------------------------------


def _order(found: Diagnostic) -> tuple[object, ...]:
    """Fixes are taken in the order of the texts, whatever the order of the diagnostics."""
    source, start, end = found.span
    return (tuple(changes(found)), source.name, start, end, *kind(found))


def _takes(texts: Texts, taken: dict[str, list[Change]], found: Diagnostic) -> bool:
    """Take the edits of a fix to others, if none of them touches one of these."""
    edits = found.fix.edits if found.fix is not None else ()
    if any(texts.get(each.span.source.name) != each.span.source.text for each in edits):
        return False
    own = list(changes(found))
    if any(_touches(change, taken.get(name, ())) for name, change in own):
        return False
    for name, change in own:
        others = taken.setdefault(name, [])
        at = bisect_left(others, change)
        if others[at : at + 1] != [change]:
            others.insert(at, change)
    return True


def _touches(change: Change, taken: Sequence[Change]) -> bool:
    """Whether an edit touches one of others, which are in order and do not touch each other."""
    at = bisect_left(taken, change)
    if change in taken[at : at + 1]:
        return False
    return any(_touch(change, other) for other in taken[max(at - 1, 0) : at + 1])


def _touch(one: Change, other: Change) -> bool:
    """Whether two edits overlap, or one puts something in where the other begins or ends."""
    (start, end, _), (next_start, next_end, _) = sorted((one, other))
    puts_in = start == end or next_start == next_end
    return next_start < end or (next_start == end and puts_in)


def _edited(text: str, made: Iterable[Change]) -> str:
    parts = []
    at = 0
    for start, end, written in made:
        parts += [text[at:start], written]
        at = end
    return "".join([*parts, text[at:]])


# --- Rounds ---------------------------------------------------------------------------------------


class _Rounds:
    """Repairs as much as can be repaired at once, round after round."""

    def __init__(
        self,
        lint_again: Callable[[Texts], Sequence[Diagnostic]],
        format_text: Callable[[str], str | None],
        unsafe: bool,
    ) -> None:
        self._lint_again = lint_again
        self._format = format_text
        self._unsafe = unsafe
        self._refused: set[tuple[str, ...]] = set()

    def next(self, state: Fixed) -> Fixed:
        """What comes of one round."""
        for phase in PHASES:
            if is_ready(phase, state.remaining):
                state = self._most(state, phase)
        return state

    def _most(self, state: Fixed, phase: int) -> Fixed:
        """What comes of a phase.

        Where all fixes together do harm, each half of them is tried alone, down to a single one.
        """
        usable = [found for found in state.remaining if phase_of(found) == phase]
        usable = [found for found in usable if _identity(found) not in self._refused]
        waiting = [apply_fixes(state.texts, usable, unsafe=self._unsafe).repaired]
        kept: tuple[Diagnostic, ...] = ()
        best = state
        while waiting and waiting[-1]:
            batch = waiting.pop()
            tried = self._tried(state, kept + batch, phase)
            if tried is not None:
                best, kept = tried, kept + batch
            elif len(batch) > 1:
                half = len(batch) // 2
                waiting += [batch[half:], batch[:half]]
            else:
                self._refused.add(_identity(batch[0]))
        return best

    def _tried(self, state: Fixed, chosen: tuple[Diagnostic, ...], phase: int) -> Fixed | None:
        """What comes of some fixes; None where they do harm, or do not repair."""
        texts = {
            name: text if text == state.texts[name] else self._format(text) or text
            for name, text in apply_fixes(state.texts, chosen, unsafe=True).texts.items()
        }
        found = tuple(self._lint_again(texts))
        if does_harm(Trial(state.texts, state.remaining, chosen, texts, found), phase):
            return None
        return Fixed(texts, state.repaired + chosen, found)


def _identity(found: Diagnostic) -> tuple[str, ...]:
    """What a diagnostic is known by in the next round, when its place is another."""
    line = "".join(found.span.source.line(found.span.line).split())
    return (*kind(found), line, *(change[2] for _, change in changes(found)))

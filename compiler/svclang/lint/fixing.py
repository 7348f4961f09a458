"""Repairs: texts and diagnostics in, the texts with the diagnostics' fixes applied out.

    fixed = fix_source(lint_again, {"photos.svc": text}, format_text, unsafe=False)
    fixed.texts          # by name; those that have changed are formatted
    fixed.repaired       # what is gone
    fixed.remaining      # and what is left, in the texts as they are then

It goes in rounds, as one repair can lead to the next: what is found is repaired as far as fixes do
not touch each other, and the result is looked at again. Words are taken out only when there are no
other errors left. A fix that does not repair, or after which there is another error, is taken back.
Nothing is read or written here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from ..diagnostics import Diagnostic
from .registry import group_of

MOST_ROUNDS = 10
"""After how many rounds there is an end, whatever could be repaired still."""

Texts: TypeAlias = Mapping[str, str]
_Change: TypeAlias = tuple[int, int, str]
"""An edit of a text: the offsets between which another text is to stand, and that text."""


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
    changes: dict[str, list[_Change]] = {}
    repaired: list[Diagnostic] = []
    remaining: list[Diagnostic] = []
    for found in sorted(diagnostics, key=_order):
        if is_fixable(found, unsafe=unsafe) and _takes(texts, changes, found):
            repaired.append(found)
        else:
            remaining.append(found)
    changed = {name: _edited(texts[name], each) for name, each in changes.items()}
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
        after = rounds.next(state)
        if after is None:
            break
        state = after
    return state


# --- Edits ----------------------------------------------------------------------------------------


def _order(found: Diagnostic) -> tuple[object, ...]:
    """Fixes are taken in the order of the texts, whatever the order of the diagnostics."""
    source, start, end = found.span
    return (tuple(_changes(found)), source.name, start, end, *_kind(found))


def _changes(found: Diagnostic) -> Iterator[tuple[str, _Change]]:
    """The edits of a fix, each with the name of its text."""
    for (source, start, end), text in found.fix.edits if found.fix is not None else ():
        yield source.name, (start, end, text)


def _takes(texts: Texts, taken: dict[str, list[_Change]], found: Diagnostic) -> bool:
    """Take the edits of a fix to others, if none of them touches one of these."""
    edits = found.fix.edits if found.fix is not None else ()
    if any(texts.get(each.span.source.name) != each.span.source.text for each in edits):
        return False
    changes = list(_changes(found))
    if any(_touch(change, other) for name, change in changes for other in taken.get(name, ())):
        return False
    for name, change in changes:
        if change not in taken.setdefault(name, []):
            taken[name].append(change)
    return True


def _touch(one: _Change, other: _Change) -> bool:
    """Whether two edits overlap, or one puts something in where the other begins or ends."""
    if one == other:
        return False
    (start, end, _), (next_start, next_end, _) = sorted((one, other))
    puts_in = start == end or next_start == next_end
    return next_start < end or (next_start == end and puts_in)


def _edited(text: str, changes: Iterable[_Change]) -> str:
    parts = []
    at = 0
    for start, end, written in sorted(changes):
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

    def next(self, state: Fixed) -> Fixed | None:
        """What comes of one round; None where nothing can be repaired.

        Where all fixes together do harm, each half of them is tried alone, down to a single one.
        """
        usable = [found for found in state.remaining if _identity(found) not in self._refused]
        if any(_is_of_language(found) and not _takes_words_out(found) for found in state.remaining):
            # What seems to be too much may be so only because something else is not understood.
            usable = [found for found in usable if not _takes_words_out(found)]
        waiting = [apply_fixes(state.texts, usable, unsafe=self._unsafe).repaired]
        kept: tuple[Diagnostic, ...] = ()
        best = state
        while waiting and waiting[-1]:
            batch = waiting.pop()
            tried = self._tried(state, kept + batch)
            if tried is not None:
                best, kept = tried, kept + batch
            elif len(batch) > 1:
                half = len(batch) // 2
                waiting += [batch[half:], batch[:half]]
            else:
                self._refused.add(_identity(batch[0]))
        return best if kept else None

    def _tried(self, state: Fixed, chosen: tuple[Diagnostic, ...]) -> Fixed | None:
        """What comes of some fixes; None where they do harm, or do not repair."""
        texts = {
            name: text if text == state.texts[name] else self._format(text) or text
            for name, text in apply_fixes(state.texts, chosen, unsafe=True).texts.items()
        }
        found = tuple(self._lint_again(texts))
        if _has_more_errors(state.remaining, found) or _is_still_there(state, texts, found, chosen):
            return None
        return Fixed(texts, state.repaired + chosen, found)


def _kind(found: Diagnostic) -> tuple[str, str]:
    return found.rule, found.message


def _identity(found: Diagnostic) -> tuple[str, ...]:
    """What a diagnostic is known by in the next round, when its place is another."""
    line = "".join(found.span.source.line(found.span.line).split())
    return (*_kind(found), line, *(change[2] for _, change in _changes(found)))


def _takes_words_out(found: Diagnostic) -> bool:
    """Whether a fix does nothing but take words out."""
    edits = found.fix.edits if found.fix is not None else ()
    gone = "".join(each.span.text for each in edits)
    return not any(each.text for each in edits) and any(map(str.isalnum, gone))


# --- What a fix must not do -----------------------------------------------------------------------


def _has_more_errors(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> bool:
    """Whether there is an error that was not there, of those that could have been told before."""
    there = Counter(map(_kind, before))
    # The linter's own rules speak only where the language has no errors.
    silent = any(_is_of_language(found) for found in before)
    now = Counter(
        _kind(found)
        for found in after
        if _is_of_language(found) or (found.severity == "error" and not silent)
    )
    return any(now[kind] > there[kind] for kind in now)


def _is_of_language(found: Diagnostic) -> bool:
    return found.severity == "error" and group_of(found.rule) is None


def _is_still_there(
    before: Fixed, texts: Texts, after: Sequence[Diagnostic], chosen: Sequence[Diagnostic]
) -> bool:
    """Whether what was to be repaired is found again, in other words or elsewhere too."""
    there, gone, now = (Counter(map(_kind, each)) for each in (before.remaining, chosen, after))
    if any(now[kind] > there[kind] - gone[kind] for kind in gone):
        return True
    written = list(_written(before.texts, chosen))
    places = {name: _words_before(texts[name]) for _, name, _ in written}
    return any(
        found.rule == rule
        and _kind(found) not in there
        and found.span.source.name == name
        and places[name][found.span.start] in words
        for found in after
        for rule, name, words in written
    )


def _written(texts: Texts, chosen: Iterable[Diagnostic]) -> Iterator[tuple[str, str, range]]:
    """What fixes write: for which rule, into which text, and where.

    Places are told by the letters and digits before them, which a formatter leaves as they are.
    """
    rules: dict[str, dict[_Change, set[str]]] = {}
    for found in chosen:
        for name, change in _changes(found):
            rules.setdefault(name, {}).setdefault(change, set()).add(found.rule)
    for name, changes in rules.items():
        places = _words_before(texts[name])
        shift = 0
        for start, end, text in sorted(changes):
            first = places[start] + shift
            size = _words_before(text)[-1]
            for rule in changes[start, end, text]:
                yield rule, name, range(first, first + size)
            shift += size - (places[end] - places[start])


def _words_before(text: str) -> list[int]:
    """How many letters and digits stand before each offset."""
    return list(accumulate(map(str.isalnum, text), initial=0))

"""Whether fixes do harm: what is found before and after them in, yes or no out.

Fixes are applied in phases. What hides other mistakes is repaired first, since only then it can be
seen what else there is: an error that comes up then was there before. Later, an error that was not
there is one that a fix has made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TypeAlias

from ..diagnostics import Diagnostic
from ..named_tuples import NamedTuple
from .registry import group_of

SYNTAX, NAMES, MEANING, NEEDLESS = range(4)
PHASES = (SYNTAX, NAMES, MEANING, NEEDLESS)
"""What cannot be read, what names nothing, all else, and what is to be taken out."""

OF_SYNTAX = frozenset(
    {
        *("bad-escape", "bad-reference", "control-character", "fields-behind-type", "syntax"),
        *("unclosed-bracket", "unclosed-string", "unknown-declaration", "unmatched-bracket"),
    }
)
"""The errors behind which something may stand that nobody has looked at."""

Change: TypeAlias = tuple[int, int, str]
"""An edit of a text: the offsets between which another text is to stand, and that text."""


class Trial(NamedTuple):
    """Texts by name and what is found in them, before and after the fixes of some findings."""

    texts: Mapping[str, str]
    found: Sequence[Diagnostic]
    repaired: Sequence[Diagnostic]
    texts_after: Mapping[str, str]
    found_after: Sequence[Diagnostic]


def phase_of(found: Diagnostic) -> int:
    """When a fix is to be applied."""
    if _takes_words_out(found):
        return NEEDLESS
    if found.rule in OF_SYNTAX:
        return SYNTAX
    safe = found.fix is not None and found.fix.safe
    return NAMES if found.rule.startswith("unknown-") and safe else MEANING


def is_ready(phase: int, found: Iterable[Diagnostic]) -> bool:
    """Whether it is time for a phase.

    What seems to be too much may be so only because something else is not understood.
    """
    return phase != NEEDLESS or all(
        phase_of(each) == NEEDLESS for each in found if _is_of_language(each)
    )


def does_harm(trial: Trial, phase: int) -> bool:
    """Whether there is an error that a fix has made, or what was to be repaired is there still."""
    written = _Written(trial)
    return (
        _is_left(trial)
        or _unreadable(trial.found_after) > _unreadable(trial.found)
        or any(_is_made(each, phase, written) for each in _new_errors(trial))
        or any(written.has(each, each.rule) for each in _new(trial, trial.found_after))
    )


def changes(found: Diagnostic) -> Iterator[tuple[str, Change]]:
    """The edits of a fix, each with the name of its text."""
    for (source, start, end), text in found.fix.edits if found.fix is not None else ():
        yield source.name, (start, end, text)


def kind(found: Diagnostic) -> tuple[str, str]:
    """What makes two diagnostics the same, wherever they are."""
    return found.rule, found.message


def _takes_words_out(found: Diagnostic) -> bool:
    """Whether a fix does nothing but take words out."""
    edits = found.fix.edits if found.fix is not None else ()
    gone = "".join(each.span.text for each in edits)
    return not any(each.text for each in edits) and any(map(str.isalnum, gone))


def _is_of_language(found: Diagnostic) -> bool:
    return found.severity == "error" and group_of(found.rule) is None


# --- What is found afterwards ---------------------------------------------------------------------


def _is_left(trial: Trial) -> bool:
    """Whether what was to be repaired is found as often as before."""
    there, gone, now = (
        Counter(map(kind, each)) for each in (trial.found, trial.repaired, trial.found_after)
    )
    return any(now[each] > there[each] - gone[each] for each in gone)


def _unreadable(found: Iterable[Diagnostic]) -> int:
    """How many errors of syntax there are."""
    return sum(each.rule in OF_SYNTAX for each in found)


def _new_errors(trial: Trial) -> Iterator[Diagnostic]:
    """The errors that were not told before, of those that could have been."""
    # The linter's own rules speak only where the language has no errors.
    silent = any(map(_is_of_language, trial.found))
    errors = [
        each
        for each in trial.found_after
        if _is_of_language(each) or (each.severity == "error" and not silent)
    ]
    return _new(trial, errors)


def _new(trial: Trial, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    there, now = Counter(map(kind, trial.found)), Counter(map(kind, found))
    return (each for each in found if now[kind(each)] > there[kind(each)])


def _is_made(found: Diagnostic, phase: int, written: _Written) -> bool:
    """Whether a new error is one that a fix has made, and not one that was hidden."""
    if phase == SYNTAX:
        return found.rule in OF_SYNTAX and written.has(found, right_behind=True)
    return phase != NAMES or found.rule in OF_SYNTAX or written.has(found)


class _Written:
    """What fixes have written, and where.

    Places are told by the letters and digits before them, which a formatter leaves as they are.
    """

    def __init__(self, trial: Trial) -> None:
        self._texts = trial.texts_after
        self._within: dict[tuple[str, str], set[int]] = {}
        self._behind: dict[tuple[str, str], set[int]] = {}
        for rule, name, words in _written(trial):
            for of in ("", rule):
                self._within.setdefault((name, of), set()).update(words)
                self._behind.setdefault((name, of), set()).add(words.stop)
        self._places: dict[str, list[int]] = {}

    def has(self, found: Diagnostic, rule: str = "", *, right_behind: bool = False) -> bool:
        """Whether a finding begins in what was written for any rule, or for one.

        With `right_behind`, the next word counts too: there a parser stumbles.
        """
        name = found.span.source.name
        if (name, rule) not in self._within:
            return False
        if name not in self._places:
            self._places[name] = _words_before(self._texts[name])
        place = self._places[name][found.span.start]
        within, behind = self._within[name, rule], self._behind[name, rule]
        return place in within or (right_behind and place in behind)


def _written(trial: Trial) -> Iterator[tuple[str, str, range]]:
    """For which rule something was written, into which text, and where."""
    rules: dict[str, dict[Change, set[str]]] = {}
    for found in trial.repaired:
        for name, change in changes(found):
            rules.setdefault(name, {}).setdefault(change, set()).add(found.rule)
    for name, made in rules.items():
        places = _words_before(trial.texts[name])
        shift = 0
        for start, end, text in sorted(made):
            first = places[start] + shift
            size = _words_before(text)[-1]
            for rule in made[start, end, text]:
                yield rule, name, range(first, first + size)
            shift += size - (places[end] - places[start])


def _words_before(text: str) -> list[int]:
    """How many letters and digits stand before each offset."""
    return list(accumulate(map(str.isalnum, text), initial=0))

"""Where a bracket is missing, or is one too many, that leaves another one without a counterpart.

In: a statement whose brackets do not fit, and a way to parse a text. Out: one error with the place
where a bracket must be written, or taken out, so that the whole statement parses; and the edit that
does so, where the text has room for it.

    function get_user(id: uuid -> User      `)` is missing in front of `->`
    type Address street: string }           `{` is missing in front of `street`
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..advice import write
from ..diagnostics import Diagnostic, Fix, Related
from ..source import Source, Span, line_start
from .bracket_trials import Trial, code_end, trials
from .brackets import Edit
from .scan import CLOSERS, OPENERS
from .unexpected import Problem

if TYPE_CHECKING:
    from .chunks import Chunk

_MOST = 3  # brackets of a statement that one mistake makes wrong
_BLANKS = re.compile(r"[ \t]*")
_WORD = re.compile(r"\w+|[^\s\w]+")
_LAST_WORD = re.compile(r"(?:[^\s(){}\[\],;]+|\S)\Z")
# A variable of a path without its second brace, or without its first.
_VARIABLE = re.compile(r"(?<=/)(?:\{(\w+\+?)(?=[ \t\n/]|->)|(\w+\+?)(?=\}))")
_NEARBY = 1_000  # characters around a place in which variables are looked at
_LONGEST = 200  # characters of a word that is marked

Stumble = Callable[[str], int]
"""Where a text stops to make sense; its length, if it never does."""


def explain_bracket(
    source: Source, text: str, chunk: Chunk, fits: Callable[[str], bool], stumble: Stumble
) -> Problem | None:
    """The error about the brackets of a statement, if one of them makes all the difference."""
    wrong = chunk.diagnostics
    if not 0 < len(wrong) <= _MOST or any(map(_is_clear, wrong)):
        return None
    start, end = chunk.first, chunk.end
    first = start + stumble(text[start:end])
    places = [one.span.start for one in wrong]
    for variable, trial in _variables(text, start, end, first):
        if _works(text, chunk, trial, fits, stumble):
            return _variable(source, text, variable, trial)
    for trial in dict.fromkeys(trials(text, start, end, places, first)):
        if _works(text, chunk, trial, fits, stumble):
            is_stray = not trial.text and trial.start in places and text[trial.start] in CLOSERS
            return None if is_stray else _problem(source, text, wrong[0], trial)
    return _unfit(source, text, wrong[0], first) if len(wrong) == 1 else None


def _works(
    text: str, chunk: Chunk, trial: Trial, fits: Callable[[str], bool], stumble: Stumble
) -> bool:
    """Whether the whole statement parses with a trial."""
    tried = f"{text[chunk.first : trial.start]}{trial.text}{text[trial.end : chunk.end]}"
    return fits(tried) and stumble(tried) == len(tried)


def _variables(text: str, start: int, end: int, first: int) -> Iterator[tuple[str, Trial]]:
    """Variables of paths near a place that lack a brace, each with that brace."""
    for found in _VARIABLE.finditer(text, max(start, first - _NEARBY), min(end, first + _NEARBY)):
        place = found.end() if found[1] else found.start()
        yield f"{{{found[1] or found[2]}}}", Trial(place, place, "}" if found[1] else "{")


def _variable(source: Source, text: str, variable: str, trial: Trial) -> Problem:
    size = len(variable) - 1
    start = trial.start - size if trial.text == "}" else trial.start
    span = Span(source, start, start + size)
    message = "a variable of a path stands between `{` and `}`"
    advice = write(span, variable, safe=False)
    label = f"`{trial.text}` is missing"
    found = Diagnostic("unmatched-bracket", message, span, label, **advice)
    return Problem(found, _edit(text, trial))


def _is_clear(found: Diagnostic) -> bool:
    """Whether an error has nothing to do with a missing bracket, or tells already where it is."""
    return found.rule != "unclosed-bracket" and (
        found.rule != "unmatched-bracket" or bool(found.related)
    )


def _problem(source: Source, text: str, found: Diagnostic, trial: Trial) -> Problem:
    place, where = _place(source, text, trial)
    edit = _edit(text, trial)
    is_open = text[found.span.start] in OPENERS
    stray = Related(found.span, "this closes nothing")
    related = () if is_open or place == found.span else (stray,)
    if len(trial.text) > 1:
        message = f"`{place.text}` close in the wrong order"
        advice = write(place, trial.text, safe=False)
        return Problem(_said(found, message, place, **advice), edit)
    if not trial.text:
        message = f"`{place.text}` is one too many"
        advice = write(place, "", "take it out", safe=False)
        return Problem(_said(found, message, place, "", related, **advice), edit)
    missing = f"`{trial.text}` is missing {where} this"
    at = place.end if where == "behind" else trial.start
    gap = Span(source, at, at)
    advice = write(gap, trial.text, f"write `{trial.text}` {where} `{place.text}`", safe=False)
    if trial.text == OPENERS.get(text[found.span.start]):
        shown = found.related or (Related(place, missing),)
        fix = _as_offered(found, gap) or advice["fix"]
        return Problem(found._replace(related=shown, fix=fix), edit)
    message = f"`{trial.text}` is missing"
    return Problem(_said(found, message, place, missing, related, **advice), edit)


def _as_offered(found: Diagnostic, gap: Span) -> Fix | None:
    """The fix that does what is offered already, if that means the same place, but for blanks."""
    closer = OPENERS[found.span.text]
    if found.fix is None:
        return write(gap, closer, found.help, safe=False)["fix"] if closer == "}" else None
    at, other = sorted((found.fix.edits[0].span.start, gap.start))
    return None if gap.source.text[at:other].strip() else found.fix


def _unfit(source: Source, text: str, found: Diagnostic, first: int) -> Problem | None:
    """A closing bracket that closes nothing, with what did not fit in front of it."""
    at = found.span.start
    if text[at] not in CLOSERS or first >= at or "\n" in text[first:at]:
        return None
    word = _WORD.match(text, first)
    place = Span(source, first, word.end() if word else first + 1)
    return Problem(found._replace(related=(Related(place, "this does not fit either"),)))


def _said(
    found: Diagnostic,
    message: str,
    place: Span,
    label: str = "",
    related: tuple[Related, ...] = (),
    *,
    help: str,
    fix: Fix | None,
) -> Diagnostic:
    return Diagnostic(found.rule, message, place, label, related, help, fix=fix)


def _place(source: Source, text: str, trial: Trial) -> tuple[Span, str]:
    """The word that the bracket is missing in front of, or behind; or the brackets themselves."""
    if trial.end > trial.start:
        return Span(source, trial.start, trial.end), ""
    blanks = _BLANKS.match(text, trial.start)
    behind = _WORD.match(text, blanks.end() if blanks else trial.start)
    begins_line = not text[line_start(text, trial.start) : trial.start].strip()
    if behind and not behind[0].startswith("//") and not begins_line:
        return Span(source, *behind.span()), "in front of"
    end = trial.start
    while end and text[end - 1].isspace():
        end = code_end(text, 0, text.rfind("\n", 0, end) if "\n" in text[end - 1 : end] else end)
    before = _LAST_WORD.search(text, max(0, end - _LONGEST), end)
    return Span(source, before.start() if before else end, end), "behind"


def _edit(text: str, trial: Trial) -> Edit | None:
    """The edit that does it, where the text has room."""
    if trial.end > trial.start:
        return Edit(trial.start, trial.end, trial.text.ljust(trial.end - trial.start))
    for start in (trial.start, trial.start - 1):
        if text[start : start + 1] in (" ", "\t"):
            return Edit(start, start + 1, trial.text)
    if text[trial.start : trial.start + 2] in ("\n ", "\n\t"):
        return Edit(trial.start, trial.start + 2, f"{trial.text}\n")
    return None

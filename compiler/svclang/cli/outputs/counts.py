"""How many findings there are, and how many of them repair themselves.

In: an `Outcome`. Out: `Counts`, and the line that ends a report:

    2 errors, 3 warnings; 2 can be fixed with --fix
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...diagnostics import counted
from ...named_tuples import NamedTuple

if TYPE_CHECKING:
    from . import Outcome


class Counts(NamedTuple):
    """Of each kind, how many. `fixable` can be fixed safely, `unsafely_fixable` only unsafely."""

    error: int
    warning: int
    note: int
    suppressed: int
    fixable: int
    unsafely_fixable: int


def counts(outcome: Outcome) -> Counts:
    """What is counted of an outcome."""
    severities = [found.severity for found in outcome.diagnostics]
    safe = [found.fix.safe for found in outcome.diagnostics if found.fix is not None]
    return Counts(
        severities.count("error"),
        severities.count("warning"),
        severities.count("note"),
        len(outcome.suppressed),
        safe.count(True),
        safe.count(False),
    )


def tally(outcome: Outcome) -> str:
    """The counts in words; where there is nothing, in how many files there is nothing."""
    number = counts(outcome)
    kinds = [(number.error, "error"), (number.warning, "warning"), (number.note, "note")]
    found = ", ".join(counted(n, kind) for n, kind in kinds if n)
    if not found:
        files = f"{counted(len(outcome.files), 'file')}, " if outcome.files else ""
        return f"{files}nothing found"
    return found + _fixable(number.fixable, number.unsafely_fixable)


def _fixable(safely: int, unsafely: int) -> str:
    ways = [f"{safely} can be fixed with --fix"] if safely else []
    if unsafely:
        which = "more" if safely else "can be fixed"
        ways.append(f"{unsafely} {which} with --fix --unsafe-fixes")
    return f"; {', '.join(ways)}" if ways else ""

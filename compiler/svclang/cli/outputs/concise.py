"""One line for each finding, and one that counts them.

    photos.svc:61:13: error[unknown-name] no function is called `get_usr` [fix: write `get_user`]
    1 error; 1 can be fixed with --fix

In: an `Outcome`. Out: text that editors and `grep` read. A finding never takes two lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..glyphs import shown
from .counts import tally
from .places import place

if TYPE_CHECKING:
    from ...diagnostics import Diagnostic, Fix
    from . import Look, Outcome


def render(outcome: Outcome, look: Look) -> str:
    """The findings in their order, and the tally."""
    lines = [*map(_line, outcome.diagnostics), tally(outcome)]
    return "".join(f"{shown(line, 0, look.ascii)}\n" for line in lines)


def _line(found: Diagnostic) -> str:
    head = f"{place(found.span)}: {found.severity}[{found.rule}]"
    return " ".join(f"{head} {found.message}{_mark(found.fix)}".split("\n"))


def _mark(fix: Fix | None) -> str:
    if fix is None:
        return ""
    return f" [{'fix' if fix.safe else 'unsafe fix'}: {fix.title}]"

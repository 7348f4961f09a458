"""The format for a person: every finding with its lines of source, and how many there are.

In: an `Outcome`, and what the reader can show. Out: text, of at most `MOST` findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..report import shortened
from .counts import tally

if TYPE_CHECKING:
    from . import Look, Outcome


def render(outcome: Outcome, look: Look) -> str:
    """The findings in their order, and the tally."""
    text = shortened(outcome.diagnostics, tally(outcome), color=look.color, ascii=look.ascii)
    return f"{text}\n"

"""What becomes of the objects of a bucket in time, as its settings say it.

    move to glacier after 30d under "logs/"  →  "logs/": (30, glacier)

In: a setting, `move` or `move_old`, `expire` or `expire_old`. Out: its words, each time.
"""

from __future__ import annotations

from typing import Any

from ..aws.kinds.bucket import STORAGE_CLASSES
from ..named_tuples import NamedTuple
from ..source import Span
from .nodes import Given
from .settings import times

_WORDS = {known.name: word for word, known in STORAGE_CLASSES.items()}


class Step(NamedTuple):
    """A move to a class of storage: after how many days, where nobody else knows that, and where.

    `to` is the class as S3 names it, `word` as the language does.
    """

    days: Any
    to: str
    span: Span

    @property
    def word(self) -> str:
        """The class in the language's word."""
        return _WORDS[self.to]


def steps_of(move: Given | None) -> dict[str, list[Step]]:
    """The moves that say all that they need to, by the beginning of the keys that they are of."""
    steps: dict[str, list[Step]] = {}
    for each, span in times(move):
        if "to" in each and "after" in each:
            step = Step(each["after"], each["to"], span)
            steps.setdefault(each.get("under", ""), []).append(step)
    return steps

"""How much work something is, counted so that it is the same on every machine.

In: what is to be done with a text. Out: how many calls that takes, of Python's functions and of
C's; or how often a line of the compiler is run, by the code that it belongs to. A loop over
everything for everything is seen in the lines of its own code even where the rest does far more.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import svclang

_COMPILER = str(Path(svclang.__file__).parent)


def calls(run: Callable[[str], object], text: str) -> int:
    """How many calls it takes to do something with a text."""
    count = 0

    def see(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(see)
    try:
        run(text)
    finally:
        sys.setprofile(None)
    return count


def lines(run: Callable[[str], object], text: str) -> Counter[CodeType]:
    """How often lines are run for a text, each time round a loop anew, by their code."""
    count: Counter[CodeType] = Counter()

    def see(frame: FrameType, event: str, argument: Any) -> Any:
        if event == "line":
            count[frame.f_code] += 1
        return see if frame.f_code.co_filename.startswith(_COMPILER) else None

    before = sys.gettrace()
    sys.settrace(see)
    try:
        run(text)
    finally:
        sys.settrace(before)
    return count

"""Cases that say themselves what is found in them.

    GET /a > f    // error: [syntax] `>` has no meaning // help: write `->`

stands on the line that is wrong. A line can have several marks, and `//^ error: …` speaks of the
line above it, where a mark behind the text would become a part of it. Message and help are
fragments; what is not marked must not be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from svclang.diagnostics import Diagnostic

_CASES = Path(__file__).parent / "cases"
_MARK = re.compile(
    r"//(\^?) (error|warning|note): \[([A-Za-z0-9/-]+)\] (.*?)"
    r"(?: // help: (.*?))?(?= //\^? (?:error|warning|note): |$)"
)


class Mark(NamedTuple):
    """What is to be found: on which line, how bad, by which rule, and fragments of the words."""

    line: int
    severity: str
    rule: str
    message: str
    help: str

    def fits(self, found: Diagnostic) -> bool:
        place = (found.span.line, found.severity, found.rule)
        if place != (self.line, self.severity, self.rule):
            return False
        return self.message in found.message and self.help in found.help


def case_files(stage: str) -> list[Path]:
    """The cases of a stage, in order."""
    return sorted((_CASES / stage).glob("*.svc"))


def marks(text: str) -> list[Mark]:
    """What a case says about itself."""
    return [
        Mark(number - bool(found[1]), found[2], found[3], found[4], found[5] or "")
        for number, line in enumerate(text.splitlines(), 1)
        for found in _MARK.finditer(line)
    ]


def mismatches(text: str, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """What is marked and not found, and what is found and not marked; empty where all is well."""
    found = list(diagnostics)
    problems = []
    for mark in marks(text):
        one = next((one for one in found if mark.fits(one)), None)
        if one:
            found.remove(one)
        else:
            problems.append(f"missing     {': '.join(map(str, mark))}")
    for one in found:
        problems.append(
            f"unexpected  {one.span.line}: {one.severity}: [{one.rule}] {one.message}"
            f" // help: {one.help}"
        )
    return problems

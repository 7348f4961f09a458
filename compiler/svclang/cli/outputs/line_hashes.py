"""How a line is known again when lines above it have come or gone.

In: the text of a source. Out: for each of its lines, the fingerprint that GitHub's code scanning
goes by as `primaryLocationLineHash`. GitHub works it out itself where a report has none and is
uploaded by its action, and warns where a report has another; so these are the same.

A fingerprint is `<hash>:<n>`. The hash is of the 100 characters from the start of the line on,
blanks and tabs not counted, whatever lines they stand in; of what a line has in common with those
above it, `n` tells them apart. The characters are UTF-16 code units, a line end is one of them, the
end of the text is another (0xFFFF), and behind it are zeros. They are the digits of a number of
base 37, modulo 2^64 (https://github.com/github/codeql-action/blob/main/src/fingerprints.ts).
"""

from __future__ import annotations

from collections import Counter
from struct import unpack

_SIZE = 100
_BASE = 37
_MASK = 2**64 - 1
_LEADING = pow(_BASE, _SIZE, 2**64)
_END, _LINE_END = 0xFFFF, ord("\n")


def line_hashes(text: str) -> list[str]:
    """The fingerprint of each line, the one behind the last line end among them."""
    units, starts = _units(text)
    seen: Counter[int] = Counter()
    found = []
    before = _numbers(units)
    for start in starts:
        value = (before[start + _SIZE] - before[start] * _LEADING) & _MASK
        seen[value] += 1
        found.append(f"{value:x}:{seen[value]}")
    return found


def _units(text: str) -> tuple[list[int], list[int]]:
    """What is counted of a text, and where in it each line starts."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate({0x20: None, 0x09: None})
    data = plain.encode("utf-16-le", "surrogatepass")
    made = unpack(f"<{len(data) // 2}H", data)
    units = [*made, _END, *[0] * _SIZE]
    starts = [0, *(at + 1 for at, unit in enumerate(made) if unit == _LINE_END)]
    return units, starts


def _numbers(units: list[int]) -> list[int]:
    """The number that the first units are, for every count of them."""
    numbers = [0]
    value = 0
    for unit in units:
        value = (value * _BASE + unit) & _MASK
        numbers.append(value)
    return numbers

"""Text of any kind as a terminal can show it, and how many columns that takes.

In: a part of a line of source. Out: the same with tabs as spaces, and with every character visible
that would move the cursor, hide itself or turn the direction of what a reader sees.
"""

from __future__ import annotations

from ..widths import columns

TAB = 4
"""Tabs lead to the next multiple of so many columns."""

_PLAIN = {
    "…": "...",
    "→": "->",
    "·": "-",
    "–": "-",
    "—": "--",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
}
# What joins or chooses among the characters around it has no width, and does no harm.
_JOINERS = "\u200c\u200d"


def shown(text: str, column: int, ascii: bool) -> str:
    """A text without line ends, as it is shown from `column` on (from 0)."""
    if text.isascii() and text.isprintable():
        return text
    parts: list[str] = []
    for character in text:
        part = " " * (TAB - column % TAB) if character == "\t" else _glyph(character, ascii)
        column += columns(part)
        parts.append(part)
    return "".join(parts)


def shown_lines(text: str, *, ascii: bool) -> str:
    """A text of any number of lines, as it is shown; its line ends stay."""
    return "\n".join(shown(line, 0, ascii) for line in text.split("\n"))


def _glyph(character: str, ascii: bool) -> str:
    if character.isascii():
        return character if character.isprintable() else _control(ord(character), ascii)
    if ascii:
        return _PLAIN.get(character) or _code(character)
    return character if character.isprintable() or character in _JOINERS else _code(character)


def _control(code: int, ascii: bool) -> str:
    if ascii:
        return f"\\x{code:02x}"
    return "␡" if code == 0x7F else chr(0x2400 + code)


def _code(character: str) -> str:
    return f"<U+{ord(character):04X}>"

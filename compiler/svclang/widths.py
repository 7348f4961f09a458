"""How many columns of a terminal or an editor a text takes.

In: a text that holds nothing that moves the cursor. Out: a number of columns.
"""

from __future__ import annotations


def columns(text: str) -> int:
    """How many columns a text takes, all of whose characters can be seen."""
    if text.isascii():
        return len(text)
    return sum(1 if character.isascii() else _width(character) for character in text)


def _width(character: str) -> int:
    """https://www.unicode.org/reports/tr11/: wide characters take two columns, marks none."""
    import unicodedata

    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

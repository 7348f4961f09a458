"""Edits that put a setting into a declaration, and leave the rest as it stands.

    pool a { login "a" }  +  sign_up off  →  pool a { login "a"; sign_up off }

In: the place of a declaration. Out: an `Edit`.
"""

from __future__ import annotations

from ..diagnostics import Edit
from ..source import Span, line_start, next_line
from .text import putting_behind

_INDENT = "  "


def putting_last(declaration: Span, setting: str) -> Edit:
    """The edit that adds a setting to the braces of a declaration, behind all that they hold.

    The first brace of the declaration opens them, so that it is for no route. Where it has none,
    they are put behind it.
    """
    if not declaration.text.endswith("}"):
        return putting_behind(declaration, f" {{ {setting} }}")
    text, opening, closing = declaration.source.text, _opening(declaration), declaration.end - 1
    inside = text[opening + 1 : closing].rstrip()
    if not inside:
        return Edit(declaration._replace(start=opening), f"{{ {setting} }}")
    line = line_start(text, closing)
    margin = text[line:closing]
    if line > opening and not margin.strip():
        return _at(declaration, line, f"{margin}{_INDENT}{setting}\n")
    sign = "" if inside.endswith(";") else ";"
    return _at(declaration, opening + 1 + len(inside), f"{sign} {setting}")


def putting_first(declaration: Span, setting: str) -> Edit:
    """The edit that adds a setting to the braces of a declaration, which must have some, first."""
    text, at = declaration.source.text, _opening(declaration) + 1
    if text[at : next_line(text, at)].strip():
        return _at(declaration, at, f" {setting};")
    margin = text[line_start(text, declaration.start) : declaration.start]
    return _at(declaration, at, f"\n{margin}{_INDENT}{setting}")


def _opening(declaration: Span) -> int:
    return declaration.start + declaration.text.index("{")


def _at(declaration: Span, offset: int, text: str) -> Edit:
    return Edit(declaration._replace(start=offset, end=offset), text)

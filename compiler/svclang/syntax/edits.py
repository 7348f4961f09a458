"""Edits that put a setting into a declaration, or take one out, and leave the rest as it stands.

    pool a { login "a" }   +  sign_up off   →  pool a { login "a"; sign_up off }
    pool a { mfa off; tier lite }  -  mfa off  →  pool a { tier lite }

In: the places of a declaration and of its settings. Out: an `Edit`.
"""

from __future__ import annotations

from ..diagnostics import Edit
from ..source import Span

_INDENT = "  "


def putting_in(declaration: Span, setting: str) -> Edit:
    """The edit that adds a setting to the braces of a declaration, behind all that they hold.

    The first brace of the declaration opens them, so that it is for no route. Where it has none,
    they are put behind it.
    """
    source, start, end = declaration
    text = declaration.text
    if not text.endswith("}"):
        return Edit(Span(source, end, end), f" {{ {setting} }}")
    inside = text[text.index("{") + 1 : -1]
    last = start + text.index("{") + 1 + len(inside.rstrip())
    if not inside.strip():
        return Edit(Span(source, start + text.index("{"), end), f"{{ {setting} }}")
    if "\n" not in inside:
        return Edit(Span(source, last, last), f"{'' if _is_closed(inside) else ';'} {setting}")
    closing = source.text.rfind("\n", 0, end - 1) + 1
    margin = source.text[closing : end - 1]
    if margin.strip():
        return Edit(Span(source, last, last), f"{'' if _is_closed(inside) else ';'} {setting}")
    return Edit(Span(source, closing, closing), f"{margin}{_INDENT}{setting}\n")


def _is_closed(inside: str) -> bool:
    """Whether a `;` ends what stands last."""
    return inside.rstrip().endswith(";")


def taking_out(statement: Span) -> Edit:
    """The edit that takes a statement out, with its line where nothing else stands there."""
    source, start, end = statement
    text = source.text
    line = text.rfind("\n", 0, start) + 1
    below = text.find("\n", end)
    below = len(text) if below < 0 else below
    behind = text[end:below]
    if not text[line:start].strip() and not behind.strip(" \t\r;"):
        return Edit(Span(source, line, min(below + 1, len(text))), "")
    stripped = behind.lstrip()
    if stripped.startswith(";"):
        after = len(behind) - len(stripped[1:].lstrip())
        return Edit(Span(source, start, end + after), "")
    before = text[line:start].rstrip()
    if before.endswith(";"):
        return Edit(Span(source, line + len(before) - 1, end), "")
    return Edit(Span(source, line + len(before), end), "")

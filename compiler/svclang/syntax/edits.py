"""Edits that put a setting into a declaration, and leave the rest as it stands.

    pool a { login "a" }  +  sign_up off  →  pool a { login "a"; sign_up off }

In: the place of a declaration. Out: an `Edit`.
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


def putting_first(declaration: Span, setting: str) -> Edit:
    """The edit that adds a setting to the braces of a declaration, which must have some, first."""
    source, start, _ = declaration
    at = start + declaration.text.index("{") + 1
    line_end = source.text.find("\n", at)
    if source.text[at:line_end].strip() or line_end < 0:
        return Edit(Span(source, at, at), f" {setting};")
    line = source.text.rfind("\n", 0, start) + 1
    margin = source.text[line:start]
    return Edit(Span(source, at, at), f"\n{margin}{_INDENT}{setting}")


def _is_closed(inside: str) -> bool:
    """Whether a `;` ends what stands last."""
    return inside.rstrip().endswith(";")

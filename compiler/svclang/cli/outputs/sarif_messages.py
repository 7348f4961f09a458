"""Text in SARIF, where square brackets can be links.

In: a diagnostic, or a text of the compiler's. Out: text in which nothing is a link but what is
meant to be: `[words](1)` leads to the related location of that number
(https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317468). A type of
the language, `[string](..10)`, looks like one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...diagnostics import Diagnostic

_LIKE_A_LINK = re.compile(r"\](?=\()")
_BRACKET = re.compile(r"[\[\]\\]")


def plain(text: str) -> dict[str, str]:
    """A message that is only text."""
    return {"text": _unlinked(text)}


def message(found: Diagnostic) -> str:
    """What is wrong, what to do, and links to the related places; the first line stands alone."""
    lines = [_unlinked(found.message) or found.rule]
    lines += [f"here: {_unlinked(found.label)}"] if found.label else []
    lines += [f"help: {_unlinked(found.help)}"] if found.help else []
    links = [f"[{_linked(text)}]({at})" for at, (_, text) in enumerate(found.related, 1)]
    lines += [f"See {', '.join(links)}."] if links else []
    return "\n".join(lines)


def _unlinked(text: str) -> str:
    return _LIKE_A_LINK.sub(r"\\]", text)


def _linked(text: str) -> str:
    return _BRACKET.sub(r"\\\g<0>", text or "here")

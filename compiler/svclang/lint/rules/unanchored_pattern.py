"""A pattern that is looked for anywhere in a text.

What it finds
    A pattern of a type that begins with no `^` or ends with no `$`. Where it begins or ends with
    what matches anything (`.*`), that side is meant to be open.

Why it is bad
    `/[a-z]+/` lets every text through in which there is one small letter, `'; DROP TABLE` among
    them: what was to keep things out keeps next to nothing out.

Example
    type User { nick: string(/[a-z][a-z0-9]*/) }

    function put_user(user: User)

Use instead
    type User { nick: string(/^[a-z][a-z0-9]*$/) }

    function put_user(user: User)

Sources
    https://json-schema.org/draft-04/draft-fge-json-schema-validation-00#rfc.section.5.2.3
    https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...advice import write
from ...syntax.nodes import Pattern
from ..rule import Context, Finding, Rule
from ..trees import nodes_of

_PIECE = r"(?s)\\.|\[(?:\\.|[^\]\\])*\]|."
_OPEN_END = r"(?<!\\)\.[*+]$"
_END = rf"(?<!\\)\$$|{_OPEN_END}"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each pattern that is open by oversight."""
    for pattern in nodes_of(context, Pattern):
        ways = _alternatives(pattern.regex)
        begins = all(way.startswith(("^", ".*", ".+")) for way in ways)
        ends = all(re.search(_END, way) for way in ways)
        if not (begins and ends):
            yield _finding(pattern, _anchored(ways), begins, ends)


def _alternatives(regex: str) -> list[str]:
    """What `|` tells apart at the top of an expression: of `^a|b$`, each has one anchor only."""
    ways, depth = [""], 0
    for piece in re.findall(_PIECE, regex):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            ways.append("")
        else:
            ways[-1] += piece
    return ways


def _anchored(ways: list[str]) -> str:
    """The expression for the whole of a text."""
    bare = [re.sub(r"^\^|(?<!\\)\$$", "", way) for way in ways]
    if len(bare) > 1:
        return f"^({'|'.join(bare)})$"
    start = "" if bare[0].startswith((".*", ".+")) else "^"
    return f"{start}{bare[0]}{'' if re.search(_OPEN_END, bare[0]) else '$'}"


def _finding(pattern: Pattern, whole: str, begins: bool, ends: bool) -> Finding:
    where = "behind it" if begins else "in front of it" if ends else "around it"
    return Finding(
        f"this pattern is looked for anywhere in a text: what stands {where} may be anything",
        pattern.span,
        **write(
            pattern.span,
            f"/{whole}/",
            f"write `/{whole}/`, or `.*` where that is meant",
            safe=False,
        ),
    )


RULE = Rule("unanchored-pattern", check)

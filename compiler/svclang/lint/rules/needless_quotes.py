"""Quotes around a name that needs none.

What it finds
    Keys of data, fields, parameters and members of enums in quotes that are names of letters,
    digits and `_`.

Why it is bad
    What is bare is a name, what is quoted is data: a quoted key says that it could not be written
    otherwise.

Example
    service shop { runtime nodejs24.x; code "src"; tags { "team": "media", "cost-center": "7" } }

    function report

    every 1d -> report

Use instead
    service shop { runtime nodejs24.x; code "src"; tags { team: "media", "cost-center": "7" } }

    function report

    every 1d -> report
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...diagnostics import Edit, Fix
from ...syntax.nodes import EnumMember, Field, Name, Pair, WithoutType
from ..rule import Context, Finding, Rule
from ..trees import nodes_of, nodes_within

_BARE = r"[A-Za-z_][A-Za-z0-9_]*"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each pair of braces or parentheses with such names in it."""
    groups: dict[int, list[Name]] = {}
    for name, around in _names(context):
        if name.span.text == f'"{name.text}"' and re.fullmatch(_BARE, name.text):
            groups.setdefault(id(around), []).append(name)
    for names in groups.values():
        first, *others = names
        more = f" and {len(others)} more" if others else ""
        yield Finding(
            f"`{first.text}`{more} can be written without quotes",
            first.span,
            help=f"write `{first.text}`",
            fix=Fix(
                "take the quotes out" if others else f"write `{first.text}`",
                tuple(Edit(name.span, name.text) for name in names),
            ),
        )


def _names(context: Context) -> Iterator[tuple[Name, Any]]:
    """The names that can be written in two ways, each with what it stands in."""
    for pair, around in nodes_within(context, Pair):
        yield pair.key, around
    for field, around in nodes_within(context, Field):
        yield field.name, around
    for member, around in nodes_within(context, EnumMember):
        yield member.name, around
    for without in nodes_of(context, WithoutType):
        for name in without.names:
            yield name, without


RULE = Rule("needless-quotes", check, severity="note")

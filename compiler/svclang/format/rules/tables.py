"""The tables that rows of a source can belong to, and how far a cell may stand out of them.

The slack of a table is what its cells are like: names of settings are short, and one long one among
them would leave a hole behind all others; paths differ in length, and are read one below the other.
"""

from __future__ import annotations

from ..layout import Table

FIELDS = Table("field", 16)
ENTRIES = Table("entry", 16)
MEMBERS = Table("member", 16)

SETTINGS = Table("setting", 8)
NAMED_VALUES = Table("named value", 16)  # header Location: "/users/${result.id}"
EVENTS = Table("event", 24)  # on created "incoming/*.jpg" -> resize
OVERRIDES = Table("override", 16)  # table users { backup on }, in a stage

ROUTES = Table("route", 24)
GROUPS = Table("group", 24, one_line=True)


def declarations(kind: str) -> Table:
    """The table of declarations of one kind that follow each other, each in one line."""
    return Table(kind, 24 if kind == "error" else 12, one_line=True)

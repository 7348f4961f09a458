"""A table that is written, and never read.

What it finds
    A table that functions or routes put items into, where none may read them, no stream tells of
    them, and nothing else names the table.

Why it is bad
    What is written there is of use to nobody, or a `read by` is missing, and who tries is refused.

Example
    function add_note(text: string)

    table notes { key id: string; write by add_note }

    api { auth iam; POST /notes -> add_note }

Use instead
    function add_note(text: string)
    function get_note(id: string) -> string

    table notes { key id: string; write by add_note; read by get_note }

    api { auth iam; POST /notes -> add_note; GET /notes/{id} -> get_note }
"""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Context, Finding, Rule
from ..table_access import is_read, is_written, tables_that


def check(context: Context) -> Iterator[Finding]:
    """A finding for each table of the source itself whose items nobody sees."""
    for table in tables_that(context, are=is_written, are_not=is_read):
        yield Finding(
            f"nobody may read what is written to `{table.name.text}`",
            table.name.span,
            help="say with `read by` which functions may",
        )


RULE = Rule("unread-table", check)

"""A table that is read, and never written.

What it finds
    A table that functions or routes read, where none may put anything into it, and nothing else
    names the table.

Why it is bad
    It stays empty, or a `write by` is missing, and who tries is refused. Where somebody outside of
    the stack fills it, the source says it nowhere.

Example
    function get_note(id: string) -> string

    table notes { key id: string; read by get_note }

    api { auth iam; GET /notes/{id} -> get_note }

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
    """A finding for each table of the source itself that nobody fills."""
    for table in tables_that(context, are=is_read, are_not=is_written):
        yield Finding(
            f"nobody may write what is read from `{table.name.text}`",
            table.name.span,
            help="say with `write by` which functions may, or name it in an `output` for those"
            " who do it elsewhere",
        )


RULE = Rule("unwritten-table", check)

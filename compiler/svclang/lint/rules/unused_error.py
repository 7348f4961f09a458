"""An error that nothing throws.

What it finds
    An `error` that no function has among what it `throws`. Those of imported files are passed over:
    other services may use them.

Why it is bad
    An error answers only for functions that declare it. Where one fails with its name all the same,
    the API answers with 500.

Example
    error NotFound 404 "No such thing"

    function get_item(id: string) -> string

    api { auth iam; GET /items/{id} -> get_item }

Use instead
    error NotFound 404 "No such thing"

    function get_item(id: string) -> string throws NotFound

    api { auth iam; GET /items/{id} -> get_item }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...edits.statements import taking_out_statement
from ...syntax.nodes import ErrorDeclaration
from ..mentioned import is_mentioned
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each error of the source itself that no function throws."""
    for each in context.files[0].declarations:
        if isinstance(each, ErrorDeclaration) and not is_mentioned(context, each, each.name.text):
            yield Finding(
                f"no function throws `{each.name.text}`",
                each.name.span,
                help="name it behind `throws`, or take it out",
                fix=taking_out_statement(context.files, each.span, safe=False),
            )


RULE = Rule("unused-error", check)

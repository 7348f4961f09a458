"""An index with the key of its table.

What it finds
    A global index whose key is the table's own, attribute by attribute.

Why it is bad
    It finds nothing that the table does not find. Every write is done twice, and all is stored
    twice, and paid for.

Example
    table orders {
      key   customer: string, at: datetime
      index by_customer { key customer: string, at: datetime }
    }

Use instead
    table orders {
      key   customer: string, at: datetime
      index by_day { key day: date, at: datetime }
    }

Sources
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-indexes-general.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...edits.statements import taking_out_statement
from ...model.nodes import Given
from ...model.settings import statement_at
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each index that says what its table says."""
    for table in of_kind(context, "table"):
        index, key = table.settings.get("index"), table.settings.get("key")
        if index is not None and index.value and key is not None and key.value:
            yield from _of_table(context, index, key)


def _of_table(context: Context, index: Given, key: Given) -> Iterator[Finding]:
    names = [name.name for name in key.value]
    for each, span in zip(index.value, index.spans, strict=True):
        own = each.get("key") if each and each.get("first") and "local" not in each else None
        if own is None or [name.name for name in own.value or ()] != names:
            continue
        yield Finding(
            f"the index `{each['first'].text}` finds nothing that the table does not find by its"
            " own key",
            own.span,
            related=(Related(key.span, "the table's key"),),
            help="take it out",
            fix=taking_out_statement(
                context.files, statement_at(span, "index"), "take the index out", safe=False
            ),
        )


RULE = Rule("needless-index", check, despite_errors=True)

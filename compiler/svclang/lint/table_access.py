"""Who reads the items of a table, and who writes them.

In: a table, and the service. Out: whether anybody does. Who learns of its name elsewhere, and who
has leave for actions that are named one by one, may do both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ..model.grants import grants_of
from ..model.nodes import DeclaredResource
from .receivers import asked_of, is_named
from .resources import of_kind
from .rule import Context

_WRITING = frozenset({"put", "delete"})


Check: TypeAlias = Callable[[DeclaredResource, Context], bool]


def tables_that(context: Context, are: Check, are_not: Check) -> Iterator[DeclaredResource]:
    """The tables of the source itself of which one thing is true, and another is not."""
    for table in of_kind(context, "table"):
        own = table.span.source is context.source
        if own and are(table, context) and not are_not(table, context):
            yield table


def is_read(table: DeclaredResource, context: Context) -> bool:
    """Whether anybody can see the items of a table, or is told of them."""
    told = bool(table.feeds) or "stream" in table.settings
    asked = context.once(asked_of).get(table.name.text, _WRITING) - _WRITING
    return told or bool(asked) or _may(table, "read") or is_named(context, table)


def is_written(table: DeclaredResource, context: Context) -> bool:
    """Whether anybody can put items into a table."""
    asked = "put" in context.once(asked_of).get(table.name.text, ())
    return asked or _may(table, "write") or is_named(context, table)


def _may(table: DeclaredResource, verb: str) -> bool:
    return any(grant.verb in (verb, "") for grant in grants_of(table))

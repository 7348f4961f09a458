"""A function that can list items only by reading the whole table.

What it finds
    A function called `list…`, `find…`, `search…` or the like that may read a table which has
    neither a second part of its key nor an index, and no other table; and an `allow` of
    `dynamodb:Scan` on such a table.

Why it is bad
    Without them a table is read by the key of one item, or from end to end. That is paid for by the
    size of the table, whatever is found, and becomes slower with each item.

Example
    function list_orders(customer: string) -> [string]

    table orders { key id: string; read by list_orders }

    api { auth iam; GET /customers/{customer}/orders -> list_orders }

Use instead
    function list_orders(customer: string) -> [string]

    table orders {
      key id: string
      index by_customer { key customer: string }
      read by list_orders
    }

    api { auth iam; GET /customers/{customer}/orders -> list_orders }

Sources
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-query-scan.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Related
from ...model.grants import Grant, grants
from ...model.nodes import DeclaredResource
from ..rule import Context, Finding, Rule

_LISTING = r"(list|find|search|query|filter|browse|all)(_|[A-Z]|$)"
_SCANS = ("dynamodb:Scan", "dynamodb:PartiQLSelect")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each function that has nothing to look items up by."""
    for name, given in grants(context.model).items():
        tables = {grant.resource.name.text: grant for grant in given if _reads_table(grant, name)}
        if len(tables) == 1:
            (grant,) = tables.values()
            table = grant.resource
            if isinstance(table, DeclaredResource) and _has_one_key(table):
                yield _finding(name, grant, table)


def _reads_table(grant: Grant, name: str) -> bool:
    table = grant.resource
    if not isinstance(table, DeclaredResource) or table.kind != "table":
        return False
    scans = not set(_SCANS).isdisjoint(grant.actions)
    return scans or (grant.verb == "read" and re.match(_LISTING, name) is not None)


def _has_one_key(table: DeclaredResource) -> bool:
    """Whether items can be looked up by one attribute only."""
    key = table.settings.get("key")
    return key is not None and len(key.value) == 1 and "index" not in table.settings


def _finding(function: str, grant: Grant, table: DeclaredResource) -> Finding:
    key = table.settings["key"]
    return Finding(
        f"`{function}` can find items of `{table.name.text}` only by reading all of them",
        grant.span,
        related=(Related(key.span, "all that items are found by"),),
        help="give the table an `index` by what is looked for, or its key a second part",
    )


RULE = Rule("full-scan", check)

"""What DynamoDB would refuse of the indexes of a table.

In: a table. Out: diagnostics.
https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...advice import take_out
from ...aws.kinds.table import INDEX_NAME, MOST_GLOBAL_INDEXES, MOST_INCLUDED, MOST_LOCAL_INDEXES
from ...diagnostics import Diagnostic, Related
from ...model.nodes import DeclaredResource, Given
from ...source import Span
from .table_billing import check_billing

_Index = Mapping[str, Any]


def check_indexes(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """What is wrong with the indexes of a table."""
    given = declared.settings.get("index")
    indexes: list[_Index] = [
        each for each in (given.value if given is not None else ()) if each and each.get("first")
    ]
    yield from _check_names(indexes)
    yield from _check_counts(indexes)
    table_key = declared.settings.get("key")
    for index in indexes:
        name = index["first"]
        key = index.get("key")
        if key is None:
            yield Diagnostic(
                "missing-key",
                f"the index `{name.text}` has no key",
                name.span,
                help=f"write `index {name.text} {{ key email: string }}`",
            )
        elif "local" in index and key.value and table_key is not None and table_key.value:
            yield from _check_local(index, key, table_key)
        yield from _check_projection(index, table_key)
        yield from _check_capacity(index, declared.settings.get("billing"))


def _check_names(indexes: list[_Index]) -> Iterator[Diagnostic]:
    seen: dict[str, Span] = {}
    for index in indexes:
        name = index["first"]
        if not re.fullmatch(INDEX_NAME, name.text):
            yield Diagnostic(
                "wrong-name",
                f"`{name.text}` cannot be the name of an index, which has 3 to 255 letters, digits,"
                " `_`, `.` and `-`",
                name.span,
                help=f"write `by_{name.text}`" if len(name.text) < 3 else "",
            )
        first = seen.setdefault(name.text, name.span)
        if first is not name.span:
            yield Diagnostic(
                "doubled-index",
                f"there is an index `{name.text}` already",
                name.span,
                related=(Related(first, "first here"),),
                help="give one of them another name",
            )


def _check_counts(indexes: list[_Index]) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html."""
    local = [index for index in indexes if "local" in index]
    others = [index for index in indexes if "local" not in index]
    for found, most, what in (
        (others, MOST_GLOBAL_INDEXES, "global"),
        (local, MOST_LOCAL_INDEXES, "local"),
    ):
        if len(found) > most:
            yield Diagnostic(
                "too-many-indexes",
                f"a table has {most} {what} indexes at most, and this has {len(found)}",
                found[most]["first"].span,
                help="take some out, or make a second table",
            )
    included = [name for index in indexes for name in _included(index)]
    if len(included) > MOST_INCLUDED:
        yield Diagnostic(
            "too-many-included",
            f"the indexes of a table include {MOST_INCLUDED} attributes at most, all together, and"
            f" these include {len(included)}",
            included[MOST_INCLUDED].span,
            help="leave `include` out of an index that needs most of them: it has all then",
        )


def _check_local(index: _Index, key: Given, table_key: Given) -> Iterator[Diagnostic]:
    """A local index has the table's own key, and sorts by something else."""
    own = [name.name for name in key.value]
    others = [name.name for name in table_key.value]
    place = (Related(table_key.span, "the table's key"),)
    if len(others) < 2:
        yield Diagnostic(
            "local-index",
            "a table without a sort key has no local index",
            index["local"].name,
            related=place,
            help="give the table's key a second attribute, or take `local` out",
        )
    elif own[0] != others[0]:
        yield Diagnostic(
            "local-index",
            f"a local index begins with the table's own key, `{others[0]}`",
            key.value[0].span,
            related=place,
            help=f"write `{others[0]}`, or take `local` out",
        )
    elif len(own) < 2:
        yield Diagnostic(
            "local-index",
            "a local index sorts by an attribute of its own",
            key.span,
            help=f"write `key {table_key.value[0].span.text}, at: int`",
        )
    elif own == others:
        yield Diagnostic(
            "local-index",
            f"a local index sorts by another attribute than the table, not by `{own[1]}`",
            key.value[1].span,
            related=place,
            help="name another attribute, or take the index out",
        )


def _check_projection(index: _Index, table_key: Given | None) -> Iterator[Diagnostic]:
    include, keys = index.get("include"), index.get("keys")
    if include is not None and keys is not None:
        yield Diagnostic(
            "two-projections",
            "an index has the keys only, or includes more",
            keys.name,
            related=(Related(include.name, "includes more"),),
            help="keep one of them",
        )
    every = [*_key_names(index.get("key")), *_key_names(table_key)]
    for name in _included(index):
        if name.text in every:
            yield Diagnostic(
                "doubled-attribute",
                f"the index has `{name.text}` already",
                name.span,
                **take_out(name.span, "take it out: keys are always there"),
            )
        every.append(name.text)


def _check_capacity(index: _Index, of_table: Given | None) -> Iterator[Diagnostic]:
    billing = index.get("billing")
    if billing is None or billing.value is None:
        return
    yield from check_billing(billing)
    mode = of_table.value["first"] if of_table is not None and of_table.value else "PAY_PER_REQUEST"
    if "local" in index:
        yield Diagnostic(
            "local-index",
            "a local index has the capacity of its table",
            billing.name,
            **take_out(billing.whole, "take `billing` out"),
        )
    elif billing.value.get("first") != mode:
        related = (Related(of_table.span, "the table's"),) if of_table is not None else ()
        yield Diagnostic(
            "two-billings",
            "an index is paid for as its table is",
            billing.span,
            related=related,
            **take_out(billing.whole, "say it for the table, or take it out", safe=False),
        )


def _included(index: _Index) -> tuple[Any, ...]:
    include = index.get("include")
    return include.value if include is not None and include.value else ()


def _key_names(key: Given | None) -> list[str]:
    return [name.name for name in key.value] if key is not None and key.value else []

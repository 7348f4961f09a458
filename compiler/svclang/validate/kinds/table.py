"""What DynamoDB and Lambda would refuse of a table.

In: a table, and the model. Out: diagnostics. What is said here of keys and indexes is of
https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.forms import TypedName
from ...aws.kinds.table import LONGEST_ATTRIBUTE
from ...diagnostics import Diagnostic, Related
from ...model.nodes import DeclaredResource, Given, Model
from ..mappings import check_mapping
from .table_billing import check_billing
from .table_indexes import check_indexes

_WORDS = {"S": "text", "N": "a number", "B": "bytes"}


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one table."""
    if "key" not in declared.settings:
        yield Diagnostic(
            "missing-key",
            f"`{declared.name.text}` has no key to find its items by",
            declared.name.span,
            help="write `key id: string` in its braces",
        )
    yield from _check_attributes(declared)
    yield from check_billing(declared.settings.get("billing"))
    yield from check_indexes(declared)
    yield from _check_ttl(declared)
    yield from _check_stream(declared)
    for feed in declared.feeds:
        yield from check_mapping(declared, feed, model)


def keys_of(declared: DeclaredResource) -> Iterator[Given]:
    """The keys of a table and of its indexes, as far as they could be read."""
    index = declared.settings.get("index")
    indexes = index.value if index is not None else ()
    for key in (declared.settings.get("key"), *(each.get("key") for each in indexes if each)):
        if key is not None and key.value:
            yield key


def _check_attributes(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """An attribute has one type, and stands once in a key."""
    known: dict[str, TypedName] = {}
    for key in keys_of(declared):
        for at, name in enumerate(key.value):
            first = known.setdefault(name.name, name)
            if any(name.name == other.name for other in key.value[:at]):
                yield Diagnostic(
                    "doubled-attribute",
                    f"`{name.name}` finds the items already, and cannot sort them too",
                    name.span,
                    help="name another attribute, or take it out",
                )
            elif first.type != name.type:
                yield Diagnostic(
                    "two-types",
                    f"`{name.name}` is {_WORDS[name.type]} here, and {_WORDS[first.type]} elsewhere"
                    " in this table",
                    name.span,
                    related=(Related(first.span, "the other place"),),
                    help="an attribute of keys has one type in all items",
                )
            if len(name.name) > LONGEST_ATTRIBUTE:
                yield Diagnostic(
                    "out-of-range",
                    f"an attribute of a key has {LONGEST_ATTRIBUTE} characters at most",
                    name.span,
                    help="shorten it",
                )


def _check_ttl(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html."""
    ttl = declared.settings.get("ttl")
    names = [name for key in keys_of(declared) for name in key.value]
    for name in names:
        if ttl is not None and ttl.value and name.name == ttl.value.text and name.type != "N":
            yield Diagnostic(
                "wrong-type",
                f"`{name.name}` is {_WORDS[name.type]}, and only a number can say when an item"
                " expires",
                ttl.span,
                related=(Related(name.span, "a key here"),),
                help="name another attribute",
            )
            return


def _check_stream(declared: DeclaredResource) -> Iterator[Diagnostic]:
    stream = declared.settings.get("stream")
    if stream is not None and len(set(stream.value)) > 1:
        yield Diagnostic(
            "two-streams",
            "a table has one stream, which tells the same to all",
            stream.span,
            help="say the same for each function, as in `stream new_and_old -> f`",
        )

"""What is written into tables and read from them, straight from the API.

In: a route to a table, and the model. Out: an error for each type that no mapping template can turn
into attributes of an item, or that does not fit the key of the table.
https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..advice import take_out, write
from ..aws.action import Action
from ..aws.forms import TypedName
from ..diagnostics import Diagnostic, Related
from ..model.actions import (
    body_taken,
    flag,
    given_argument,
    index_key,
    index_of,
    indexes,
    table_key,
    wanted,
)
from ..model.bindings import bindings_of
from ..model.items import attribute_type, page_of, unmapped
from ..model.nodes import DeclaredResource, Model, Route, ServiceTarget
from ..model.type_words import in_words
from ..model.types import ListOf, Struct, Type, Unresolved, underlying

_WORDS = {"S": "text", "N": "a number", "B": "bytes"}


# --- What is read ---------------------------------------------------------------------------------


def check_item_answer(gives: Type, what: str, model: Model) -> Iterator[Diagnostic]:
    """Whether an item can be read as a type."""
    if _is_unresolved(gives, model):
        return
    if not isinstance(underlying(gives, model.types), Struct):
        yield Diagnostic(
            "no-item",
            f"{what} is a structure, and this is {in_words(gives)}",
            gives.span,
            help="give a type with the item's attributes as its fields",
        )
        return
    yield from _check_mapped(gives, model)


def check_page(gives: Type, model: Model) -> Iterator[Diagnostic]:
    """Whether a page of items can be read as a type."""
    if _is_unresolved(gives, model):
        return
    page = page_of(gives, model.types)
    if page is None or page.next is None:
        yield Diagnostic(
            "no-page",
            "a page has a list of structures, and a text that may be absent: where it has ended",
            gives.span,
            help="as in `type Page { items: [Item], next: string? }`",
        )
        return
    items = underlying(page.items.type, model.types)
    if isinstance(items, ListOf):
        yield from _check_mapped(items.item, model)


def _is_unresolved(type_: Type, model: Model) -> bool:
    """Whether a type, or what a list is of, is one that nobody knows: that is reported already."""
    below = underlying(type_, model.types)
    return isinstance(below.item if isinstance(below, ListOf) else below, Unresolved)


def _check_mapped(type_: Type, model: Model) -> Iterator[Diagnostic]:
    found = unmapped(type_, model.types)
    if found is not None:
        yield Diagnostic(
            "unmapped-type",
            f"API Gateway cannot map this to an item: {found.why}",
            found.type.span,
            help="give it a type of scalars, lists, maps and structures, or let a function do this",
        )


def check_index(
    route: Route, target: ServiceTarget, declared: DeclaredResource, model: Model
) -> Iterator[Diagnostic]:
    """Whether an index has what is read from it.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
    """
    index = indexes(declared).get(index_of(target))
    if index is None:
        return
    consistent = given_argument(target, "consistent")
    if consistent is not None and flag(target, "consistent") and "local" not in index:
        yield Diagnostic(
            "not-consistent",
            "only a local index can be read as it was written last",
            consistent.span,
            related=(Related(index["first"].span, "the index"),),
            **take_out(consistent.span, "take `consistent` out", safe=False),
        )
    page = page_of(route.gives, model.types)
    if page is None or ("keys" not in index and "include" not in index):
        return
    # A key of the table is in all of its indexes.
    had = {part.name for part in (*index_key(index), *table_key(declared))}
    include = index.get("include")
    had |= {word.text for word in include.value if word} if include is not None else set()
    items = underlying(page.items.type, model.types)
    item = underlying(items.item, model.types) if isinstance(items, ListOf) else None
    for field in item.fields if isinstance(item, Struct) else ():
        if field.name.text not in had:
            yield Diagnostic(
                "not-projected",
                f"the index `{index['first'].text}` does not have `{field.name.text}`",
                field.name.span,
                related=(Related(index["first"].span, "what it has is said here"),),
                help="give a type without it, or let the index include it",
            )


# --- What is written ------------------------------------------------------------------------------


def check_item_written(
    route: Route, target: ServiceTarget, declared: DeclaredResource, model: Model
) -> Iterator[Diagnostic]:
    """Whether what a route puts can be an item of the table."""
    item = next(
        (b for b in bindings_of(route, model).bindings if b.field.name.text == "item"), None
    )
    if item is None:
        return
    body = body_taken(route)
    if item.source != "body" or item.key or body is None:
        yield Diagnostic(
            "missing-contract",
            f"nobody knows what is put into `{target.resource}`: an item is written from a body"
            " with a type",
            target.span,
            help="say it: `{ takes body: Item }`",
        )
        return
    if _is_unresolved(body.type, model):
        return
    type_ = underlying(body.type, model.types)
    if not isinstance(type_, Struct):
        yield Diagnostic(
            "no-item",
            f"an item is a structure, and this is {in_words(body.type)}",
            body.type.span,
            help="take a type with the item's attributes as its fields",
        )
        return
    yield from _check_mapped(body.type, model)
    yield from _check_whole(route, target, declared, type_, model)
    yield from _check_validated(route)


def _check_whole(
    route: Route, target: ServiceTarget, declared: DeclaredResource, item: Struct, model: Model
) -> Iterator[Diagnostic]:
    """Whether all attributes of the key are there, with the right types."""
    bound = {binding.field.name.text for binding in bindings_of(route, model).bindings}
    for part in table_key(declared):
        if part.name in bound:
            continue
        field = item.field(part.name)
        related = (Related(part.span, "a part of the key"),)
        if field is None or not field.required:
            why = "has no" if field is None else "may come without"
            yield Diagnostic(
                "missing-key",
                f"what is put into `{target.resource}` {why} `{part.name}`",
                target.span,
                related=related,
                help=f"write `{target.resource}.put({part.name}: context.requestId)`, or"
                f" `{part.name}: path.{part.name}`, or give the body such a field",
            )
        elif attribute_type(underlying(field.type, model.types)) != part.type:
            yield _wrong_key(field.type, part)


def _check_validated(route: Route) -> Iterator[Diagnostic]:
    given = route.settings.get("validate")
    if given is not None and given.value in ("off", "params"):
        yield Diagnostic(
            "unchecked-item",
            "an item is written from a body that has been checked against its type",
            given.span,
            related=(Related(route.head, "writes an item"),),
            **write(
                given.span,
                "body",
                "write `validate body` or `validate on`, or take it out",
                safe=False,
            ),
        )


# --- Keys -----------------------------------------------------------------------------------------


def check_key_types(
    route: Route, target: ServiceTarget, declared: DeclaredResource, action: Action, model: Model
) -> Iterator[Diagnostic]:
    """Whether what the route says that it takes can be a key, or a limit."""
    wants = {w.field.name.text: w for w in wanted(route, target, declared, action)}
    for binding in bindings_of(route, model).bindings:
        want = wants.get(binding.field.name.text)
        if want is None or binding.source in ("body", "value"):
            continue
        type_ = underlying(binding.field.type, model.types)
        kind = attribute_type(type_)
        numeric = want.key is not None and want.key.type == "N"
        if want.key is not None and (kind in ("L", "M") or (numeric and kind != "N")):
            yield _wrong_key(binding.field.type, want.key)
        elif want.argument.form == "count" and kind != "N":
            yield Diagnostic(
                "wrong-value",
                f"`{binding.field.name.text}` is a number of items",
                binding.field.type.span,
                help="take an `int`",
            )


def _wrong_key(type_: Type, part: TypedName) -> Diagnostic:
    return Diagnostic(
        "wrong-key-type",
        f"the key `{part.name}` is {_WORDS.get(part.type, 'of another type')}, and this is"
        f" {in_words(type_)}",
        type_.span,
        related=(Related(part.span, "the key"),),
        help="give both the same type",
    )

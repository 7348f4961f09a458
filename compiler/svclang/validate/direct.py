"""Routes that lead straight to a resource: what their service would refuse, or quietly get wrong.

In: a route and the model. Out: diagnostics. What cannot be bound is found with the bindings.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..advice import take_out, write, write_nearest
from ..aws.action import Action
from ..diagnostics import Diagnostic, Related, listed, with_article
from ..model.actions import given_argument, indexes
from ..model.bindings import BODY_METHODS
from ..model.nodes import Argument, DeclaredResource, Model, Route, ServiceTarget
from ..model.references import step
from ..model.similar import similar_field
from ..model.types import Struct, underlying
from ..source import Span
from ..syntax.nodes import Constant, Reference
from .items import (
    check_index,
    check_item_answer,
    check_item_written,
    check_key_types,
    check_page,
)

_WITHOUT_BODY = (204, 205, 304)
_FIXED = {"id": "`{ id: string }`", "nothing": "nothing"}


def check_direct(
    route: Route, target: ServiceTarget, declared: DeclaredResource, action: Action, model: Model
) -> Iterator[Diagnostic]:
    """What is wrong with a route to a resource."""
    yield from _check_arguments(target, declared, action)
    yield from _check_method(route, target, action)
    yield from _check_answer(route, target, action, model)
    yield from _check_body_parts(route, target, model)
    if declared.kind == "machine":
        yield from _check_express(target, declared)
    if declared.kind == "table":
        yield from check_index(route, target, declared, model)
        yield from check_key_types(route, target, declared, action, model)
    if target.action == "put" and declared.kind == "table":
        yield from check_item_written(route, target, declared, model)


# --- Arguments ------------------------------------------------------------------------------------


def _check_arguments(
    target: ServiceTarget, declared: DeclaredResource, action: Action
) -> Iterator[Diagnostic]:
    for argument in target.arguments:
        known = action.arguments.get(argument.name.text)
        if known is not None and known.form == "index":
            yield from _check_index(argument, declared)
        elif known is not None and known.form == "flag":
            yield from _check_flag(argument)
    fifo = declared.kind in ("queue", "topic") and "fifo" not in declared.settings
    for name in ("group", "id") if fifo else ():
        given = given_argument(target, name)
        if given is not None:
            yield Diagnostic(
                "only-fifo",
                f"`{name}` is for a FIFO {declared.kind}",
                given.name.span,
                related=(Related(declared.name.span, "a standard one"),),
                **take_out(
                    given.span,
                    f"take it out, or write `fifo` into `{declared.name.text}`",
                    safe=False,
                ),
            )


def _check_index(argument: Argument, declared: DeclaredResource) -> Iterator[Diagnostic]:
    known = list(indexes(declared))
    value = argument.value
    name = value.text if isinstance(value, Reference) else ""
    if name in known:
        return
    yield Diagnostic(
        "unknown-index",
        f"`{declared.name.text}` has no index `{name}`"
        if name
        else "an index is named by a bare word",
        value.span,
        related=(Related(declared.name.span, "declared here"),),
        **write_nearest(value.span, known, f"it has {listed(known)}", word=name),
    )


def _check_flag(argument: Argument) -> Iterator[Diagnostic]:
    value = argument.value
    if not isinstance(value, Constant) or not isinstance(value.value, bool):
        yield Diagnostic(
            "wrong-value",
            f"`{argument.name.text}` is `true` or `false`",
            value.span,
            **write(
                value.span,
                "true",
                f"write `{argument.name.text}: true`, or take it out",
                safe=False,
            ),
        )


def _check_method(route: Route, target: ServiceTarget, action: Action) -> Iterator[Diagnostic]:
    exchange = action.exchange
    stores = exchange is not None and exchange.body == "none" and exchange.method == "PUT"
    if stores and route.method not in BODY_METHODS:
        yield Diagnostic(
            "unbound-parameter",
            f"a {route.method} has no body that `{target.resource}.{target.action}` could store",
            target.span,
            help="use PUT or POST",
        )


def _check_express(target: ServiceTarget, declared: DeclaredResource) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html."""
    if target.action == "start_sync" and not _is_express(declared):
        yield Diagnostic(
            "not-express",
            f"`{declared.name.text}` is a standard machine, and nobody can wait for that",
            target.span,
            related=(Related(declared.name.span, "declared here"),),
            help=f"write `type express` into `{declared.name.text}`, or `{target.resource}.start`",
        )


def _is_express(declared: DeclaredResource) -> bool:
    given = declared.settings.get("type")
    return given is not None and given.value == "EXPRESS"


# --- Bodies and answers ---------------------------------------------------------------------------


def _check_body_parts(route: Route, target: ServiceTarget, model: Model) -> Iterator[Diagnostic]:
    """Parts of the body that its type does not have."""
    body = next((field for field in route.takes if field.name.text == "body"), None)
    for argument in target.arguments if body is not None else ():
        value = argument.value
        if not isinstance(value, Reference) or value.path[0] != "body" or body is None:
            continue
        here = underlying(body.type, model.types)
        for at, name in enumerate(value.path[1:], 1):
            if not isinstance(here, Struct):
                break
            fields = here.by_name
            field = fields.get(name)
            if field is None:
                yield Diagnostic(
                    "unknown-field",
                    f"the body has no field `{name}`",
                    value.span,
                    related=(
                        *similar_field(name, fields),
                        Related(body.span, "what the body is"),
                    ),
                    **write_nearest(step(value, at), fields, f"it has {listed(fields)}", word=name),
                )
                break
            here = underlying(field.type, model.types)


def _statement(type_: Span, word: str) -> Span:
    """The whole of what says a type, from the word in front of it."""
    return type_._replace(start=type_.source.text.rindex(word, 0, type_.start))


def _check_answer(
    route: Route, target: ServiceTarget, action: Action, model: Model
) -> Iterator[Diagnostic]:
    exchange = action.exchange
    answer = exchange.answer if exchange is not None else ""
    call = f"{target.resource}.{target.action}"
    if answer in _FIXED and route.gives is not None:
        yield Diagnostic(
            "answer-is-fixed",
            f"what `{call}` answers is known: {_FIXED[answer]}",
            route.gives.span,
            **take_out(_statement(route.gives.span, "gives"), "take `gives` out"),
        )
    if answer in ("item", "page") and route.gives is None:
        wanted = "Item" if answer == "item" else "Page"
        yield Diagnostic(
            "missing-contract",
            f"nobody knows what the items of `{target.resource}` look like to a caller",
            target.span,
            help=f"say it: `{{ gives {wanted} }}`"
            if answer == "item"
            else "say it: `{ gives Page }`, with `type Page { items: [Item], next: string? }`",
        )
    if answer in ("item", "page", "object") and route.status in _WITHOUT_BODY:
        yield Diagnostic(
            "body-not-allowed",
            f"an answer with status {route.status} has no body, and `{call}` answers with one",
            route.status_span,
            **write(route.status_span, "200", "write `returns 200`", safe=False),
        )
    if answer == "item" and route.gives is not None:
        yield from check_item_answer(route.gives, with_article("item"), model)
    if answer == "page" and route.gives is not None:
        yield from check_page(route.gives, model)

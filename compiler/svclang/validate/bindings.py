"""Where a route's parameters come from, and whether API Gateway can bring them.

In: a route and its API. Out: what cannot be bound, and what is bound to something that is not
there, or that API Gateway does not hand on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..advice import write
from ..aws.mapped_headers import DROPPED_BEFORE_FUNCTIONS, DROPPED_BEFORE_URLS
from ..diagnostics import Diagnostic, Related
from ..model.actions import action_of
from ..model.bindings import bindings_of
from ..model.mapping_limits import addressable, nested_defaults, unapplied_defaults
from ..model.nodes import (
    Api,
    Authorizer,
    Binding,
    FunctionTarget,
    HttpTarget,
    Model,
    Route,
    ServiceTarget,
)
from ..model.types import Field
from .contents import check_contents
from .path_variables import check_path_variables
from .request_variables import check_context, check_stage_variable

_WORD = re.compile(r"[A-Za-z0-9_]+")


def check_bindings(route: Route, api: Api, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with where the parameters of a route come from."""
    bound = bindings_of(route, model)
    yield from bound.diagnostics
    for binding in bound.bindings:
        if binding.source == "context":
            yield from check_context(binding.key, binding.span)
        elif binding.source == "stage":
            yield from check_stage_variable(binding.key, binding.span, api)
        elif binding.source == "auth":
            yield from _check_auth(binding, route, model)
        elif binding.source == "header":
            yield from _check_header(binding, route)
        yield from _check_default(binding, route, model)
    yield from check_contents(route, bound.bindings, model)
    if not bound.diagnostics:
        yield from check_path_variables(route, bound.bindings, model)


# --- What the authorizer returned


def _check_auth(binding: Binding, route: Route, model: Model) -> Iterator[Diagnostic]:
    access = route.access
    if access is None:
        # It is unsaid, or could not be understood, and that is reported.
        return
    authorizer = model.authorizers.get(access.authorizer)
    if authorizer is None:
        instead = {
            "iam": "write `context.identity.userArn`, or another part of `context.identity`",
            "key": "write `context.identity.apiKeyId`",
        }
        yield Diagnostic(
            "auth-without-authorizer",
            f"`auth.{binding.key}` is what an authorizer returns, and this route has none",
            binding.span,
            related=(Related(access.span, f"`auth {access.kind}` holds here"),),
            help=instead.get(access.kind, "give the route an authorizer, as in `auth tokens`"),
        )
    else:
        yield from _check_returned(binding, authorizer)


def _check_returned(binding: Binding, authorizer: Authorizer) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html."""
    key = binding.key
    related = (Related(authorizer.name.span, "the authorizer"),)
    if authorizer.function is None:
        if key.startswith("claims."):
            yield Diagnostic(
                "unknown-claim",
                f"`auth` holds the claims themselves: there is no `{key}`",
                binding.span,
                related=related,
                **write(binding.span, f"auth.{key.removeprefix('claims.')}"),
            )
    elif not _WORD.fullmatch(key):
        yield Diagnostic(
            "unknown-claim",
            f"an authorizer cannot return `{key}`: its context is flat, with names of letters,"
            " digits and `_`",
            binding.span,
            related=related,
            help=f"return it as `{re.sub('[^A-Za-z0-9]+', '_', key).strip('_')}`",
        )


# --- Headers


def _check_header(binding: Binding, route: Route) -> Iterator[Diagnostic]:
    name = binding.key.lower()
    signed = route.access is not None and route.access.kind == "iam"
    dropped = (
        DROPPED_BEFORE_URLS if isinstance(route.target, HttpTarget) else DROPPED_BEFORE_FUNCTIONS
    )
    if name == "authorization" and signed:
        assert route.access is not None
        yield Diagnostic(
            "dropped-header",
            "API Gateway keeps a signed `Authorization` header to itself",
            binding.span,
            related=(Related(route.access.span, "requests are signed"),),
            help="who called is in `context.identity.userArn`",
            severity="warning",
        )
    elif name in dropped:
        yield Diagnostic(
            "dropped-header",
            f"API Gateway does not hand on the header `{binding.key}`",
            binding.span,
            help=f"take a header of another name, such as `X-{binding.key}`",
            severity="warning",
        )


# --- Defaults


def _check_default(binding: Binding, route: Route, model: Model) -> Iterator[Diagnostic]:
    """Defaults that nothing fills in: API Gateway itself does not know any."""
    if isinstance(route.target, FunctionTarget) and _is_called(route.target, model):
        whole = binding.field.type
        for found in unapplied_defaults(whole, model.types) if binding.source == "body" else ():
            why = "it stands in a list, in a map or in itself, which no template walks through"
            if found.unnameable is not None:
                yield _unnameable(found.unnameable, found.within, route)
            else:
                yield _unapplied(found.field, route, why)
    elif isinstance(route.target, ServiceTarget):
        yield from _check_default_sent(binding, route, route.target, model)
    elif binding.field.default is not None:
        yield _unapplied(binding.field, route, "the request is passed on as it is")


def _check_default_sent(
    binding: Binding, route: Route, target: ServiceTarget, model: Model
) -> Iterator[Diagnostic]:
    """An item is written field by field, with all defaults; any other body is sent on as it is."""
    if binding.source != "body":
        return
    why = "the body is sent on as it is"
    if binding.field.default is not None:
        yield _unapplied(binding.field, route, why)
    found = action_of(target, model)
    if found is not None and found[1].keys != "item":
        for field in nested_defaults(binding.field.type, model.types):
            yield _unapplied(field, route, why)


def _is_called(target: FunctionTarget, model: Model) -> bool:
    return model.functions[target.function].called


def _unnameable(field: Field, owner: str, route: Route) -> Diagnostic:
    name = field.name.text
    character = next(one for one in name if not addressable(one)) if name else ""
    return Diagnostic(
        "unapplied-default",
        f"API Gateway's templates cannot name a field with `{character}`, so no default of"
        f" {f'`{owner}`' if owner else 'this structure'} is filled in",
        field.name.span,
        related=(Related(route.head, "a request that can leave it out"),),
        help="give the field another name, or let the function fill the defaults in",
        severity="warning",
    )


def _unapplied(field: Field, route: Route, why: str) -> Diagnostic:
    assert field.default is not None
    return Diagnostic(
        "unapplied-default",
        f"the default of `{field.name.text}` is not filled in for a request: {why}",
        field.default.span,
        related=(Related(route.head, "a request that can leave it out"),),
        help="let the function fill it in, and write `?` for what may be absent",
        severity="warning",
    )

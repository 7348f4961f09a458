"""Where a route's parameters come from, and whether API Gateway can bring them.

In: a route and its API. Out: what cannot be bound, and what is bound to something that is not
there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..advice import write
from ..diagnostics import Diagnostic, Related
from ..model.bindings import bindings_of
from ..model.nodes import Api, Authorizer, Binding, Model, Route
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

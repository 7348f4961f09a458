"""Who may call each route: nothing is open by oversight.

In: an API whose routes know their access, or a model. Out: diagnostics.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..advice import write
from ..diagnostics import Diagnostic, Related
from ..model.nodes import Access, Api, Given, Model
from ..model.route_words import in_short
from ..model.usage_plans import asks_for_key, plans
from ..source import Span

_USAGE_PLAN = "AWS::ApiGateway::UsagePlan"


def check_access(api: Api, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with who may call an API."""
    yield from _check_said(api)
    for route in api.routes:
        if route.access is not None:
            yield from _check_scopes(route.access, model)


def _check_said(api: Api) -> Iterator[Diagnostic]:
    unsaid = [route for route in api.routes if "auth" not in route.settings]
    if not unsaid:
        return
    whole = len(unsaid) > 1 and len(unsaid) == len(api.routes)
    yield Diagnostic(
        "unsaid-auth",
        f"nobody says who may call {'this API' if whole else in_short(unsaid)}",
        api.keyword,
        label="has no `auth`",
        related=tuple(Related(route.head, "open to all?") for route in unsaid[:3]),
        help="write `auth none`, `auth iam` or `auth` and an authorizer into the API, or into each"
        " route",
    )


def _check_scopes(access: Access, model: Model) -> Iterator[Diagnostic]:
    authorizer = model.authorizers.get(access.authorizer)
    if not access.scopes or authorizer is None or authorizer.function is None:
        return
    yield Diagnostic(
        "scopes-without-cognito",
        f"`{access.authorizer}` is a function, which API Gateway tells no scopes",
        access.span,
        related=(Related(authorizer.name.span, "declared here"),),
        **write(
            access.span,
            access.authorizer,
            f"write `auth {access.authorizer}`, and check the scopes in the function",
            safe=False,
        ),
    )


def check_keys(model: Model) -> Iterator[Diagnostic]:
    """APIs that ask for keys, and that no plan opens.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
    """
    if any(raw.type == _USAGE_PLAN for raw in model.raw_resources.values()):
        return
    opened = {api.name for apis in model.opened.values() for api in apis}
    named = next((of for plan in plans(model) if (of := plan.settings.get("of"))), None)
    for api in model.apis:
        span = next((span for route in api.routes if (span := asks_for_key(route))), None)
        if span is not None and api.name not in opened:
            yield _missing_plan(api, span, named)


def _missing_plan(api: Api, span: Span, named: Given | None) -> Diagnostic:
    return Diagnostic(
        "missing-plan",
        "an API key opens nothing without a usage plan for this API: every call is refused with"
        " 403",
        span,
        related=(Related(named.span, "this plan is for others"),) if named is not None else (),
        help=f"write `{api.name}` into `of` too"
        if named is not None
        else "declare one, as in `plan basic { throttle 10/s }` and `key partner { plan basic }`",
    )

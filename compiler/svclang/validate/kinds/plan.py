"""What API Gateway would refuse of a usage plan.

In: a plan, and the model. Out: diagnostics.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ...advice import Advice, keep_one, say, write_nearest
from ...aws.kinds.plan import MOST_REQUESTS
from ...diagnostics import Diagnostic, Related
from ...model.nodes import Api, DeclaredResource, Model
from ...source import Span


def check(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one plan."""
    yield from _check_apis(declared)
    yield from _check_quota(declared)
    throttle = declared.settings.get("throttle")
    if throttle is not None:
        yield from _check_throttle(throttle.value, "first", throttle.span)
    yield from _check_routes(declared, model.opened[declared.name.text])


def _check_apis(declared: DeclaredResource) -> Iterator[Diagnostic]:
    of = declared.settings.get("of")
    first: dict[str, Span] = {}
    for word in (of.value or ()) if of is not None else ():
        name = word.path[0]
        other = first.setdefault(name, word.span)
        if other is not word.span:
            yield Diagnostic(
                "given-twice",
                f"`{name}` is named twice",
                word.span,
                related=(Related(other, "first here"),),
                **keep_one(word.span, other),
            )


def _write_route(said: Span, text: str, known: Collection[str]) -> Advice:
    """To write the nearest route in the place of the first of the words that say one."""
    end = said.start + len(text) + len('""')
    route = said._replace(end=end)
    advice = write_nearest(route, known, "write it with its whole path", word=text, form='"{}"')
    return advice if route.text == f'"{text}"' else say(advice["help"])


def _check_quota(declared: DeclaredResource) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/apigateway/latest/api/API_QuotaSettings.html."""
    quota = declared.settings.get("quota")
    if quota is None:
        return
    amount = quota.value[0]
    if amount != int(amount) or not 1 <= amount <= MOST_REQUESTS:
        yield Diagnostic(
            "out-of-range",
            f"`quota` is a whole number of requests, from 1 to {MOST_REQUESTS}",
            quota.span,
            help="as in `quota 1000/day`",
        )


def _check_throttle(given: Mapping[str, Any], rate: str, span: Span) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/apigateway/latest/api/API_ThrottleSettings.html."""
    for name in (rate, "burst"):
        amount = given.get(name)
        amount = amount[0] if isinstance(amount, tuple) else amount
        if amount == 0:
            yield Diagnostic(
                "out-of-range",
                "a plan that lets 0 requests through is no plan",
                span,
                help="take it out, or disable the key",
            )
            return


def _check_routes(declared: DeclaredResource, apis: tuple[Api, ...]) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-usageplan-apistage.html."""
    given = declared.settings.get("route")
    if given is None:
        return
    known = {f"{route.method} {route.path.text}": route for api in apis for route in api.routes}
    first: dict[str, Span] = {}
    for each, span in zip(given.value, given.spans, strict=True):
        text = each["first"]
        other = first.setdefault(text, span)
        if other is not span:
            yield Diagnostic(
                "given-twice",
                f"`{text}` is said twice",
                span,
                related=(Related(other, "first here"),),
                help="keep one of them",
            )
        elif text not in known:
            yield Diagnostic(
                "unknown-route",
                f"no API of this plan has a route `{text}`",
                span,
                **_write_route(span, text, known),
            )
        elif len(each) == 1:
            yield Diagnostic(
                "missing-value",
                f"nothing is said of `{text}`",
                span,
                help=f'as in `route "{text}" throttle 1/s burst 2`',
            )
        else:
            yield from _check_throttle(each, "throttle", span)

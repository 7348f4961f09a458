"""A route that waits for longer than API Gateway does unless it is asked.

What it finds
    A `timeout` of more than 29 seconds on a route, a group or an API, or one by hand: the
    `timeoutInMillis` of an integration in `swagger { … }`, the `TimeoutInMillis` of a raw
    `AWS::ApiGateway::Method`. Integrations that stream their answer are passed over.

Why it is bad
    API Gateway refuses the API, unless AWS has raised the quota "Maximum integration timeout" of
    the account in that region. It does so for regional and private APIs, and may lower the number
    of requests that are let through in return. A caller who waits for minutes is better served by
    `async` and a second request.

Example
    function report -> string { timeout 1m }

    api {
      auth none
      GET /report -> report { timeout 1m }
    }

Use instead
    function report -> string { timeout 20s }

    api {
      auth none
      GET /report -> report
    }

Sources
    https://aws.amazon.com/about-aws/whats-new/2024/06/amazon-api-gateway-integration-timeout-limit-29-seconds/
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
    https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...aws.api_settings import LONGEST_TIMEOUT_MS
from ...model.endpoints import endpoint_type
from ...model.nodes import Api
from ...source import Span
from ...syntax.nodes import Block, Constant, Pair, Value
from ..bound_routes import once_a_place
from ..entries import entries_within, properties
from ..rule import Context, Finding, Rule

_INTEGRATIONS = ("x-amazon-apigateway-integration", "Integration")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each timeout that needs a raised quota, once for all its routes."""
    return once_a_place(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    for api in context.model.apis:
        for route in api.routes:
            given = route.settings.get("timeout")
            if given is not None and given.value > LONGEST_TIMEOUT_MS:
                yield _finding(given.span, "29s")
        if endpoint_type(api) != "EDGE":  # for which AWS raises nothing: an error of its own
            yield from _by_hand(entries_within(_hatches(api)))
    yield from _by_hand(properties(context))


def _hatches(api: Api) -> Iterator[Block]:
    for settings in (api.settings, *(route.settings for route in api.routes)):
        given = settings.get("swagger")
        yield from (given.value or ()) if given is not None else ()


def _by_hand(entries: Iterable[Pair]) -> Iterator[Finding]:
    """What integrations say that are written in Swagger's or CloudFormation's own words."""
    for entry in entries:
        if entry.key.text in _INTEGRATIONS and isinstance(entry.value, Block):
            known = {part.key.text.lower(): part.value for part in entry.value.entries}
            waits, mode = known.get("timeoutinmillis"), known.get("responsetransfermode")
            if _is_long(waits) and getattr(mode, "plain", "") != "STREAM":
                assert waits is not None
                yield _finding(waits.span, "29000")


def _is_long(waits: Value | None) -> bool:
    number = waits.value if isinstance(waits, Constant) else None
    return isinstance(number, int) and number > LONGEST_TIMEOUT_MS


def _finding(span: Span, longest: str) -> Finding:
    return Finding(
        "API Gateway waits for more than 29s only in an account whose quota AWS has raised",
        span,
        help=f"write `{longest}` or less, and `async` for what takes longer; or ask AWS, and allow"
        " it: `// svc: allow(raised-timeout) because …`",
    )


RULE = Rule("raised-timeout", check)

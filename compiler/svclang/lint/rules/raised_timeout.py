"""A route that waits for longer than API Gateway does unless it is asked.

What it finds
    A `timeout` of more than 29 seconds on a route, a group or an API.

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
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.api_settings import LONGEST_TIMEOUT_MS
from ...source import Span
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each timeout that needs a raised quota, once for all its routes."""
    seen: set[Span] = set()
    for api in context.model.apis:
        for route in api.routes:
            given = route.settings.get("timeout")
            if given is None or given.value <= LONGEST_TIMEOUT_MS or given.span in seen:
                continue
            seen.add(given.span)
            yield Finding(
                "API Gateway waits for more than 29s only in an account whose quota AWS has raised",
                given.span,
                help="write `29s` or less, and `async` for what takes longer; or ask AWS, and allow"
                " it: `// svc: allow(raised-timeout) because …`",
            )


RULE = Rule("raised-timeout", check)

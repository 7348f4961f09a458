"""An API that takes whatever strangers send, as fast as they send it.

What it finds
    An API with routes that are open to all, change something and have no `throttle`. Of an API
    behind a `waf`, and of a private one, it does not speak. With the option `reads`, routes that
    only read count too.

Why it is bad
    One script can use up what the account may run at once, for all its services, and run up the
    bill. Where nothing is said, API Gateway lets the whole account's 10,000 requests a second
    through.

Example
    function leave_message(text: string(..500))

    api {
      auth none
      POST /messages -> leave_message
    }

Use instead
    function leave_message(text: string(..500))

    api {
      auth none
      throttle 10/s burst 20
      POST /messages -> leave_message
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
    https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.endpoints import public_apis
from ...model.nodes import MockTarget, Route
from ..rule import Context, Finding, Option, Rule

_READING = ("GET", "HEAD")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each API that strangers may use without a limit."""
    passed = ("OPTIONS",) if context.options["reads"] else ("OPTIONS", *_READING)
    for api in public_apis(context.model):
        open_ = [route for route in api.routes if route.method not in passed and _is_open(route)]
        if open_ and "waf" not in api.settings:
            first = f"`{open_[0].method} {open_[0].path.text}`"
            others = f" and {len(open_) - 1} more" if open_[1:] else ""
            yield Finding(
                f"nothing limits how often strangers may ask for {first}{others}",
                api.keyword,
                label="has no `throttle`",
                related=tuple(Related(route.head, "open to all") for route in open_[:3]),
                help="write `throttle 10/s burst 20`, or what it can bear, into the API or into"
                " these routes",
            )


def _is_open(route: Route) -> bool:
    access = route.access
    return (
        access is not None
        and access.kind == "none"
        and "throttle" not in route.settings
        and not isinstance(route.target, MockTarget)
    )


RULE = Rule(
    "unthrottled-route",
    check,
    options={"reads": Option(False, "whether routes that only read count too")},
)

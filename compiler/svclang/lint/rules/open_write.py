"""A route that anybody may write with.

What it finds
    A route of POST, PUT, PATCH, DELETE or ANY whose `auth` is `none`. Of a `mock`, which changes
    nothing, and of private APIs it does not speak.

Why it is bad
    Who finds the URL can fill the tables behind it and run up the bill. A route that is open on
    purpose (a webhook that checks a signature itself, a form for strangers) deserves a comment that
    says so.

Example
    function leave_message(text: string(..500))

    api {
      auth none
      POST /messages -> leave_message
    }

Use instead
    function leave_message(text: string(..500))

    api {
      auth iam
      POST /messages -> leave_message
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.endpoints import public_apis
from ...model.nodes import MockTarget, Route
from ..rule import Context, Finding, Rule

_READING = ("GET", "HEAD", "OPTIONS")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that is open and changes something."""
    for api in public_apis(context.model):
        for route in api.routes:
            if route.method not in _READING and _is_open(route):
                assert route.access is not None
                yield Finding(
                    f"anybody on the internet may {route.method} here",
                    route.head,
                    related=(Related(route.access.span, "nobody is asked who they are"),),
                    help="give it an authorizer, `auth iam`, or say why it is open:"
                    " `// svc: allow(open-write) because …`",
                )


def _is_open(route: Route) -> bool:
    access = route.access
    return access is not None and access.kind == "none" and not isinstance(route.target, MockTarget)


RULE = Rule("open-write", check)

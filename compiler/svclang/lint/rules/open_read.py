"""A route that anybody may read with.

What it finds
    A route of GET or HEAD whose `auth` is `none`, and that leads to a function or a resource. What
    writes is `open-write`. Private APIs are passed over.

Why it is bad
    What it answers is published. For most open routes that is what was meant, so that this rule is
    off; a service with nothing for strangers can have it on.

Example
    function list_orders -> [string]

    api {
      auth none
      GET /orders -> list_orders
    }

Use instead
    function list_orders -> [string]

    api {
      auth iam
      GET /orders -> list_orders
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.endpoints import public_apis
from ...model.nodes import FunctionTarget, ServiceTarget
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each route that tells strangers something."""
    for api in public_apis(context.model):
        for route in api.routes:
            access = route.access
            if (
                access is not None
                and access.kind == "none"
                and route.method in ("GET", "HEAD")
                and isinstance(route.target, FunctionTarget | ServiceTarget)
            ):
                yield Finding(
                    "anybody on the internet may read this",
                    route.head,
                    related=(Related(access.span, "nobody is asked who they are"),),
                    help="give it an authorizer, `auth iam`, or say why it is open:"
                    " `// svc: allow(open-read) because …`",
                )


RULE = Rule("open-read", check, on=False)

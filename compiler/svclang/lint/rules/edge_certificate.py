"""A domain over the edge whose certificate the stack makes.

What it finds
    A `domain` with `endpoint edge` and no `certificate` of its own.

Why it is bad
    The stack makes the certificate in its own region, and CloudFront looks for it in us-east-1
    alone: in every other region the deployment fails.

Example
    param zone_id: string

    function list_orders

    api { auth iam; GET /orders -> list_orders }

    domain site { name "api.example.com"; zone zone_id; endpoint edge }

Use instead
    param zone_id: string

    function list_orders

    api { auth iam; GET /orders -> list_orders }

    domain site { name "api.example.com"; zone zone_id; endpoint regional }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-edge-optimized-custom-domain-name.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...aws.kinds.domain import EDGE_REGION
from ...edits.text import replacing
from ..resources import of_kind
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each domain that can be deployed in one region only."""
    for domain in of_kind(context, "domain"):
        endpoint = domain.settings.get("endpoint")
        if endpoint is None or endpoint.value != "EDGE" or "certificate" in domain.settings:
            continue
        yield Finding(
            "the stack makes the certificate in its own region, and over the edge it must be of"
            f" {EDGE_REGION}: nowhere else can this be deployed",
            endpoint.span,
            help="write `certificate certificate_arn`, or `endpoint regional`",
            fix=replacing(endpoint.span, "regional", "write `endpoint regional`", safe=False),
        )


RULE = Rule("edge-certificate", check, despite_errors=True)

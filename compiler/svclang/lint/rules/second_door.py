"""An API with a domain name that is also reached past it.

What it finds
    An API that a `domain` leads to, and whose `default_endpoint` is not off.

Why it is bad
    The name that AWS gives the API still works. Whoever knows it passes by whatever stands at the
    domain name: a firewall, a CDN, a client's certificate.

Example
    param zone_id: string

    function list_orders

    api { auth iam; GET /orders -> list_orders }

    domain site { name "api.example.com"; zone zone_id; of api }

Use instead
    param zone_id: string

    function list_orders

    api { default_endpoint off; auth iam; GET /orders -> list_orders }

    domain site { name "api.example.com"; zone zone_id; of api }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Edit, Fix, Related
from ...edits.settings import putting_first
from ...model.nodes import Api
from ...source import Span
from ..rule import Context, Finding, Rule

_OFF = "default_endpoint off"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each API that has two names."""
    known: dict[str, tuple[Api, Span]] = {}
    for paths in context.model.reached.values():
        for path in paths:
            known.setdefault(path.api.name, (path.api, path.span))
    for api, span in known.values():
        default = api.settings.get("default_endpoint")
        if default is None or default.value:
            yield Finding(
                f"`{api.name}` is also reached by the name that AWS gives it, past its domain name",
                api.keyword if default is None else default.span,
                related=(Related(span, "its domain name leads here"),),
                help=f"write `{_OFF}` into it",
                fix=_closing(api),
            )


def _closing(api: Api) -> Fix:
    default = api.settings.get("default_endpoint")
    edit = putting_first(api.span, _OFF) if default is None else Edit(default.span, "off")
    return Fix(f"write `{_OFF}`", (edit,), safe=False)


RULE = Rule("second-door", check, severity="note")

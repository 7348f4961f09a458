"""An API that writes down nobody who calls.

What it finds
    An API without `access_logs`.

Why it is bad
    When something was stolen, broken or slow, nobody can tell who called what, and when. Logs cost
    something too, and many a service does without, so that this rule is off.

Example
    function list_orders

    api { auth iam; GET /orders -> list_orders }

Use instead
    function list_orders

    api { auth iam; access_logs 90d; GET /orders -> list_orders }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Edit, Fix
from ...edits.settings import putting_first
from ...model.nodes import Api
from ..rule import Context, Finding, Rule

_LOGS = "access_logs 90d"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each API that keeps no log of its requests."""
    for api in context.model.apis:
        given = api.settings.get("access_logs")
        if given is None or given.value is None:
            yield Finding(
                f"nobody can tell who called `{api.name}`",
                api.keyword if given is None else given.span,
                help=f"write `{_LOGS}` into it",
                fix=_logging(api),
            )


def _logging(api: Api) -> Fix:
    given = api.settings.get("access_logs")
    edit = putting_first(api.span, _LOGS) if given is None else Edit(given.span, "90d")
    return Fix(f"write `{_LOGS}`", (edit,), safe=False)


RULE = Rule("unlogged-api", check, on=False)

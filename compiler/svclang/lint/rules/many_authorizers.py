"""An API of more authorizers than AWS allows.

What it finds
    An API whose routes use more than 10 authorizers.

Why it is bad
    AWS refuses more where nobody has asked for it, and finds out when the API is deployed. Who has
    asked sets the option `most`.

Example
    // option: many-authorizers most = 1
    function check_staff
    function check_guest
    function raw

    authorizer staff  -> check_staff
    authorizer guests -> check_guest

    api {
      GET /desk  -> raw { auth staff }
      GET /rooms -> raw { auth guests }
    }

Use instead
    // option: many-authorizers most = 1
    function check_caller
    function raw

    authorizer callers -> check_caller

    api {
      auth callers
      GET /desk  -> raw
      GET /rooms -> raw
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Context, Finding, Option, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each API with too many."""
    most = context.options["most"]
    for api in context.model.apis:
        used = {route.access.authorizer for route in api.routes if route.access is not None} - {""}
        if len(used) > most:
            yield Finding(
                f"this API has {len(used)} authorizers, and AWS allows {most} where no more were"
                " asked for",
                api.keyword,
                help="let one function decide for several kinds of callers, or ask AWS for more",
            )


RULE = Rule(
    "many-authorizers",
    check,
    options={"most": Option(10, "how many authorizers an API may have")},
    despite_errors=True,
)

"""An API of more resources than AWS allows.

What it finds
    An API of more than 300 resources. Every part of a path is one, and so is the root.

Why it is bad
    AWS refuses more where nobody has asked for it, and finds out when the API is deployed. Who has
    asked sets the option `most`.

Example
    // option: many-resources most = 3
    function raw

    api {
      auth iam
      GET /users         -> raw
      GET /users/count   -> raw
      GET /orders/{id}   -> raw
    }

Use instead
    // option: many-resources most = 3
    function raw

    api users {
      auth iam
      GET /users         -> raw
      GET /users/count   -> raw
    }
    api orders {
      auth iam
      GET /orders/{id}   -> raw
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.nodes import Api, Path
from ..rule import Context, Finding, Option, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each API that is too large."""
    most = context.options["most"]
    for api in context.model.apis:
        resources = len(_resources(api))
        if resources > most:
            yield Finding(
                f"this API has {resources} resources, and AWS allows {most} where no more were"
                " asked for",
                api.keyword,
                help="every part of a path is one: ask AWS for more, or split the API",
            )


def _resources(api: Api) -> set[str]:
    """The paths of an API, and all above them."""
    return {
        Path(route.path.segments[:at], route.path.span).text
        for route in api.routes
        for at in range(len(route.path.segments) + 1)
    }


RULE = Rule(
    "many-resources",
    check,
    options={"most": Option(300, "how many resources an API may have")},
    despite_errors=True,
)

"""An API that nobody introduces.

What it finds
    An API of five routes or more without a doc comment (`///`) of its own or of the service.
    Private APIs are passed over; the option `least` says how many routes there may be without one.

Why it is bad
    It is the first thing that callers read, in the Swagger file and wherever that is shown.

Example
    service shop { runtime nodejs24.x; code "src" }

    // option: undocumented-service least = 1
    function list_users() -> { items: [string] }

    api {
      auth iam
      GET /users -> list_users
    }

Use instead
    /// Sells what is on the shelf.
    service shop { runtime nodejs24.x; code "src" }

    // option: undocumented-service least = 1
    function list_users() -> { items: [string] }

    api {
      auth iam
      GET /users -> list_users
    }

Sources
    https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ..described import LEAST, is_public
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for a service of which an API says nothing of itself."""
    service = context.model.service
    silent = [api for api in context.model.apis if is_public(api, context.options["least"])]
    silent = [api for api in silent if not (api.doc or service.doc)]
    if silent:
        yield Finding(
            f"nobody says what `{service.name.text}` is for",
            service.name.span,
            related=tuple(Related(api.keyword, "would tell it to callers") for api in silent),
            help="write a line above it, `/// What it is for.`",
        )


RULE = Rule("undocumented-service", check, options={"least": LEAST})

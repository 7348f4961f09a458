"""An API for several origins.

What it finds
    A second origin among the `cors` of an API.

Why it is bad
    Where API Gateway itself answers (a refused token, a bad request), it can name one origin for
    the whole API. Scripts of the other origins cannot read these answers: to them, a call that was
    refused is a network error.

Example
    function list_users() -> [string]

    api {
      auth iam
      GET /users -> list_users { cors "https://desk.example.com" }
      GET /names -> list_users { cors "https://shop.example.com" }
    }

Use instead
    function list_users() -> [string]

    api desk {
      auth iam
      GET /users -> list_users { cors "https://desk.example.com" }
    }
    api shop {
      auth iam
      GET /names -> list_users { cors "https://shop.example.com" }
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.cors import cors_of, meaning
from ...model.nodes import Api, Given
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each API, at its second origin."""
    for api in context.model.apis:
        first: Given | None = None
        for given in _of_paths(api):
            first = first or given
            if meaning(first.value["first"]) != meaning(given.value["first"]):
                yield _finding(given, first)
                break


def _of_paths(api: Api) -> Iterator[Given]:
    """The `cors` of each path: that its methods differ is an error of its own."""
    paths: dict[str, Given] = {}
    for route in api.routes:
        given = cors_of(route)
        if given is not None and paths.setdefault(route.path.text, given) is given:
            yield given


def _finding(given: Given, first: Given) -> Finding:
    return Finding(
        "where API Gateway itself answers (a refused token, a bad request), it names one"
        " origin for the whole API, and this is a second one",
        given.span,
        related=(Related(first.span, "the one that it names"),),
        help="let one API serve one origin, or accept that these answers cannot be read",
    )


RULE = Rule("several-origins", check, despite_errors=True)

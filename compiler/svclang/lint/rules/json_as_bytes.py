"""JSON that reaches a function as Base64.

What it finds
    A `binary` of an API that covers `application/json`, as `*/*` does, where a route hands requests
    to a function without a signature.

Why it is bad
    Such a function gets every body as text in Base64, with `isBase64Encoded`, and code that reads
    it as JSON fails. A function with a signature is not concerned: for it API Gateway makes the
    body text again.

Example
    function upload

    api {
      auth   iam
      binary "*/*"
      POST /files -> upload
    }

Use instead
    function upload

    api {
      auth   iam
      binary "image/png", "application/pdf"
      POST /files -> upload
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/lambda-proxy-binary-media.html
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from ...diagnostics import Related
from ...model.nodes import FunctionTarget
from ..rule import Context, Finding, Rule

_JSON = "application/json"
_WITH_BODY = ("POST", "PUT", "PATCH", "ANY")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each API that takes JSON for bytes and hands it on raw."""
    functions = context.model.functions
    for api in context.model.apis:
        given = api.settings.get("binary")
        if given is None or not any(fnmatchcase(_JSON, media) for media in given.value):
            continue
        for route in api.routes:
            target = route.target
            raw = isinstance(target, FunctionTarget) and not functions[target.function].called
            if raw and route.method in _WITH_BODY and isinstance(target, FunctionTarget):
                yield Finding(
                    f"JSON is taken for bytes too, so that `{target.function}` gets it in Base64",
                    given.span,
                    related=(Related(route.head, "handed on here"),),
                    help='name the media types that are bytes, as in `binary "image/png"`',
                )
                break


RULE = Rule("json-as-bytes", check)

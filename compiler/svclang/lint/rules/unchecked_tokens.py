"""An authorizer that is called for every token, whatever it looks like.

What it finds
    An authorizer of a function with one header as its `source`, or none said, and no `pattern`.

Why it is bad
    API Gateway tries the pattern before it calls the function, and refuses at once what does not
    match. Without one, each bad guess of a stranger runs the function, is paid for, and takes an
    instance of it from those who may call.

Example
    function check_token
    function list_orders

    authorizer tokens -> check_token { source header.Authorization }

    api { auth tokens; GET /orders -> list_orders }

Use instead
    function check_token
    function list_orders

    authorizer tokens -> check_token {
      source  header.Authorization
      pattern "^Bearer [-0-9A-Za-z._~+/]+=*$"
    }

    api { auth tokens; GET /orders -> list_orders }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
    https://www.rfc-editor.org/rfc/rfc6750#section-2.1
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Fix
from ...edits.settings import putting_last
from ...model.nodes import Authorizer
from ..rule import Context, Finding, Rule

_BEARER = '"^Bearer [-0-9A-Za-z._~+/]+=*$"'


def check(context: Context) -> Iterator[Finding]:
    """A finding for each authorizer that looks at no token before it asks its function."""
    for authorizer in context.model.authorizers.values():
        header = _header(authorizer)
        if header and "pattern" not in authorizer.settings:
            usual = header.lower() == "authorization"
            yield Finding(
                f"whatever is sent as `{header}` runs the function of `{authorizer.name.text}`",
                authorizer.name.span,
                help=f"write `pattern {_BEARER}`, or what your tokens look like",
                fix=_with_pattern(authorizer) if usual else None,
            )


def _header(authorizer: Authorizer) -> str:
    """The header of an authorizer that is asked with a token; empty for all others."""
    given = authorizer.settings.get("source")
    words = (given.value or ()) if given is not None else ()
    if authorizer.function is None or (given is not None and len(words) != 1):
        return ""
    if not words:
        return "Authorization"
    return ".".join(words[0].path[1:]) if words[0].path[0] == "header" else ""


def _with_pattern(authorizer: Authorizer) -> Fix:
    said = f"pattern {_BEARER}"
    return Fix(f"write `{said}`", (putting_last(authorizer.span, said),), safe=False)


RULE = Rule("unchecked-tokens", check)

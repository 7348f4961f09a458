"""An authorizer that nothing asks.

What it finds
    An authorizer that no `auth` of an API, a group or a route names.

Why it is bad
    It keeps nobody out. Where somebody took care to write it, it was meant to.

Example
    function check_token
    function read_news -> string

    authorizer tokens -> check_token { source header.Authorization }

    api { auth none; GET /news -> read_news }

Use instead
    function check_token
    function read_news -> string

    authorizer tokens -> check_token { source header.Authorization }

    api { auth tokens; GET /news -> read_news }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...syntax.nodes import AuthorizerDeclaration
from ..mentioned import is_mentioned
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each authorizer of the source itself that no route can ask."""
    for each in context.files[0].declarations:
        if not isinstance(each, AuthorizerDeclaration):
            continue
        name = each.name.text
        if not is_mentioned(context, each, name):
            yield Finding(
                f"no route asks `{name}` who calls",
                each.name.span,
                help=f"write `auth {name}` into the API or its routes, or take it out",
            )


RULE = Rule("unused-authorizer", check)

"""A statement of an API's policy that speaks of something else.

What it finds
    A statement in the `policy` of an API whose actions do not include `execute-api:Invoke`, or
    whose resources are no part of an API.

Why it is bad
    What the statement allows nobody asks for, and what it denies nobody is kept from.
    `execute-api:/*` means this API, whatever its id will be.

Example
    api {
      auth none
      policy {
        Version: "2012-10-17"
        Statement: [{
          Effect: "Deny", Principal: "*", Action: "apigateway:GET", Resource: "execute-api:/*"
        }]
      }
      GET /health -> mock
    }

Use instead
    api {
      auth none
      policy {
        Version: "2012-10-17"
        Statement: [{
          Effect: "Deny", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*"
        }]
      }
      GET /health -> mock
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
    https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-policy.html
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from ...advice import write
from ...syntax.nodes import Block, Pair, Text
from ...syntax.values import items_of
from ..rule import Context, Finding, Rule

_INVOKE = "execute-api:invoke"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each statement that is of no use, at what makes it so."""
    for api in context.model.apis:
        given = api.settings.get("policy")
        block = given.value if given is not None else None
        for entry in block.entries if isinstance(block, Block) else ():
            if entry.key.text == "Statement":
                for statement in items_of(entry.value):
                    if isinstance(statement, Block):
                        yield from _check(statement)


def _check(statement: Block) -> Iterator[Finding]:
    for entry in statement.entries:
        texts = _texts(entry)
        if not texts:
            continue
        if entry.key.text == "Action" and not any(fnmatchcase(_INVOKE, t.lower()) for t in texts):
            yield Finding(
                "nobody who calls an API does this: what callers do is `execute-api:Invoke`",
                entry.value.span,
                **write(entry.value.span, '"execute-api:Invoke"', safe=False),
            )
        elif entry.key.text == "Resource" and not any(_is_api(text) for text in texts):
            yield Finding(
                "this is no part of the API",
                entry.value.span,
                help='write `Resource: "execute-api:/*"`, or a stage, method and path of it, as in'
                ' `"execute-api:/prod/GET/users"`',
            )


def _texts(entry: Pair) -> list[str]:
    """The texts of an element; none where only the deployment knows one of them."""
    texts = [each.plain for each in items_of(entry.value) if isinstance(each, Text)]
    known = [text for text in texts if text is not None]
    return known if len(known) == len(items_of(entry.value)) else []


def _is_api(text: str) -> bool:
    return text == "*" or text.startswith("execute-api:") or ":execute-api:" in text


RULE = Rule("idle-statement", check)

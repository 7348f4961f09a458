"""A function that everybody may call by its URL.

What it finds
    A function with `url none`.

Why it is bad
    Who finds the URL can call the function as often as it likes: no API stands before it that
    refuses, throttles or checks anything. Each call is paid for.

Example
    function hook { url none }

Use instead
    function hook { url iam }

Sources
    https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...edits.text import replacing
from ..rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """A finding for each URL that asks for nothing."""
    for function in context.model.functions.values():
        url = function.settings.get("url")
        if url is not None and url.value == "NONE":
            yield Finding(
                f"everybody on the internet may call `{function.name.text}`",
                url.span,
                help="write `url iam`, give it a route of an API, or say why it is open:"
                " `// svc: allow(open-function-url) because …`",
                fix=replacing(url.span, "iam", "write `url iam`", safe=False),
            )


RULE = Rule("open-function-url", check)

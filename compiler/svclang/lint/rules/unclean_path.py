"""A path with capitals, underscores or the ending of a file.

What it finds
    A fixed part of a path that holds a capital or an underscore, or ends as files of programs and
    of data do (`.php`, `.json`). Names that clients look for as they are (`openapi.json`) are
    passed over, and so is all below `/.well-known`.

Why it is bad
    Paths are told apart by the case of their letters, so that `/Users` and `/users` are two. People
    who type or guess one take small letters and hyphens. And what a path answers with is told by
    `Content-Type`: an ending promises what the next version may not keep.

Example
    function list_orders() -> { items: [string] }

    api {
      auth iam
      GET /openOrders.json -> list_orders
    }

Use instead
    function list_orders() -> { items: [string] }

    api {
      auth iam
      GET /open-orders -> list_orders
    }

Sources
    https://opensource.zalando.com/restful-api-guidelines/#129
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Context, Finding, Rule
from ..segments import Part, parts, rename

_FILE = r"(?i)\.(?:aspx?|cgi|do|html?|jsonp?|jsp|php[0-9]?|xml|ya?ml)$"
_WELL_KNOWN = (
    r"(?:asyncapi|jwks|manifest|openapi|openapi3|package|schema|swagger|version)\.(?:json|ya?ml)"
    r"|(?:browserconfig|crossdomain|feed|rss|sitemap|index)\.(?:xml|html)"
)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each part of a path that could be cleaner."""
    for part in parts(context):
        text = part.segment.text
        known = re.fullmatch(_WELL_KNOWN, text) or text.startswith((".", ":"))
        below = any(each.text.startswith(".well-known") for each in part.before)
        if part.segment.kind == "literal" and not known and not below:
            yield from _of_part(part, context)


def _of_part(part: Part, context: Context) -> Iterator[Finding]:
    # What stands behind a colon is an action, whose words are often told apart by capitals.
    text, colon, action = part.segment.text.partition(":")
    ending = re.search(_FILE, text)
    whole = text[: ending.start()] if ending else text
    # One in front, `/_status`, marks what is not for everybody.
    name = whole.lstrip("_")
    if name and (ending or "_" in name or name != name.lower()):
        clean = whole[: -len(name)] + _in_kebab_case(name)
        yield Finding(
            f"`{text}` {_what(name, ending)}",
            part.segment.span,
            **rename(part, f"{clean}{colon}{action}", context),
        )


def _what(name: str, ending: re.Match[str] | None) -> str:
    said = [
        "an underscore" if "_" in name else "",
        "a capital" if name != name.lower() else "",
        f"the ending `{ending[0]}`" if ending else "",
    ]
    *others, last = filter(None, said)
    return f"has {', '.join(others)} and {last}" if others else f"has {last}"


def _in_kebab_case(name: str) -> str:
    """`openOrders` and `open_orders` → `open-orders`."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name)
    return re.sub(r"[-_]+", "-", apart).strip("-").lower()


RULE = Rule("unclean-path", check)

"""A secret that callers send in a URL.

What it finds
    A password, a token, an API key or a session's id that a route takes from the query or the path,
    by its name, and an authorizer with such a `source`. Tokens that say where a list goes on
    (`next_token`, or `token` beside a `limit`) are passed over, and tokens in paths, which are most
    often good for once.

Why it is bad
    URLs are written down wherever they pass: in access logs, in the history of browsers, in the
    `Referer` that is sent to the next site. Headers and bodies are not.

Example
    function read_feed(api_key: string) -> [string]

    api { auth none; GET /feed -> read_feed }

Use instead
    function read_feed(api_key: string) -> [string]

    api { auth none; GET /feed -> read_feed(api_key: header.X-Api-Key) }

Sources
    https://owasp.org/www-community/vulnerabilities/Information_exposure_through_query_strings_in_url
    https://www.rfc-editor.org/rfc/rfc6750#section-5.3
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...model.nodes import Authorizer, Binding
from ...source import Span
from ..bound_routes import BoundRoute, bound_routes, once_a_place
from ..rule import Context, Finding, Rule
from ..secrets import is_token, names_secret
from ..words import words_of

# What identifies who calls, and is no secret by its name alone.
_SESSIONS = ({"session", "id"}, {"sessionid"}, {"sid"})
# What says that a list is asked for by and by.
_PAGES = frozenset({"count", "limit", "max", "max_results", "page_size", "per_page", "size"})


def check(context: Context) -> Iterator[Finding]:
    """A finding for each secret that stands in a URL."""
    return once_a_place(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    for authorizer in context.model.authorizers.values():
        yield from _of_authorizer(authorizer)
    for bound in bound_routes(context):
        for binding in bound.bindings:
            if binding.source in ("query", "path") and _is_secret(binding, bound):
                yield _finding(binding, bound)


def _of_authorizer(authorizer: Authorizer) -> Iterator[Finding]:
    given = authorizer.settings.get("source")
    for word in (given.value or ()) if given is not None else ():
        name = ".".join(word.path[1:])
        if word.path[0] == "query" and (_is_called_secret(name) or name.lower() in ("auth", "key")):
            yield Finding(
                f"who may call is told by `{name}`, which stands in the URL",
                word.span,
                help="write `header.Authorization`: URLs are written down wherever they pass",
            )


def _is_called_secret(name: str) -> bool:
    return names_secret(name) or set(words_of(name)) in _SESSIONS


def _is_secret(binding: Binding, bound: BoundRoute) -> bool:
    if not _is_called_secret(binding.key):
        return False
    if not is_token(binding.key):
        return True
    paged = any(other.field.name.text in _PAGES for other in bound.bindings)
    return binding.source == "query" and not paged


def _finding(binding: Binding, bound: BoundRoute) -> Finding:
    # What is taken without a word stands nowhere in the route.
    derived = binding.span == bound.route.head
    span: Span = binding.field.name.span if derived else binding.span
    where = "path" if binding.source == "path" else "query"
    name = binding.field.name.text
    call = f" `{name}: header.X-{'-'.join(map(str.capitalize, words_of(binding.key)))}`,"
    return Finding(
        f"callers send `{binding.key}` in the {where} of the URL, which is written down wherever it"
        " passes",
        span,
        related=(Related(bound.route.head, "by this route"),) if derived else (),
        help=f"take it from a header,{call if bound.calls else ''} or from the body",
    )


RULE = Rule("secret-in-url", check)

"""A route for all paths that leaves out the one in front of them.

What it finds
    A route of `/{rest+}` in an API that has no route of `/`; and a route of any method that hands
    all below a path on, `ANY /shop/{rest+}`, to a function without a signature or to a URL, where
    there is no route of `/shop`. Of a variable that is called as what has a name of its own,
    `ANY /files/{name+}`, it does not speak: `/files` is no file.

Why it is bad
    `{rest+}` matches everything but nothing: a request to `/`, or to `/shop`, is answered with 403
    and "Missing Authentication Token", whatever is behind the route.

Example
    function site

    api {
      auth none
      GET /{rest+} -> site
    }

Use instead
    function site

    api {
      auth none
      GET /        -> site
      GET /{rest+} -> site
    }

Sources
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.functions import is_proxy
from ...model.nodes import Api, Model, Path
from ..rule import Context, Finding, Rule

# What the rest of a path is called where something behind the API takes it apart.
_REMAINDERS = frozenset({"all", "any", "path", "proxy", "remainder", "rest", "splat", "subpath"})


def check(context: Context) -> Iterator[Finding]:
    """A finding for each path that is left out."""
    for api in context.model.apis:
        yield from _of_api(api, context.model)


def _of_api(api: Api, model: Model) -> Iterator[Finding]:
    covered = {route.path.text for route in api.routes}
    for route in api.routes:
        before, last = route.path.segments[:-1], route.path.segments[-1:]
        above = Path(before, route.path.span).text
        if not last or last[0].kind != "greedy" or above in covered:
            continue
        whole = route.method == "ANY" and last[0].text.lower() in _REMAINDERS
        if not before or (whole and is_proxy(route, model)):
            covered.add(above)
            yield Finding(
                f"`{route.path.text}` does not match `{above}` itself, which is answered with 403",
                last[0].span,
                help=f"add `{route.method} {above} -> …`",
            )


RULE = Rule("root-not-covered", check, despite_errors=True)

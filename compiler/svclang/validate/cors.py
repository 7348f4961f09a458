"""CORS: what a browser would not accept, or what API Gateway could not answer.

In: an API whose routes know their `cors`. Out: diagnostics.
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, Related
from ..model.nodes import Api, Given, Model, Route
from ..model.param_defaults import or_default
from ..syntax.nodes import Reference, Text

# What `cors` itself sets on every answer.
_SET = (
    *("access-control-allow-origin", "access-control-allow-credentials"),
    "access-control-expose-headers",
)


def check_cors(api: Api, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the CORS of an API."""
    for route in api.routes:
        given = _cors(route)
        if given is not None:
            yield from _check_credentials(given, model)
            yield from _check_headers(route, given)
    yield from _check_paths(api)
    yield from _check_origins(api)


def _cors(route: Route) -> Given | None:
    given = route.settings.get("cors")
    return given if given is not None and given.value is not None else None


def _check_credentials(given: Given, model: Model) -> Iterator[Diagnostic]:
    credentials = given.value.get("credentials")
    origin = given.value["first"]
    if or_default(origin, model) == "*" and credentials is not None and credentials.value:
        by_default = Related(given.span, "any origin, unless another is given")
        yield Diagnostic(
            "credentials-for-all",
            'browsers send no cookies where the origin is `"*"`, and refuse the answer',
            credentials.span,
            related=(Related(given.span, "any origin") if origin == "*" else by_default,),
            help="name the one origin that may call with cookies, or take `credentials` out",
        )


def _check_headers(route: Route, given: Given) -> Iterator[Diagnostic]:
    for header in route.headers:
        if header.name.text.lower() in _SET:
            yield Diagnostic(
                "doubled-header",
                f"`cors` sets the header `{header.name.text}` already",
                header.name.span,
                related=(Related(given.span, "set here"),),
                help='take it out; `cors "…" { expose "X-…" }` lets scripts read more headers',
            )


def _check_paths(api: Api) -> Iterator[Diagnostic]:
    """A path has one preflight, which answers for all its methods."""
    first: dict[str, Given] = {}
    for route in api.routes:
        given = _cors(route)
        if given is None:
            continue
        other = first.setdefault(route.path.text, given)
        if _meaning(other.value) != _meaning(given.value):
            yield Diagnostic(
                "differing-cors",
                f"`{route.path.text}` has two settings of `cors`, and a path has one preflight",
                given.span,
                related=(Related(other.span, "the other one"),),
                help="let all methods of a path have one `cors`, or `cors off`",
            )


def _check_origins(api: Api) -> Iterator[Diagnostic]:
    """API Gateway's own answers have one origin for the whole API."""
    first: Given | None = None
    paths: dict[str, Given] = {}
    for route in api.routes:
        given = _cors(route)
        if given is None or paths.setdefault(route.path.text, given) is not given:
            continue
        first = first or given
        if _meaning(first.value["first"]) != _meaning(given.value["first"]):
            yield Diagnostic(
                "several-origins",
                "where API Gateway itself answers (a refused token, a bad request), it names one"
                " origin for the whole API, and this is a second one",
                given.span,
                related=(Related(first.span, "the one that it names"),),
                help="let one API serve one origin, or accept that these answers cannot be read",
                severity="warning",
            )
            return


def _meaning(value: Any) -> Any:
    """A value without its places, to be compared."""
    if isinstance(value, Given):
        return _meaning(value.value)
    if isinstance(value, Reference):
        return value.path
    if isinstance(value, Text):
        return tuple(_meaning(part) for part in value.parts)
    if isinstance(value, dict):
        return {key: _meaning(part) for key, part in value.items()}
    return value

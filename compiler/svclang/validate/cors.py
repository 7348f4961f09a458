"""CORS: what a browser would not accept, or what API Gateway could not answer.

In: an API whose routes know their `cors`. Out: diagnostics.
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
https://fetch.spec.whatwg.org/#http-cors-protocol
https://fetch.spec.whatwg.org/#cors-protocol-and-credentials
Credentials for all origins are what AWS's own compiler refuses, too:
https://github.com/aws/serverless-application-model/blob/develop/samtranslator/model/api/api_generator.py
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Related
from ..model.cors import cors_of, meaning
from ..model.functions import is_proxy
from ..model.nodes import Api, Given, Model, Route
from ..model.param_defaults import or_default

# What `cors` itself sets on every answer.
_SET = (
    *("access-control-allow-origin", "access-control-allow-credentials"),
    "access-control-expose-headers",
)


def check_cors(api: Api, model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the CORS of an API."""
    for route in api.routes:
        given = cors_of(route)
        if given is not None:
            yield from _check_credentials(given, model)
            # That a proxy gets no headers at all is an error of its own.
            if not is_proxy(route, model):
                yield from _check_headers(route, given)
    yield from _check_paths(api)


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
        given = cors_of(route)
        if given is None:
            continue
        other = first.setdefault(route.path.text, given)
        if meaning(other.value) != meaning(given.value):
            yield Diagnostic(
                "differing-cors",
                f"`{route.path.text}` has two settings of `cors`, and a path has one preflight",
                given.span,
                related=(Related(other.span, "the other one"),),
                help="let all methods of a path have one `cors`, or `cors off`",
            )

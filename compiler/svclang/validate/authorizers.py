"""Authorizers: what decides, what it is asked with, and how long its answer is remembered.

    authorizer tokens -> check_token { source header.Authorization; pattern "^Bearer .+$" }

With one header as its source a function is asked with that token (TOKEN), else with the request
(REQUEST); a Cognito user pool is asked with the token in the `Authorization` header.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-authorizer.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..advice import say, take_out, write
from ..diagnostics import Diagnostic, Related, nearest, with_article
from ..model.list_params import list_param
from ..model.nodes import Api, Authorizer, Given, Model
from ..syntax.nodes import Reference
from .request_variables import check_context, check_stage_variable

_PLACES = ("header", "query", "stage", "context")
_NAME = re.compile(r"[A-Za-z0-9._$-]+")


def check_authorizers(model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the authorizers of a model."""
    for authorizer in model.authorizers.values():
        yield from _check_decider(authorizer)
        yield from _check_sources(authorizer)
        if authorizer.function is None:
            yield from _check_cognito(authorizer, model)
        else:
            yield from _check_function(authorizer, model)
            yield from _check_pattern(authorizer)
    for api in model.apis:
        yield from _check_stage_sources(api, model)


def _check_decider(authorizer: Authorizer) -> Iterator[Diagnostic]:
    cognito = authorizer.settings.get("cognito")
    if authorizer.function is None and cognito is None:
        name = authorizer.name.text
        yield Diagnostic(
            "empty-authorizer",
            f"nothing decides for `{name}`",
            authorizer.name.span,
            help=f"write `authorizer {name} -> function`, or `{{ cognito POOL }}`",
        )
    if authorizer.function is not None and cognito is not None:
        yield Diagnostic(
            "doubled-authorizer",
            "either a function decides, or Cognito",
            cognito.name,
            related=(Related(authorizer.function.span, "the function"),),
            help="take one of them out, or make two authorizers",
        )


# --- Functions


def _check_function(authorizer: Authorizer, model: Model) -> Iterator[Diagnostic]:
    assert authorizer.function is not None
    function = model.functions[authorizer.function.text]
    if function.called:
        name = function.name.text
        yield Diagnostic(
            "authorizer-with-signature",
            f"`{name}` has a signature, and an authorizer gets API Gateway's own event",
            authorizer.function.span,
            related=(Related(function.name.span, "declared here"),),
            help=f"write `function {name}` without parameters, result and errors: it answers with"
            " a policy",
        )


def _check_sources(authorizer: Authorizer) -> Iterator[Diagnostic]:
    given = authorizer.settings.get("source")
    for word in given.value or () if given is not None else ():
        assert isinstance(word, Reference)
        root, *rest = word.path
        name = ".".join(rest)
        if root not in _PLACES or not name or not _NAME.fullmatch(name):
            yield _wrong_source(word)
        elif root == "context":
            yield from check_context(name, word.span)


def _wrong_source(word: Reference) -> Diagnostic:
    known = ", ".join(f"`{place}.NAME`" for place in _PLACES)
    bare = len(word.path) == 1 and word.path[0] not in _PLACES
    root = nearest(word.path[0], _PLACES)
    near = ".".join([root or "", *word.path[1:]])
    return Diagnostic(
        "wrong-source",
        f"`{word.text}` is no part of a request that can identify a caller",
        word.span,
        **(
            write(word.span, f"header.{word.text}", safe=False)
            if bare
            else write(word.span, near, safe=False)
            if root and root != word.path[0]
            else say(f"a source is one of {known}")
        ),
    )


def _check_pattern(authorizer: Authorizer) -> Iterator[Diagnostic]:
    pattern = authorizer.settings.get("pattern")
    if pattern is None or pattern.value is None:
        return
    source = authorizer.settings.get("source")
    if source is not None and any(_check_sources(authorizer)):
        return
    if source is not None and not _is_token(source):
        yield Diagnostic(
            "pattern-without-token",
            "a pattern is for a token in one header: API Gateway tries it on no other source",
            pattern.name,
            related=(Related(source.span, "what it is asked with"),),
            **take_out(pattern.whole, "take it out, or let the source be one header", safe=False),
        )
        return
    try:
        re.compile(pattern.value)
    except re.error as problem:
        yield Diagnostic(
            "wrong-pattern",
            f"this is no regular expression: {problem.msg}",
            pattern.span,
            help='as in `pattern "^Bearer .+$"`',
        )


def _is_token(source: Given) -> bool:
    words = source.value or ()
    return not words or (len(words) == 1 and words[0].path[0] == "header")


def _check_stage_sources(api: Api, model: Model) -> Iterator[Diagnostic]:
    """A stage variable that identifies callers is one that the API has."""
    for route in api.routes:
        authorizer = model.authorizers.get(route.access.authorizer) if route.access else None
        given = authorizer.settings.get("source") if authorizer is not None else None
        for word in given.value or () if given is not None else ():
            if word.path[0] == "stage" and len(word.path) > 1:
                yield from check_stage_variable(".".join(word.path[1:]), word.span, api)


# --- Cognito


def _check_cognito(authorizer: Authorizer, model: Model) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html."""
    cognito = authorizer.settings.get("cognito")
    if cognito is None:
        return
    for name in ("source", "pattern", "cache"):
        given = authorizer.settings.get(name)
        if given is not None and cognito.value is not None:
            yield Diagnostic(
                "not-for-cognito",
                f"`{name}` is for functions that decide: Cognito's tokens come in the"
                " `Authorization` header",
                given.name,
                related=(Related(cognito.name, "Cognito decides"),),
                **take_out(given.whole),
            )
    for value in cognito.value or ():
        yield from _check_pool(value, model)
        if list_param(value, model) is not None:
            yield Diagnostic(
                "wrong-value",
                "`cognito` takes ARNs one by one, and this is a list",
                value.span,
                related=(Related(model.params[value.path[0]].name.span, "declared here"),),
                help="make it a parameter with one ARN",
            )


def _check_pool(value: object, model: Model) -> Iterator[Diagnostic]:
    """A name is that of a pool, which stands for its ARN."""
    named = model.declared.get(value.path[0]) if isinstance(value, Reference) else None
    if named is None or not isinstance(value, Reference):
        return
    name = named.name.text
    if named.kind != "pool":
        yield Diagnostic(
            "wrong-kind",
            f"`{name}` is {with_article(named.kind)}, and a pool is needed here",
            value.span,
            related=(Related(named.name.span, "declared here"),),
            help="name a `pool`, or write the ARN of one in quotes",
        )
    elif value.path[1:] not in ((), ("arn",)):
        yield Diagnostic(
            "wrong-kind",
            "the name of the pool alone is needed here",
            value.span,
            **write(value.span, name),
        )

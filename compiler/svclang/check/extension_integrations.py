"""Integrations that API Gateway takes and that do not do what they say.

In: an operation of a Swagger document. Out: a `Problem` for each part of its integration that is
not read, or that lets a failure pass for success; a small function for each rule. What the compiler
itself makes has none of it: these are for what is written by hand.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .operations import VALIDATOR, Operation
from .problem import Problem
from .values import is_intrinsic, known_text, mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LAMBDA = ":lambda:path/"
_INVOCATION_TYPE = "integration.request.header.X-Amz-Invocation-Type"
# How long a pattern may be to be shown.
_SHORT = 30
_PASSING = ("when_no_match", "when_no_templates")
# How one says "begins with this": a plain beginning, and anything behind it.
_BEGINNING = re.compile(r"[A-Za-z0-9 _:'\"-]+(?=(?:\.\*)?\Z)")


def _proxies(_swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html."""
    if operation.kind not in ("aws_proxy", "http_proxy"):
        return
    for steps in _mapped(operation.integration):
        yield Problem(
            operation.at(*steps),
            "extensions/ignored-by-proxy",
            f"`{steps[-1]}` does nothing here: a proxy hands requests and answers on as they are",
            "warning",
            "take it out, or give the function a signature: then templates call it",
        )
    asynchronous = mapping(operation.integration.get("requestParameters")).get(_INVOCATION_TYPE)
    if operation.kind == "aws_proxy" and asynchronous is not None:
        yield Problem(
            operation.at("requestParameters", _INVOCATION_TYPE),
            "extensions/ignored-by-proxy",
            "API Gateway waits for the answer of a proxy, whatever this header says",
            "warning",
            "give the function a signature, and write `async` behind it",
        )


def _mapped(integration: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """What an integration maps of requests and answers."""
    if "requestTemplates" in integration:
        yield ("requestTemplates",)
    for key, response in mapping(integration.get("responses")).items():
        for mapped in ("responseParameters", "responseTemplates"):
            if mapped in mapping(response):
                yield ("responses", key, mapped)


def _passthrough(swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html."""
    validators = mapping(swagger.get(f"{VALIDATOR}s"))
    named = operation.node.get(VALIDATOR, swagger.get(VALIDATOR))
    checked = isinstance(named, str) and mapping(validators.get(named)).get("validateRequestBody")
    passed = str(operation.integration.get("passthroughBehavior")).lower()
    has_body = any(place == "body" for place, _ in operation.parameters)
    if checked and has_body and passed in _PASSING:
        yield Problem(
            operation.at("passthroughBehavior"),
            "extensions/unchecked-body",
            "a body of another media type is handed on, and nobody checks it",
            "warning",
            'write `passthroughBehavior: "never"`, or take this out',
        )


def _failures(_swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html."""
    integration = operation.integration
    uri = known_text(integration.get("uri")) or ""
    if operation.kind != "aws" or _LAMBDA not in uri:
        return
    if mapping(integration.get("requestParameters")).get(_INVOCATION_TYPE) == "'Event'":
        return  # nobody waits, so there is no failure to answer
    responses = mapping(integration.get("responses"))
    if "default" in responses and len(responses) == 1:
        yield Problem(
            operation.at("responses"),
            "extensions/failure-as-success",
            "no pattern fits the message of a failure, so that every failure is answered as"
            " success",
            "warning",
            r'add one, as in `"[\\s\\S]+": { statusCode: "500" }`, or leave `responses` to the'
            " compiler",
        )


def _patterns(_swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-responses.html."""
    patterns: dict[str, re.Pattern[str]] = {}
    for key in mapping(operation.integration.get("responses")):
        try:
            patterns[key] = re.compile(key)
        except re.error as problem:
            # Java has more than Python; what is open, or repeats nothing, is wrong in both.
            if re.search("missing|unterminated|unbalanced|nothing to repeat", problem.msg):
                yield Problem(
                    operation.at("responses", key),
                    "extensions/selection-pattern",
                    f"`{key}` is no regular expression: {problem.msg}",
                    help='as in `"NotFound:.*"`; a `\\\\` before a sign takes it as it is',
                )
    for key in patterns:
        beginning = _BEGINNING.match(key)
        fitting = [
            other
            for other, pattern in patterns.items()
            if beginning is not None and other != key and pattern.fullmatch(beginning[0])
        ]
        if fitting and key != "default":
            other = f"`{fitting[0]}`" if len(fitting[0]) <= _SHORT else "another pattern"
            yield Problem(
                operation.at("responses", key),
                "extensions/selection-pattern",
                f"a message that fits this fits {other} too, and nobody knows which answers",
                "warning",
                r'let no message fit both: `"^(?!NotFound)[\\s\\S]+"` is for all others',
            )


def _mocks(_swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html."""
    if operation.kind != "mock":
        return
    given = operation.integration.get("requestTemplates")
    templates = mapping(given)
    if not given:
        yield Problem(
            operation.at(),
            "extensions/mock-status",
            "a mock without a request template that says its status is answered with 500",
            "warning",
            r'write `requestTemplates: { "application/json": "{\"statusCode\": 200}" }`',
        )
    responses = mapping(operation.integration.get("responses"))
    for media, template in templates.items():
        text = known_text(template)
        if text is None:
            continue
        status = re.search(r"[\"']?statusCode[\"']?\s*:\s*(\S)(\d*)", text)
        if status is None or not (status[1].isdigit() or status[1] in "$#"):
            yield Problem(
                operation.at("requestTemplates", media),
                "extensions/mock-status",
                "the template of a mock says its status as a number, or every call is answered"
                " with 500",
                "warning",
                r'as in `"{\"statusCode\": 200}"`',
            )
        elif status[1].isdigit() and responses and "default" not in responses:
            number = status[1] + status[2]
            if not any(_fits(pattern, number) for pattern in responses):
                yield Problem(
                    operation.at("requestTemplates", media),
                    "extensions/mock-status",
                    f"no response of this mock is for the status {number}",
                    "warning",
                    f'add one, as in `"{number}": {{ statusCode: "{number}" }}`, or a `default`',
                )


def _fits(pattern: str, text: str) -> bool:
    try:
        return re.fullmatch(pattern, text) is not None
    except re.error:
        return True


def _path_variables(_swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html."""
    if operation.kind not in ("http", "http_proxy"):
        return
    uri = known_text(operation.integration.get("uri")) or ""
    given = operation.integration.get("requestParameters")
    mapped = mapping(given)
    for name in () if is_intrinsic(given) else re.findall(r"(?<!\$)\{([^{}+]+)\+?\}", uri):
        if f"integration.request.path.{name}" not in mapped:
            yield Problem(
                operation.at("uri"),
                "extensions/unmapped-variable",
                f"nothing says what `{{{name}}}` of the URL is",
                "warning",
                f'map it: `requestParameters: {{ "integration.request.path.{name}":'
                f' "method.request.path.{name}" }}`',
            )


def _stage_functions(_swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/amazon-api-gateway-using-stage-variables.html."""
    uri = known_text(operation.integration.get("uri")) or ""
    if _LAMBDA in uri and "stageVariables." in uri:
        yield Problem(
            operation.at("uri"),
            "extensions/function-by-stage",
            "the role of the API may call the functions that routes name, and not one that a stage"
            " variable names",
            "warning",
            "name the function in the route; what differs from stage to stage goes into"
            " `stage NAME { … }`",
        )


INTEGRATION_RULES = (
    _proxies,
    _passthrough,
    _failures,
    _patterns,
    _mocks,
    _path_variables,
    _stage_functions,
)

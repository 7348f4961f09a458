"""A Swagger document with API Gateway's extensions, read and checked.

In: the document, with its intrinsic functions resolved. Out: its operations, and the problems
that would make API Gateway refuse it, or that would show only once it runs.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from gateway import java_regex, mapping
from gateway.errors import JavaError, TemplateError
from gateway.intrinsics import function_id
from gateway.model import Operation
from gateway.routing import ANY_METHOD
from gateway.validation import VALIDATOR
from gateway.velocity_parser import parsed

_METHODS = {
    name: name.upper() for name in ("get", "put", "post", "delete", "options", "head", "patch")
}
_METHODS["x-amazon-apigateway-any-method"] = ANY_METHOD
_INTEGRATION = "x-amazon-apigateway-integration"
_PLACES = {"querystring": "query", "multivaluequerystring": "query", "multivalueheader": "header"}


def operations(document: Mapping[str, Any]) -> list[Operation]:
    """The operations of every path."""
    return [
        Operation(path, _METHODS[key], spec, _parameters(item, spec))
        for path, item in document["paths"].items()
        for key, spec in item.items()
        if key in _METHODS
    ]


def problems(document: Mapping[str, Any]) -> list[str]:
    """Everything that is wrong with the document, each with its operation."""
    return [
        f"{operation.name}: {problem}"
        for operation in operations(document)
        for problem in _operation(operation, document)
    ]


def _parameters(*holders: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """A path's parameters with an operation's; of two with one name and place, the latter."""
    found = {
        (parameter["in"], parameter["name"]): parameter
        for holder in holders
        for parameter in holder.get("parameters") or ()
    }
    return list(found.values())


def _operation(operation: Operation, document: Mapping[str, Any]) -> Iterator[str]:
    if _INTEGRATION not in operation.spec:
        yield "no integration"
        return
    yield from _validator(operation, document)
    yield from _security(operation, document)
    yield from _request(operation)
    if not str(operation.integration["type"]).lower().endswith("_proxy"):
        yield from _responses(operation)
        yield from _templates(operation)


def _validator(operation: Operation, document: Mapping[str, Any]) -> Iterator[str]:
    name = operation.spec.get(VALIDATOR, document.get(VALIDATOR))
    if name is not None and name not in (document.get(f"{VALIDATOR}s") or {}):
        yield f"no request validator is called {name}"


def _security(operation: Operation, document: Mapping[str, Any]) -> Iterator[str]:
    known = document.get("securityDefinitions") or {}
    for requirement in operation.spec.get("security") or ():
        yield from (f"no security definition is called {n}" for n in requirement if n not in known)


def _request(operation: Operation) -> Iterator[str]:
    """The integration request: its method, and where its parameters come from."""
    integration = operation.integration
    uri = str(integration.get("uri", ""))
    if not uri and str(integration["type"]).lower() != "mock":
        yield "the integration has no uri"
    if function_id(uri) and integration.get("httpMethod") != "POST":
        yield "a function is invoked with POST"
    stated = integration.get("requestParameters") or {}
    declared = {(item["in"], item["name"]) for item in operation.parameters}
    for target, source in stated.items():
        if not mapping.REQUEST_TARGET.fullmatch(target):
            yield f"{target} is no parameter of an integration request"
        elif not mapping.is_request_source(source):
            yield f"{target} cannot come from {source}"
        match = mapping.REQUEST_SOURCE.fullmatch(source)
        if match and (_PLACES.get(match[1], match[1]), match[2]) not in declared:
            yield f"{source} is not declared"
    if not function_id(uri):
        for name in re.findall(r"(?<!\$)\{(\w+)\+?\}", uri):
            if f"integration.request.path.{name}" not in stated:
                yield f"nothing gives {{{name}}} in {uri}"


def _responses(operation: Operation) -> Iterator[str]:
    """The integration responses: each has a status and headers that the operation declares."""
    stated = operation.integration.get("responses") or {}
    declared = operation.spec.get("responses") or {}
    statuses = Counter(str(spec["statusCode"]) for spec in stated.values())
    yield from (f"two integration responses give {s}" for s, count in statuses.items() if count > 1)
    for pattern, spec in stated.items():
        yield from _pattern(pattern)
        status = str(spec["statusCode"])
        if status not in declared:
            yield f"the status {status} is not declared"
            continue
        headers = declared[status].get("headers") or {}
        for target, source in (spec.get("responseParameters") or {}).items():
            match = mapping.RESPONSE_TARGET.fullmatch(target)
            if not match:
                yield f"{target} is no parameter of a response"
            elif match[1] not in headers:
                yield f"the header {match[1]} of {status} is not declared"
            if not mapping.is_response_source(source):
                yield f"{target} cannot come from {source}"


def _pattern(pattern: str) -> Iterator[str]:
    try:
        java_regex.compiled(pattern)
    except JavaError as error:
        yield str(error)


def _templates(operation: Operation) -> Iterator[str]:
    holders: list[Mapping[str, Any]] = [operation.integration.get("requestTemplates") or {}]
    responses = operation.integration.get("responses") or {}
    holders += [spec.get("responseTemplates") or {} for spec in responses.values()]
    for template in (text for holder in holders for text in holder.values()):
        try:
            parsed(template)
        except TemplateError as error:
            yield f"template: {error}"

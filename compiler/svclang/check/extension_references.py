"""What one part of a Swagger document demands of another, which no JSON Schema can say.

In: a Swagger 2.0 document with API Gateway's extensions. Out: a `Problem` for each validator,
security definition, status, header or parameter that is named and not there; a small function for
each rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..diagnostics import nearest
from .extension_integrations import INTEGRATION_RULES
from .extension_templates import check_gateway_responses, check_templates
from .operations import INTEGRATION, PREFIX, VALIDATOR, Operation, operations
from .problem import Path, Problem
from .values import is_intrinsic, items, known_text, mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_NAME = r"([A-Za-z0-9._$-]+)"
_PARAMETER = re.compile(r"method\.request\.(?:multivalue)?(path|querystring|header)\." + _NAME)
_HEADER = re.compile(r"method\.response\.header\." + _NAME)
_AUTHORIZER = PREFIX + "authorizer"
_KEY_SOURCE = PREFIX + "api-key-source"
_NOT_POST = ("GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY")


def hint(word: str, known: Iterable[str], prefix: str = "") -> str:
    """The end of a message that offers the known name nearest to `word`; empty where none is."""
    names = [name.removeprefix(prefix) for name in known]
    near = nearest(word.removeprefix(prefix), names) if word not in known else None
    return f"; did you mean `{prefix}{near}`?" if near else ""


def check_references(swagger: Mapping[str, Any]) -> Iterator[Problem]:
    """What parts of the document demand of others, and do not find."""
    yield from _sibling_variables(swagger)
    yield from _validators(swagger, Operation((), swagger, frozenset()))
    yield from _not_imported(swagger)
    yield from _key_source(swagger)
    yield from _token_names(swagger)
    yield from check_gateway_responses(swagger)
    for operation in operations(swagger):
        for rule in _OPERATION_RULES:
            yield from rule(swagger, operation)


def _sibling_variables(swagger: Mapping[str, Any]) -> Iterator[Problem]:
    """A path may have one variable child: the second name for the same place is a problem.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
    """
    names: dict[str, list[str]] = {}
    for path in mapping(swagger.get("paths")):
        parent = ""
        for segment in path.split("/")[1:]:
            known = names.setdefault(parent, [])
            if re.fullmatch(r"\{[^{}]+\}", segment) and segment not in known:
                known.append(segment)
                if len(known) > 1:
                    message = f"`{parent}/{known[0]}` and `{parent}/{segment}` are the same place"
                    message += "; API Gateway takes one variable there, so use one name"
                    yield Problem(("paths", path), "extensions/sibling-variables", message)
            parent += "/" + segment


def _not_imported(swagger: Mapping[str, Any]) -> Iterator[Problem]:
    """Keys that say where an API is, and that its import passes over.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-basePath.html
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
    """
    if swagger.get("basePath", "/") != "/":
        yield Problem(
            ("basePath",),
            "extensions/not-imported",
            "API Gateway does not put `basePath` before the paths: it ignores it",
            "warning",
            "write a group of routes with that path, or `path` in a `domain`",
        )
    if "host" in swagger:
        yield Problem(
            ("host",),
            "extensions/not-imported",
            "API Gateway does not answer under `host`: it ignores it",
            "warning",
            "declare a `domain` with that name",
        )
    if swagger.get("schemes", ["https"]) != ["https"]:
        yield Problem(
            ("schemes",),
            "extensions/not-imported",
            "API Gateway is reached by HTTPS alone, whatever `schemes` says",
            "warning",
            "take it out",
        )


def _key_source(swagger: Mapping[str, Any]) -> Iterator[Problem]:
    """A key that an authorizer names needs a function that authorizes.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html
    """
    schemes = mapping(swagger.get("securityDefinitions")).values()
    kinds = {str(mapping(mapping(s).get(_AUTHORIZER)).get("type")).lower() for s in schemes}
    if swagger.get(_KEY_SOURCE) == "AUTHORIZER" and not kinds & {"token", "request"}:
        yield Problem(
            (_KEY_SOURCE,),
            "extensions/api-key-source",
            "no function authorizes, so that nobody names a key, and every call that needs one is"
            " refused",
            "warning",
            "declare an authorizer whose function answers with `usageIdentifierKey`, or take this"
            " out: then the key comes in `X-API-Key`",
        )


def _token_names(swagger: Mapping[str, Any]) -> Iterator[Problem]:
    """The header of a token is named twice.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
    """
    for key, scheme in mapping(swagger.get("securityDefinitions")).items():
        authorizer = mapping(mapping(scheme).get(_AUTHORIZER))
        source = str(authorizer.get("identitySource", "")).rpartition("method.request.header.")[2]
        name = mapping(scheme).get("name")
        token = str(authorizer.get("type")).lower() == "token"
        if token and source and isinstance(name, str) and source.lower() != name.lower():
            yield Problem(
                ("securityDefinitions", key, _AUTHORIZER, "identitySource"),
                "extensions/security",
                f"the token comes in the header `{name}`, as `name` says, and not in `{source}`",
                help=f"write `source header.{source}` in the authorizer, which sets both",
            )


def _validators(swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """The validator that an operation, or the whole API, names must be in the map of them.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-request-validator.html
    """
    known = swagger.get(VALIDATOR + "s", {})
    name = operation.node.get(VALIDATOR)
    if isinstance(name, str) and not is_intrinsic(known) and name not in mapping(known):
        yield _unknown((*operation.path, VALIDATOR), "validator", name, mapping(known))


def _security(swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """The names in `security` must be those of `securityDefinitions`.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
    """
    known = mapping(swagger.get("securityDefinitions"))
    for index, requirement in enumerate(items(operation.node.get("security"))):
        for name in mapping(requirement):
            if name not in known:
                path = (*operation.path, "security", index, name)
                yield _unknown(path, "security definition", name, known)


def _unknown(path: Path, kind: str, name: str, known: Iterable[str]) -> Problem:
    rule = f"extensions/unknown-{kind.split()[0]}"
    return Problem(path, rule, f"no {kind} is called `{name}`{hint(name, known)}")


def _statuses(swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """Each integration response has a status of its own, that the operation declares.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-response.html
    and, for the status as the key of an integration response,
    https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html
    """
    declared = mapping(operation.node.get("responses"))
    seen: dict[str, Path] = {}
    for path, status, _ in operation.responses:
        place = (*path, "statusCode")
        if status in seen:
            message = f"the integration already has a response with the status {status}, under "
            message += f"`{seen[status][-1]}`, and API Gateway keeps only one"
            yield Problem(place, "extensions/repeated-status", message)
        elif status not in declared:
            message = f"the operation's `responses` do not declare the status {status}"
            yield Problem(place, "extensions/undeclared-status", message)
        seen.setdefault(status, path)


def _headers(swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """A header that a response sets must be declared, in the same case, for its status.

    https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethodResponse.html
    """
    declared = mapping(operation.node.get("responses"))
    for path, status, response in operation.responses:
        if status in declared:
            headers = mapping(mapping(declared[status]).get("headers"))
            for key in mapping(response.get("responseParameters")):
                found = _HEADER.fullmatch(key)
                if found and found[1] not in headers:
                    message = f"the response {status} does not declare the header `{found[1]}`"
                    place = (*path, "responseParameters", key)
                    yield Problem(place, "extensions/undeclared-header", message)


def _parameters(swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """A parameter that the integration reads, or caches by, must be declared.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-requestParameters.html
    """
    read = list(mapping(operation.integration.get("requestParameters")).items())
    cached = list(enumerate(items(operation.integration.get("cacheKeyParameters"))))
    for group, sources in (("requestParameters", read), ("cacheKeyParameters", cached)):
        for key, source in sources:
            found = _PARAMETER.fullmatch(str(source))
            kind = found[1].removesuffix("string") if found else ""
            if found and (kind, found[2]) not in operation.parameters:
                message = f"the operation declares no {kind} parameter `{found[2]}`"
                place = (*operation.path, INTEGRATION, group, key)
                yield Problem(place, "extensions/undeclared-parameter", message)


def _bodies(swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """A request has one body (https://swagger.io/specification/v2/#parameter-object)."""
    listed = enumerate(items(operation.node.get("parameters")))
    bodies = [at for at, each in listed if mapping(each).get("in") == "body"]
    for at in bodies[1:]:
        message = "a request has one body, and a parameter before this one is it already"
        place = (*operation.path, "parameters", at)
        yield Problem(place, "extensions/second-body", message, help="make one type of both")


def _backend(swagger: Mapping[str, Any], operation: Operation) -> Iterator[Problem]:
    """Lambda is called with POST; any other AWS service is called with a role.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
    https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-request-basic-setup.html
    """
    integration = operation.integration
    path = (*operation.path, INTEGRATION)
    method = integration.get("httpMethod")
    uri = known_text(integration.get("uri")) or ""
    if operation.kind not in ("aws", "aws_proxy"):
        return
    if ":lambda:path/" in uri:
        if method in _NOT_POST:
            message = f"a Lambda function is called with POST, not {method}"
            yield Problem((*path, "httpMethod"), "extensions/lambda-method", message)
    elif re.search(r":(path|action)/", uri) and "credentials" not in integration:
        message = "`credentials` is missing: API Gateway calls an AWS service with a role"
        yield Problem(path, "extensions/missing-credentials", message)


_OPERATION_RULES = (
    *(_validators, _security, _statuses, _headers, _parameters, _bodies, _backend),
    *INTEGRATION_RULES,
    check_templates,
)

"""What one part of a Swagger document demands of another, which no JSON Schema can say.

In: a Swagger 2.0 document with API Gateway's extensions. Out: a `Problem` for each validator,
security definition, status, header or parameter that is named and not there; a small function for
each rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ..diagnostics import nearest
from .problem import Path, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PREFIX = "x-amazon-apigateway-"
INTEGRATION = PREFIX + "integration"
VALIDATOR = PREFIX + "request-validator"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", PREFIX + "any-method")

NAME = r"([A-Za-z0-9._$-]+)"
PARAMETER = re.compile(r"method\.request\.(?:multivalue)?(path|querystring|header)\." + NAME)
HEADER = re.compile(r"method\.response\.header\." + NAME)
NOT_POST = ("GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY")


def hint(word: str, known: Iterable[str], prefix: str = "") -> str:
    """The end of a message that offers the known name nearest to `word`; empty where none is."""
    names = [name.removeprefix(prefix) for name in known]
    near = nearest(word.removeprefix(prefix), names) if word not in known else None
    return f"; did you mean `{prefix}{near}`?" if near else ""


def is_intrinsic(node: Any) -> bool:
    """Whether a node is a function of CloudFormation, whose value nobody knows yet."""
    if not isinstance(node, dict) or len(node) != 1:
        return False
    [(name, argument)] = node.items()
    return name.startswith("Fn::") or (name == "Ref" and isinstance(argument, str))


def check_references(swagger: Mapping[str, Any]) -> Iterator[Problem]:
    """What parts of the document demand of others, and do not find."""
    yield from _sibling_variables(swagger)
    yield from _validators(swagger, _Operation((), swagger, frozenset()))
    for operation in _operations(swagger):
        for rule in OPERATION_RULES:
            yield from rule(swagger, operation)


class _Operation(NamedTuple):
    """An operation and where it is; `parameters` are its own and its path's, as (in, name)."""

    path: Path
    node: Mapping[str, Any]
    parameters: frozenset[tuple[str, str]]

    @property
    def integration(self) -> Mapping[str, Any]:
        return _map(self.node.get(INTEGRATION))

    @property
    def kind(self) -> str:
        return str(self.integration.get("type")).lower()

    @property
    def responses(self) -> Iterator[tuple[Path, str, Mapping[str, Any]]]:
        """Path, status and node of each integration response; a proxy does not use its own."""
        if self.kind not in ("aws", "http", "mock"):
            return
        for key, response in _map(self.integration.get("responses")).items():
            status = _map(response).get("statusCode")
            if isinstance(status, str) and re.fullmatch(r"[1-5]\d\d", status):
                yield (*self.path, INTEGRATION, "responses", key), status, response


def _operations(swagger: Mapping[str, Any]) -> Iterator[_Operation]:
    shared = _map(swagger.get("parameters"))
    for path, item in _map(swagger.get("paths")).items():
        for method in METHODS:
            node = _map(_map(item).get(method))
            if node:
                listed = [*_list(item.get("parameters")), *_list(node.get("parameters"))]
                yield _Operation(("paths", path, method), node, _declared(listed, shared))


def _declared(parameters: list[Any], shared: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """Place and name of each parameter, those of the document's `parameters` included."""
    nodes = [_map(parameter) for parameter in parameters]
    referred = [str(node.get("$ref", "")).removeprefix("#/parameters/") for node in nodes]
    nodes += [_map(shared.get(name)) for name in referred]
    return frozenset((str(node.get("in")), str(node.get("name"))) for node in nodes)


def _map(node: Any) -> Mapping[str, Any]:
    """`node` if it is a mapping that can be looked into, else an empty one."""
    return node if isinstance(node, dict) and not is_intrinsic(node) else {}


def _list(node: Any) -> list[Any]:
    return node if isinstance(node, list) else []


def _sibling_variables(swagger: Mapping[str, Any]) -> Iterator[Problem]:
    """A path may have one variable child: the second name for the same place is a problem.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
    """
    names: dict[str, list[str]] = {}
    for path in _map(swagger.get("paths")):
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


def _validators(swagger: Mapping[str, Any], operation: _Operation) -> Iterator[Problem]:
    """The validator that an operation, or the whole API, names must be in the map of them.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-request-validator.html
    """
    known = swagger.get(VALIDATOR + "s", {})
    name = operation.node.get(VALIDATOR)
    if isinstance(name, str) and not is_intrinsic(known) and name not in _map(known):
        yield _unknown((*operation.path, VALIDATOR), "validator", name, _map(known))


def _security(swagger: Mapping[str, Any], operation: _Operation) -> Iterator[Problem]:
    """The names in `security` must be those of `securityDefinitions`.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
    """
    known = _map(swagger.get("securityDefinitions"))
    for index, requirement in enumerate(_list(operation.node.get("security"))):
        for name in _map(requirement):
            if name not in known:
                path = (*operation.path, "security", index, name)
                yield _unknown(path, "security definition", name, known)


def _unknown(path: Path, kind: str, name: str, known: Iterable[str]) -> Problem:
    rule = f"extensions/unknown-{kind.split()[0]}"
    return Problem(path, rule, f"no {kind} is called `{name}`{hint(name, known)}")


def _statuses(swagger: Mapping[str, Any], operation: _Operation) -> Iterator[Problem]:
    """Each integration response has a status of its own, that the operation declares.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-response.html
    and, for the status as the key of an integration response,
    https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html
    """
    declared = _map(operation.node.get("responses"))
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


def _headers(swagger: Mapping[str, Any], operation: _Operation) -> Iterator[Problem]:
    """A header that a response sets must be declared, in the same case, for its status.

    https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethodResponse.html
    """
    declared = _map(operation.node.get("responses"))
    for path, status, response in operation.responses:
        if status in declared:
            headers = _map(_map(declared[status]).get("headers"))
            for key in _map(response.get("responseParameters")):
                found = HEADER.fullmatch(key)
                if found and found[1] not in headers:
                    message = f"the response {status} does not declare the header `{found[1]}`"
                    place = (*path, "responseParameters", key)
                    yield Problem(place, "extensions/undeclared-header", message)


def _parameters(swagger: Mapping[str, Any], operation: _Operation) -> Iterator[Problem]:
    """A parameter that the integration reads, or caches by, must be declared.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-requestParameters.html
    """
    read = list(_map(operation.integration.get("requestParameters")).items())
    cached = list(enumerate(_list(operation.integration.get("cacheKeyParameters"))))
    for group, sources in (("requestParameters", read), ("cacheKeyParameters", cached)):
        for key, source in sources:
            found = PARAMETER.fullmatch(str(source))
            kind = found[1].removesuffix("string") if found else ""
            if found and (kind, found[2]) not in operation.parameters:
                message = f"the operation declares no {kind} parameter `{found[2]}`"
                place = (*operation.path, INTEGRATION, group, key)
                yield Problem(place, "extensions/undeclared-parameter", message)


def _backend(swagger: Mapping[str, Any], operation: _Operation) -> Iterator[Problem]:
    """Lambda is called with POST; any other AWS service is called with a role.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
    https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-request-basic-setup.html
    """
    integration = operation.integration
    path = (*operation.path, INTEGRATION)
    method = integration.get("httpMethod")
    uri = _text(integration.get("uri"))
    if operation.kind not in ("aws", "aws_proxy"):
        return
    if ":lambda:path/" in uri:
        if method in NOT_POST:
            message = f"a Lambda function is called with POST, not {method}"
            yield Problem((*path, "httpMethod"), "extensions/lambda-method", message)
    elif re.search(r":(path|action)/", uri) and "credentials" not in integration:
        message = "`credentials` is missing: API Gateway calls an AWS service with a role"
        yield Problem(path, "extensions/missing-credentials", message)


def _text(node: Any) -> str:
    """The text of a string, or what is known of that of an `Fn::Sub` or `Fn::Join`."""
    if isinstance(node, dict):
        node = node.get("Fn::Sub") or node.get("Fn::Join")
    if isinstance(node, list):
        return "".join(_text(part) for part in node)
    return node if isinstance(node, str) else ""


OPERATION_RULES = (_validators, _security, _statuses, _headers, _parameters, _backend)

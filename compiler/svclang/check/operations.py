"""The operations of a Swagger document, as the checks of API Gateway's extensions read them.

In: the document. Out: its operations, each with where it is and what it declares.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..named_tuples import NamedTuple
from .problem import Path
from .values import mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PREFIX = "x-amazon-apigateway-"
INTEGRATION = PREFIX + "integration"
VALIDATOR = PREFIX + "request-validator"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", PREFIX + "any-method")


class Operation(NamedTuple):
    """An operation and where it is; `parameters` are its own and its path's, as (in, name)."""

    path: Path
    node: Mapping[str, Any]
    parameters: frozenset[tuple[str, str]]

    @property
    def integration(self) -> Mapping[str, Any]:
        """What API Gateway does with its requests."""
        return mapping(self.node.get(INTEGRATION))

    @property
    def kind(self) -> str:
        """The type of its integration, in lower case: `aws`, `http_proxy`."""
        return str(self.integration.get("type")).lower()

    @property
    def responses(self) -> Iterator[tuple[Path, str, Mapping[str, Any]]]:
        """Path, status and node of each integration response; a proxy does not use its own."""
        if self.kind not in ("aws", "http", "mock"):
            return
        for key, response in mapping(self.integration.get("responses")).items():
            status = mapping(response).get("statusCode")
            if isinstance(status, str) and re.fullmatch(r"[1-5]\d\d", status):
                yield (*self.path, INTEGRATION, "responses", key), status, response

    def at(self, *steps: str | int) -> Path:
        """Where something of its integration is."""
        return (*self.path, INTEGRATION, *steps)


def operations(swagger: Mapping[str, Any]) -> Iterator[Operation]:
    """All operations of a document, path by path."""
    shared = mapping(swagger.get("parameters"))
    for path, item in mapping(swagger.get("paths")).items():
        for method in METHODS:
            node = mapping(mapping(item).get(method))
            if node:
                listed = [*_list(mapping(item).get("parameters")), *_list(node.get("parameters"))]
                yield Operation(("paths", path, method), node, _declared(listed, shared))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _declared(parameters: list[Any], shared: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """Place and name of each parameter, those of the document's `parameters` included."""
    nodes = [mapping(parameter) for parameter in parameters]
    referred = [str(node.get("$ref", "")).removeprefix("#/parameters/") for node in nodes]
    nodes += [mapping(shared.get(name)) for name in referred]
    return frozenset((str(node.get("in")), str(node.get("name"))) for node in nodes)

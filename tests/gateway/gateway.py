"""The gateway itself: a document on one side, requests on the other.

In: the Swagger document as it would be deployed, the functions behind it, and requests. Out:
responses. Everything is in memory; there is no clock, no network and no chance.
"""

from collections.abc import Callable, Mapping
from typing import Any

from gateway import authorization, integrations, validation
from gateway.authorization import Authorizer
from gateway.document import operations, problems
from gateway.errors import DocumentError
from gateway.failures import Failure, answer
from gateway.integrations import Backends, Service
from gateway.intrinsics import resolved
from gateway.model import Call, Exchange, Request, Response
from gateway.routing import route
from gateway.templates import MissingReference
from gateway.variables import context


class Gateway:
    """A REST API of API Gateway's, in small.

    `swagger` is the document alone, a plain dict with intrinsic functions in their long form;
    `functions` are callables by the logical id of their function, which take an event and
    return what can be written as JSON, or raise `FunctionError` or `TimedOut`.

    `authorizers` are callables by the name of their security definition: they take the
    authorizer's event and return its context (the claims, for Cognito) or None to deny.
    `parameters` are values for `Ref` and `Fn::Sub`. `http` answers HTTP integrations, `services`
    integrations with an AWS service. `missing` says what a reference to nothing is in a
    template; see `gateway.templates`.

    `calls` lists what the backends were given, `failures` why the gateway answered by itself.
    Raises `DocumentError`, here or while a request is handled, for a document that breaks API
    Gateway's rules.
    """

    def __init__(
        self,
        swagger: Mapping[str, Any],
        functions: Mapping[str, Callable[[Any], Any]],
        *,
        authorizers: Mapping[str, Authorizer] | None = None,
        stage: str = "dev",
        stage_variables: Mapping[str, str] | None = None,
        parameters: Mapping[str, Any] | None = None,
        http: Service | None = None,
        services: Service | None = None,
        missing: MissingReference = "either",
    ) -> None:
        self.calls: list[Call] = []
        self.failures: list[Failure] = []
        self._document: Mapping[str, Any] = resolved(swagger, parameters or {})
        found = problems(self._document)
        if found:
            raise DocumentError(*found)
        self._operations = operations(self._document)
        self._backends = Backends(functions, http, services, self.calls)
        self._authorizers = authorizers or {}
        self._stage = stage
        self._stage_variables = stage_variables or {}
        self._missing: MissingReference = missing
        self._requests = 0

    def handle(self, request: Request) -> Response:
        """Answer a request, as API Gateway would."""
        self._requests += 1
        known = context(request, self._stage, self._requests)
        try:
            return self._answer(request, known)
        except Failure as failure:
            self.failures.append(failure)
            stated = self._document.get("x-amazon-apigateway-gateway-responses") or {}
            names = {"context": known, "stageVariables": self._stage_variables}
            return answer(failure, stated, request, names)

    def _answer(self, request: Request, known: dict[str, Any]) -> Response:
        found = route(self._operations, request.method, request.path)
        if found is None:
            reason = f"no operation for {request.method} {request.path}"
            raise Failure("MISSING_AUTHENTICATION_TOKEN", reason)
        known["resourcePath"] = found.operation.path
        known["resourceId"] = f"resource {found.operation.path}"
        exchange = Exchange(
            request, found.operation, found.path_parameters, known, self._stage_variables
        )
        definitions = self._document.get("securityDefinitions") or {}
        authorizer = authorization.authorized(exchange, definitions, self._authorizers)
        if authorizer:
            known["authorizer"] = authorizer
        validation.check(exchange, self._document)
        return integrations.answer(exchange, self._backends, self._missing)

"""Who may call an operation: authorizers, IAM and API keys, simply.

In: an exchange, the document's `securityDefinitions`, and callables that stand for the
authorizers. Out: what `$context.authorizer` holds, or a `Failure`. Signatures, policies and
usage plans are not checked: a signature or a key only has to be there.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gateway import java_regex, mapping
from gateway.errors import FunctionError, TimedOut
from gateway.failures import Failure
from gateway.model import Exchange
from gateway.proxy import event as proxy_event
from gateway.variables import stringified

Authorizer = Callable[[dict[str, Any]], Mapping[str, Any] | None]
"""Takes an authorizer's event; returns its context (the claims, for Cognito), or None to deny."""

_EXTENSION = "x-amazon-apigateway-authorizer"


def authorized(
    exchange: Exchange,
    definitions: Mapping[str, Any],
    authorizers: Mapping[str, Authorizer],
) -> dict[str, Any]:
    """What the authorizers of the operation say of the caller; empty where it has none."""
    found: dict[str, Any] = {}
    needs_key = False
    if (exchange.operation.spec.get("x-amazon-apigateway-auth") or {}).get("type") == "AWS_IAM":
        _check_signature(exchange)
    for name, scopes in _requirements(exchange).items():
        definition = definitions[name]
        if _EXTENSION in definition:
            found |= _ask(name, definition, scopes, exchange, authorizers)
        elif definition.get("x-amazon-apigateway-authtype") == "awsSigv4":
            _check_signature(exchange)
        else:
            needs_key = True
    if needs_key and not exchange.request.header("x-api-key"):
        raise Failure("INVALID_API_KEY", "no x-api-key header")
    return found


def _requirements(exchange: Exchange) -> dict[str, Sequence[str]]:
    """The security definitions that the operation names: API Gateway wants all of them."""
    return {
        name: scopes
        for requirement in exchange.operation.spec.get("security") or ()
        for name, scopes in requirement.items()
    }


def _check_signature(exchange: Exchange) -> None:
    if not (exchange.request.header("authorization") or "").startswith("AWS4-HMAC-SHA256"):
        raise Failure("MISSING_AUTHENTICATION_TOKEN", "the request is not signed")


def _ask(
    name: str,
    definition: Mapping[str, Any],
    scopes: Sequence[str],
    exchange: Exchange,
    authorizers: Mapping[str, Authorizer],
) -> dict[str, Any]:
    spec = definition[_EXTENSION]
    if name not in authorizers:
        raise LookupError(f"the authorizer {name} has no callable")
    is_cognito = spec["type"] == "cognito_user_pools"
    event = _event(definition, exchange)
    try:
        answer = authorizers[name](event)
    except (FunctionError, TimedOut) as error:
        unauthorized = str(error) == "Unauthorized"
        kind = "UNAUTHORIZED" if unauthorized else "AUTHORIZER_CONFIGURATION_ERROR"
        raise Failure(kind, f"{name}: {error}") from error
    if answer is None:
        raise Failure("UNAUTHORIZED" if is_cognito else "ACCESS_DENIED", f"{name} denies")
    if not is_cognito:
        return stringified(answer)
    claims = stringified(answer)
    if scopes and not set(scopes) & set(str(claims.get("scope", "")).split()):
        raise Failure("UNAUTHORIZED", f"{name}: none of the scopes {', '.join(scopes)}")
    return {"claims": claims}


def _event(definition: Mapping[str, Any], exchange: Exchange) -> dict[str, Any]:
    """What the authorizer is given, once every identity source is there."""
    spec = definition[_EXTENSION]
    arn = _method_arn(exchange)
    if spec["type"] == "request":
        for source in filter(None, map(str.strip, spec.get("identitySource", "").split(","))):
            _present(mapping.from_request(source, exchange), source)
        return proxy_event(exchange) | {"type": "REQUEST", "methodArn": arn}
    source = spec.get("identitySource") or f"method.request.header.{definition['name']}"
    token = _present(mapping.from_request(source, exchange), source)
    pattern = spec.get("identityValidationExpression")
    if pattern and not java_regex.matches(pattern, token):
        raise Failure("UNAUTHORIZED", f"{source} does not match {pattern}")
    return {"type": "TOKEN", "authorizationToken": token, "methodArn": arn}


def _present(value: str | None, source: str) -> str:
    if not value or not value.strip():
        raise Failure("UNAUTHORIZED", f"{source} is missing")
    return value


def _method_arn(exchange: Exchange) -> str:
    known = exchange.context
    api = f"arn:aws:execute-api:us-east-1:{known['accountId']}:{known['apiId']}"
    return f"{api}/{known['stage']}/{exchange.request.method}{exchange.request.path}"

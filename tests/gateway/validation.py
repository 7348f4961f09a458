"""The request validator: parameters that must be there, and a body that must fit its model.

In: an exchange and the document. Out: nothing, or a `Failure`. Of a parameter API Gateway checks
only that it is there and not blank; of a body, the JSON schema of its content type.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft4Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from gateway.failures import Failure
from gateway.model import Exchange
from gateway.variables import UnreadableBodyError, read_json

VALIDATOR = "x-amazon-apigateway-request-validator"
_ECMA_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\$", re.DOTALL)


def check(exchange: Exchange, document: Mapping[str, Any]) -> None:
    """Refuse a request that the operation's validator, or else the API's, does not let through."""
    name = exchange.operation.spec.get(VALIDATOR, document.get(VALIDATOR))
    if name is None:
        return
    validator = document["x-amazon-apigateway-request-validators"][name]
    if validator.get("validateRequestParameters"):
        _check_parameters(exchange)
    if validator.get("validateRequestBody"):
        _check_body(exchange, document)


def _check_parameters(exchange: Exchange) -> None:
    missing = [
        str(parameter["name"])
        for parameter in exchange.operation.parameters
        if parameter.get("required") and not _is_present(parameter, exchange)
    ]
    if missing:
        message = f"Missing required request parameters: [{', '.join(missing)}]"
        raise Failure("BAD_REQUEST_PARAMETERS", message=message)


def _is_present(parameter: Mapping[str, Any], exchange: Exchange) -> bool:
    name, place = parameter["name"], parameter["in"]
    if place == "header":
        return bool((exchange.request.header(name) or "").strip())
    known = {"path": exchange.path_parameters, "query": exchange.query}
    return place not in known or bool(known[place].get(name, "").strip())


def _check_body(exchange: Exchange, document: Mapping[str, Any]) -> None:
    """A body of a content type without a model goes through; an empty one counts as `{}`."""
    schema = _schema(exchange)
    consumes = exchange.operation.spec.get("consumes") or document.get("consumes")
    if schema is None or exchange.request.media_type not in (consumes or ["application/json"]):
        return
    whole = {"allOf": [schema], "definitions": document.get("definitions") or {}}
    try:
        body = read_json(exchange.request.body or "{}")
    except UnreadableBodyError as error:
        raise Failure("BAD_REQUEST_BODY", str(error)) from error
    for fault in _Validator(whole).iter_errors(body):
        raise Failure("BAD_REQUEST_BODY", f"{fault.json_path}: {fault.message}")


def _schema(exchange: Exchange) -> Mapping[str, Any] | None:
    return next(
        (item["schema"] for item in exchange.operation.parameters if item["in"] == "body"), None
    )


def _ecma(pattern: str) -> str:
    """A pattern of JavaScript's: `$` is the very end, and not before a last line end as well."""
    return _ECMA_TOKEN.sub(lambda match: "\\Z" if match[0] == "$" else match[0], pattern)


def _matches_pattern(
    _validator: Any, pattern: str, instance: Any, _schema: Any
) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not re.search(_ecma(pattern), instance, re.ASCII):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _not_used(*_: Any) -> Iterator[ValidationError]:
    """`minItems` and `maxItems` are not part of API Gateway's validation.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
    """
    yield from ()


_Validator: type[Draft4Validator] = extend(  # type: ignore[no-untyped-call]
    Draft4Validator,
    {"pattern": _matches_pattern, "minItems": _not_used, "maxItems": _not_used},
)

"""AWS's services in small: they take exactly the requests that the real ones document.

In: what API Gateway sends. Out: what the service answers. A request that is not well-formed, that
has a field which nobody declared, or lacks one that must be there, is an `AssertionError`: no
route of ours may send it. What the service itself would refuse is answered with its error.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from building import swagger_of
from gateway import Gateway, Request, Response
from gateway.model import Outbound
from lower.rendering import strict_json

_URI = "arn:aws:apigateway:us-east-1:"
FORM = "application/x-www-form-urlencoded"


class Refused(NamedTuple):
    """What a service answers with to a request that it does not like."""

    status: int
    code: str = ""


def form(
    sent: Outbound, uri: str, needed: set[str], optional: frozenset[str] = frozenset()
) -> dict[str, str]:
    """The fields of a request of the Query protocol, each there once."""
    assert (sent.method, sent.uri) == ("POST", _URI + uri)
    assert dict(sent.headers) == {"Content-Type": FORM}
    assert sent.body.isascii()
    assert not re.search(r"\s", sent.body)
    pairs = parse_qsl(sent.body, keep_blank_values=True, strict_parsing=True)
    fields = dict(pairs)
    assert len(pairs) == len(fields), "a field is there twice"
    assert needed <= set(fields) <= needed | optional, set(fields)
    return fields


def json_object(
    sent: Outbound, uri: str, content_type: str, headers: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The object of a request of the JSON protocol."""
    assert (sent.method, sent.uri) == ("POST", _URI + uri)
    assert dict(sent.headers) == {"Content-Type": content_type, **(headers or {})}
    found: dict[str, Any] = strict_json(sent.body)
    return found


def answered(status: int, body: Any) -> Response:
    return Response(status, {"Content-Type": "application/json"}, json.dumps(body))


def json_error(refused: Refused) -> Response:
    """An error of the JSON protocol, with an inner message that nobody may see."""
    type_ = f"com.amazonaws.service.v20120810#{refused.code}"
    return answered(refused.status, {"__type": type_, "message": "SECRET arn:aws:iam::1:role/x"})


def query_error(refused: Refused) -> Response:
    """An error of the Query protocol, as JSON."""
    error = {"Code": refused.code, "Message": "SECRET arn:aws:iam::1:role/x", "Type": "Sender"}
    return answered(refused.status, {"Error": error, "RequestId": "r"})


# --- DynamoDB -------------------------------------------------------------------------------------

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


class Invalid(Exception):  # noqa: N818 - what DynamoDB answers, no mistake of the test's
    """DynamoDB refuses this request."""


class Tables:
    """DynamoDB with one table; `key` has the names and types of its key, and of the index's."""

    def __init__(
        self, table: str, key: dict[str, str], index: Mapping[str, dict[str, str]]
    ) -> None:
        self.table = table
        self.key = key
        self.index = index
        self.items: list[dict[str, Any]] = []
        self.requests: list[dict[str, Any]] = []

    def __call__(self, sent: Outbound) -> Response:
        action = sent.uri.rpartition("/")[2]
        request = json_object(sent, f"dynamodb:action/{action}", "application/x-amz-json-1.0")
        self.requests.append(request)
        assert request.pop("TableName") == self.table
        try:
            return answered(200, getattr(self, f"_{action}")(request))
        except Invalid:
            return json_error(Refused(400, "ValidationException"))

    def _GetItem(self, request: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        assert set(request) <= {"Key", "ConsistentRead"}
        key = self._attributes(request["Key"], self.key)
        found = [item for item in self.items if key.items() <= item.items()]
        return {"Item": found[0]} if found else {}

    def _PutItem(self, request: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        assert set(request) == {"Item"}
        item = request["Item"]
        for value in item.values():
            _check(value)
        own = {name: item.get(name) for name in self.key}
        self._attributes(own, self.key)
        self.items = [one for one in self.items if not own.items() <= one.items()]
        self.items.append(item)
        return {}

    def _DeleteItem(self, request: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        assert set(request) == {"Key"}
        key = self._attributes(request["Key"], self.key)
        self.items = [item for item in self.items if not key.items() <= item.items()]
        return {}

    def _Query(self, request: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        key = self.index[request.pop("IndexName")] if "IndexName" in request else self.key
        names = request.pop("ExpressionAttributeNames")
        values = request.pop("ExpressionAttributeValues")
        conditions = request.pop("KeyConditionExpression").split(" AND ")
        wanted = {}
        for condition in conditions:
            name, value = condition.split(" = ")
            wanted[names.pop(name)] = values.pop(value)
        assert not names
        assert not values
        assert list(wanted) == list(key)[: len(wanted)]
        self._attributes(wanted, {name: key[name] for name in wanted})
        limit = request.pop("Limit")
        start = request.pop("ExclusiveStartKey", None)
        backward = request.pop("ScanIndexForward", True) is False
        assert set(request) <= {"ConsistentRead"}
        if not isinstance(limit, int) or limit < 1:
            raise Invalid
        found = [item for item in self.items if wanted.items() <= item.items()]
        found.sort(key=lambda item: json.dumps([item[name] for name in key]), reverse=backward)
        whole = {**key, **self.key}
        ends = [{name: item[name] for name in whole} for item in found]
        first = 0
        if start is not None:
            self._attributes(start, whole)
            first = ends.index(start) + 1 if start in ends else len(ends)
        page = found[first : first + limit]
        more = first + limit < len(found)
        last = {"LastEvaluatedKey": ends[first + limit - 1]} if more else {}
        return {"Items": page, "Count": len(page), "ScannedCount": len(page), **last}

    @staticmethod
    def _attributes(given: dict[str, Any], key: dict[str, str]) -> dict[str, Any]:
        """A key: exactly its attributes, each of its type and not empty."""
        if set(given) != set(key):
            raise Invalid
        for name, value in given.items():
            _check(value)
            if set(value) != {key[name]} or not value[key[name]]:
                raise Invalid
        return given


def _check(value: Any) -> None:
    """An attribute value is an object with one key, which says what it is."""
    if not isinstance(value, dict) or len(value) != 1:
        raise Invalid
    ((kind, held),) = value.items()
    if kind in ("S", "B"):
        ok = isinstance(held, str)
    elif kind == "N":
        ok = isinstance(held, str) and bool(_NUMBER.fullmatch(held))
    elif kind in ("BOOL", "NULL"):
        ok = isinstance(held, bool)
    else:
        ok = (kind == "L" and isinstance(held, list)) or (kind == "M" and isinstance(held, dict))
        for inner in held.values() if isinstance(held, dict) else held:
            _check(inner)
    if not ok:
        raise Invalid


# --- Playing --------------------------------------------------------------------------------------


class Api:
    """A service's API, with a fake behind it, and the variables of its stage."""

    def __init__(
        self,
        text: str,
        service: Callable[[Outbound], Response],
        variables: Mapping[str, str] | None = None,
    ) -> None:
        self.gateway = Gateway(
            swagger_of("service shop { runtime nodejs22.x }\n" + text),
            {},
            services=service,
            stage_variables=variables,
        )

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        raw: str | None = None,
    ) -> Response:
        """What is answered to a request; `body` is sent as JSON, `raw` as it is."""
        text = json.dumps(body) if raw is None and body is not None else raw
        sent = {"Content-Type": "application/json", **(headers or {})}
        return self.gateway.handle(Request(method, path, tuple((query or {}).items()), sent, text))


def decoded(text: str) -> Any:
    return json.loads(base64.b64decode(text, validate=True))

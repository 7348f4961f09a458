"""The records that go through the gateway.

A `Request` comes in and a `Response` goes out. In between stands an `Exchange`: the request
with the operation that answers it. `Outbound` is what the gateway sends to a backend other than
a function, and `Call` what a test can look at afterwards.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class Request(NamedTuple):
    """A request of a client.

    `path` is what comes after the stage, percent-encoded as it was sent, without the query;
    `query` holds decoded pairs, a doubled name twice. The names of headers keep their case,
    which `$input.params()` minds and the gateway's own look-ups do not.
    """

    method: str
    path: str
    query: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = {}
    body: str | None = None

    def header(self, name: str) -> str | None:
        """A header's value, whatever the case of its name."""
        return header(self.headers, name)

    @property
    def media_type(self) -> str:
        """The type of the body without its parameters; `application/json` where unsaid."""
        stated = self.header("content-type") or "application/json"
        return stated.partition(";")[0].strip().lower()


class Response(NamedTuple):
    """An answer: of the gateway to its client, or of a backend to the gateway."""

    status: int
    headers: Mapping[str, str] = {}
    body: str = ""

    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)


class Outbound(NamedTuple):
    """A request of the gateway's to an HTTP backend or an AWS service."""

    method: str
    uri: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: str


class Call(NamedTuple):
    """What a backend was given.

    `function` is the function's logical id, or the integration's `uri`; `payload` the text as it
    was rendered; `event` the same as JSON, or None where it is none.
    """

    function: str
    payload: str
    event: Any


class Operation(NamedTuple):
    """A method of a path: the path's template, and the operation's object of the document.

    `parameters` are the path's and the operation's own together.
    """

    path: str
    method: str
    spec: Mapping[str, Any]
    parameters: Sequence[Mapping[str, Any]]

    @property
    def integration(self) -> Mapping[str, Any]:
        """`x-amazon-apigateway-integration`."""
        found: Mapping[str, Any] = self.spec["x-amazon-apigateway-integration"]
        return found

    @property
    def name(self) -> str:
        """For messages: `GET /users/{id}`."""
        return f"{self.method} {self.path}"


class Exchange(NamedTuple):
    """A request on its way: where it goes, and what templates can know about it."""

    request: Request
    operation: Operation
    path_parameters: Mapping[str, str]
    context: Mapping[str, Any]
    stage_variables: Mapping[str, str]

    @property
    def query(self) -> dict[str, str]:
        """The query as a map; of a doubled name the last value."""
        return dict(self.request.query)


def header(headers: Mapping[str, str], name: str) -> str | None:
    """The value of a header, whatever the case of its name."""
    wanted = name.lower()
    return next((value for key, value in headers.items() if key.lower() == wanted), None)

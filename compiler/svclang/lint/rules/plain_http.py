"""An address that is reached without encryption.

What it finds
    `http://` in the URL that a route leads to, in the origin of a `cors`, in a subscription of SNS
    that is a raw resource, in the environment of a function, and in the default of a parameter.
    Addresses of the machine itself and of private networks (`localhost`, `10.0.0.8`,
    `orders.internal`) are passed over.

Why it is bad
    What is sent there can be read and changed on its way: the data, and the tokens that go with it.

Example
    api {
      auth none
      GET /rates -> "http://rates.example.com/today"
    }

Use instead
    api {
      auth none
      GET /rates -> "https://rates.example.com/today"
    }

Sources
    https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/protecting-data-in-transit.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...advice import write
from ...model.nodes import HttpTarget, Model
from ...source import Span
from ...syntax.nodes import Text, Value
from ..bound_routes import once_a_place
from ..entries import entries_within
from ..rule import Context, Finding, Rule

_PLAIN = r"http://(?P<host>[^/:\s\"'}]+)"
_PRIVATE = (
    r"localhost|[^.]*|.*\.(internal|local|localhost|test)|\[?::1\]?"
    r"|(127|10)\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+|169\.254\.[\d.]+"
)
_SUBSCRIPTION = "AWS::SNS::Subscription"


def check(context: Context) -> Iterator[Finding]:
    """A finding for each address that begins with `http://`."""
    return once_a_place(finding for span in _places(context.model) for finding in _of_place(span))


def _places(model: Model) -> Iterator[Span]:
    """Where an address may stand."""
    for api in model.apis:
        for route in api.routes:
            if isinstance(route.target, HttpTarget):
                yield route.target.url.span
            cors = route.settings.get("cors")
            if cors is not None:
                yield cors.span
    for declared in model.declared.values():
        cors = declared.settings.get("cors") if declared.kind == "bucket" else None
        yield from cors.spans if cors is not None else ()
    yield from (value.span for value in _values(model) if isinstance(value, Text))
    for param in model.params.values():
        if param.default_span is not None:
            yield param.default_span


def _values(model: Model) -> Iterator[Value]:
    for function in model.functions.values():
        env = function.settings.get("env")
        yield from (entry.value for entry in env.value.entries) if env is not None else ()
    for raw in model.raw_resources.values():
        if raw.type == _SUBSCRIPTION:
            yield from (entry.value for entry in entries_within((raw.properties,)))


def _of_place(span: Span) -> Iterator[Finding]:
    for found in re.finditer(_PLAIN, span.text):
        if not re.fullmatch(_PRIVATE, found["host"]):
            start = span.start + found.start()
            scheme = Span(span.source, start, start + len("http"))
            yield Finding(
                f"what is sent to `{found['host']}` can be read and changed on its way",
                Span(span.source, start, span.start + found.end()),
                **write(scheme, "https", "write `https://`", safe=False),
            )


RULE = Rule("plain-http", check)

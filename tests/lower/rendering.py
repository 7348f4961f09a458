"""Services lowered from their source, and their mapping templates executed.

In: the text of a service, and a request or what a function puts out. Out: the event that the
function would get, or the answer that the client would. Templates are rendered with both of the
ways in which an engine may take a reference to nothing, and must not depend on it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from textwrap import dedent
from typing import Any, NamedTuple

from hypothesis import strategies as st

from gateway import java_regex, mapping
from gateway.intrinsics import resolved
from gateway.model import Exchange, Operation, Request, Response
from gateway.templates import Rendered, rendered
from svclang.lower.derive_bindings import derive_bindings
from svclang.lower.map_requests import map_requests
from svclang.lower.map_responses import map_responses
from svclang.lower.settling import SETTLING
from svclang.lower.swagger.integrations import templated
from svclang.lower.templates.velocity import NUMBER
from svclang.model.nodes import Model, RequestPlan, ResponsePlan, Route, Surroundings
from svclang.model.resolve import resolve
from svclang.source import Source
from svclang.syntax.load import load

_HEAD = "service test { runtime python3.13 }\n"


def lowered(text: str) -> Model:
    """A service without mistakes, up to its request and response plans."""
    loaded = load(Source("test.svc", _HEAD + text), lambda name: "")
    found = resolve(loaded.files, Surroundings())
    assert found.model is not None
    problems = [*loaded.diagnostics, *found.diagnostics]
    assert not problems, [problem.message for problem in problems]
    model = found.model
    for step in (*SETTLING, derive_bindings, map_requests, map_responses):
        model = step(model)
    return model


def only_route(text: str) -> Route:
    """The one route of a service, with its plans."""
    model = lowered(text)
    ((route,),) = (api.routes for api in model.apis)
    return route


# What could break out of a string, of JSON or of Velocity, besides any text at all.
_SHARP = st.sampled_from(
    ['"', "'", "\\", "$", "#", "#if(true)", "#end", "$input.body", "${a}", "#set($id = 1)", "##",
     "\n", "\r\n", "\x00", "\u2028", "é", "😀", "{", "}", "[", ",", '", "admin": true, "x": "',
     "\\u0022", "null", "true", " ", "\t", "$context", "#*", "*#", "$1", "%22", "/"]
)  # fmt: skip
TEXT = st.lists(_SHARP | st.text(max_size=4) | st.from_regex(NUMBER), max_size=5).map("".join)
_NAMES = st.sampled_from(["id", "name", "role", "nick", "home", "street", "city", "level", "x"])
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES | TEXT, inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


class Sent(NamedTuple):
    """A request: the parameters in their places, and what API Gateway knows besides."""

    path: Mapping[str, str] = {}
    query: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = {}
    body: str | None = None
    context: Mapping[str, Any] = {}
    stage_variables: Mapping[str, str] = {}


def event(route: Route, sent: Sent, deployed: Mapping[str, Any] | None = None) -> Any:
    """The event that a request becomes; `deployed` are the values of CloudFormation parameters."""
    plan = route.request
    assert plan is not None
    assert plan.template is not None
    template = resolved(templated(plan.template, plan.values), deployed or {})
    return strict_json(_rendered(template, sent.body or "", sent).text)


def answer(
    route: Route, output: Any, sent: Sent | None = None, deployed: Mapping[str, Any] | None = None
) -> Response:
    """What the client gets where the integration puts out `output`."""
    plan = _selected(route, output)
    assert plan.template is not None
    body = json.dumps(output)
    sent = sent or Sent()
    template = resolved(templated(plan.template, plan.values), deployed or {})
    made = _rendered(template, body, sent)
    stated = {
        f"method.response.header.{name}": resolved(value, deployed or {})
        for name, value in plan.headers.items()
    }
    headers = mapping.response_headers(stated, Response(200, {}, body), _exchange(sent))
    override = made.response_override
    status = int(override.get("status", plan.status))
    return Response(status, {**headers, **override.get("header", {})}, made.text)


def _selected(route: Route, output: Any) -> ResponsePlan:
    """The one response whose pattern matches; the default where none does."""
    message = output.get("errorMessage") if isinstance(output, dict) else None
    default, *failures = route.responses
    assert default.pattern == "default"
    if not isinstance(message, str):
        return default
    found = [plan for plan in failures if java_regex.matches(plan.pattern, message)]
    assert len(found) == (1 if message else 0), [plan.status for plan in found]
    return found[0] if found else default


def _rendered(template: str, body: str, sent: Sent) -> Rendered:
    return rendered(template, body, _exchange(sent), "either")


def _exchange(sent: Sent) -> Exchange:
    request = Request("POST", "/", sent.query, sent.headers, sent.body)
    operation = Operation("/", "POST", {}, ())
    return Exchange(request, operation, sent.path, sent.context, sent.stage_variables)


def strict_json(text: str) -> Any:
    """JSON in the strict sense, in which no object has a key twice."""

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(items) == len({key for key, _ in items}), f"a key is there twice: {items}"
        return dict(items)

    def refuse(constant: str) -> Any:
        raise AssertionError(f"{constant} is not JSON")

    return json.loads(text, object_pairs_hook=pairs, parse_constant=refuse)


def plan(text: str) -> RequestPlan:
    found = only_route(text).request
    assert found is not None
    return found


def template(text: str) -> str:
    """A template as it stands in a test, without what indents it there."""
    return dedent(text).strip()


def query(text: str, *pairs: tuple[str, str]) -> Any:
    """The event of `function f(…)` behind `GET /`, with these pairs as its query."""
    return event(
        only_route(f"function f({text})\napi {{ auth none; GET / -> f }}"), Sent(query=pairs)
    )


def posted(declared: str, body: Any, parameters: str = "it: T") -> Any:
    """The event of `function f(it: T)` behind `POST /`, with this body."""
    route = only_route(f"{declared}\nfunction f({parameters})\napi {{ auth none; POST / -> f }}")
    return event(route, Sent(body=body if isinstance(body, str) else json.dumps(body)))


def throwing(result: str, *errors: str, settings: str = "", declared: str = "") -> Route:
    """`GET /` to a function with this result, which throws these errors."""
    names = [each.split()[1] for each in errors]
    throws = f" throws {', '.join(names)}" if names else ""
    return only_route(
        "\n".join(errors) + f"\n{declared}\nfunction f(){result}{throws}\n"
        f"api {{ auth none; GET / -> f {settings} }}"
    )

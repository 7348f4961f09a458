"""The inventory of a service: its functions, routes and resources, and how they hang together.

In: a model whose settings have been inherited. Out: an `Inventory`, in the order of the source, of
plain text and tuples only. `describe.schema.json` beside the manual describes the same as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from ..aws.function_settings import FUNCTION_SETTINGS, MEMORY_MB, TIMEOUT_S
from ..aws.kinds import SCHEDULES
from ..aws.units import duration, size
from ..model.grants import grants, grants_of, known_kind
from ..model.mentions import Use, Uses, event_of
from ..model.nodes import (
    Authorizer,
    DeclaredResource,
    Function,
    FunctionTarget,
    HttpTarget,
    MockTarget,
    Model,
    RawResource,
    Route,
    ServiceTarget,
)
from ..model.show_values import show_settings, show_value
from ..model.triggers import Trigger, times, triggers_of_functions
from ..model.usage_plans import asks_for_key
from ..named_tuples import NamedTuple


class Leave(NamedTuple):
    """What a function may do: `read`, with which resource; `actions` where no verb says it."""

    verb: str
    kind: str
    resource: str
    actions: tuple[str, ...] = ()


class FunctionEntry(NamedTuple):
    """A function: what it runs with, what triggers it, what it may do, and what else it names.

    `runtime` is empty where it is an image. `memory` and `timeout` are in the words of the source.
    """

    name: str
    id: str
    doc: str
    runtime: str
    memory: str
    timeout: str
    triggers: tuple[Trigger, ...]
    may: tuple[Leave, ...]
    uses: tuple[Use, ...]


class RouteEntry(NamedTuple):
    """A route: who may call it, and what answers.

    `auth` is `none`, `iam`, `key` or the name of an authorizer, with its `scopes`; `plans` are the
    usage plans whose keys open it, where it asks for one. `action` is what is done with a resource.
    """

    api: str
    method: str
    path: str
    auth: str
    scopes: tuple[str, ...]
    plans: tuple[str, ...]
    target: str
    target_kind: str
    action: str
    asynchronous: bool
    doc: str


class AuthorizerEntry(NamedTuple):
    """An authorizer: the function that decides, or the user pool that it uses."""

    name: str
    doc: str
    function: str
    uses: tuple[Use, ...]


class Access(NamedTuple):
    """Who may do one thing with a resource: functions, and routes that do so by themselves."""

    verb: str
    functions: tuple[str, ...]
    routes: tuple[str, ...]


class FeedEntry(NamedTuple):
    """What a resource feeds."""

    event: str
    target: str
    target_kind: str


class ResourceEntry(NamedTuple):
    """A resource: who may do what with it, what it feeds, and which others it names.

    `kind` is `resource` where it is one in CloudFormation's own words. `when` are the times of a
    schedule. `type` and `id` are those of the template.
    """

    kind: str
    name: str
    type: str
    id: str
    when: str
    doc: str
    access: tuple[Access, ...]
    feeds: tuple[FeedEntry, ...]
    uses: tuple[Use, ...]


class Inventory(NamedTuple):
    """All that a service has; `idle` are the functions that nothing triggers."""

    service: str
    version: str
    stage: str
    doc: str
    routes: tuple[RouteEntry, ...]
    authorizers: tuple[AuthorizerEntry, ...]
    functions: tuple[FunctionEntry, ...]
    resources: tuple[ResourceEntry, ...]
    idle: tuple[str, ...]


def inventory(model: Model) -> Inventory:
    """What a service has."""
    uses, plans, calls = Uses(model), _plans(model), _calls(model)
    functions = _functions(model, uses)
    return Inventory(
        service=model.service.name.text,
        version=model.service.version,
        stage=model.stage,
        doc=model.service.doc,
        routes=tuple(
            _route(api.name, route, plans.get(api.name, ()), model)
            for api in model.apis
            for route in api.routes
        ),
        authorizers=tuple(_authorizer(each, uses) for each in model.authorizers.values()),
        functions=functions,
        resources=(
            *(
                _resource(declared, uses, calls.get(name, {}))
                for name, declared in model.declared.items()
            ),
            *(_raw(raw, uses) for raw in model.raw_resources.values()),
        ),
        idle=tuple(entry.name for entry in functions if not entry.triggers),
    )


# --- Functions and routes -------------------------------------------------------------------------


def _functions(model: Model, uses: Uses) -> tuple[FunctionEntry, ...]:
    triggers = triggers_of_functions(model)
    may = grants(model)
    return tuple(
        FunctionEntry(
            name=name,
            id=function.logical_id,
            doc=function.doc,
            runtime="" if "image" in function.settings else _said(function, "runtime"),
            memory=_said(function, "memory") or size(MEMORY_MB, "MB"),
            timeout=_said(function, "timeout") or duration(TIMEOUT_S, "s"),
            triggers=triggers[name],
            may=tuple(
                Leave(
                    grant.verb,
                    known_kind(grant.resource).name,
                    grant.resource.name.text,
                    grant.actions,
                )
                for grant in may[name]
            ),
            uses=uses.of_settings(function.settings, known_kind(function).verbs),
        )
        for name, function in model.functions.items()
    )


def _said(function: Function, setting: str) -> str:
    """A setting of a function in the words of the source; empty where nothing is said."""
    given = {name: each for name, each in function.settings.items() if name == setting}
    lines = show_settings(given, FUNCTION_SETTINGS)
    return next(lines, "").removeprefix(f"{setting} ")


def _route(api: str, route: Route, plans: Sequence[str], model: Model) -> RouteEntry:
    target, kind = _target(route, model)
    access = route.access
    scopes = access.scopes if access is not None else ()
    auth = "none" if access is None else access.authorizer or access.kind
    return RouteEntry(
        api=api,
        method=route.method,
        path=route.path.text,
        auth=auth,
        scopes=scopes,
        plans=tuple(plans) if asks_for_key(route) is not None else (),
        target=target,
        target_kind=kind,
        action=_action(route, model),
        asynchronous=route.asynchronous,
        doc=route.doc,
    )


def _plans(model: Model) -> dict[str, list[str]]:
    """The plans that open each API, by its name."""
    found: dict[str, list[str]] = {}
    for plan, opened in model.opened.items():
        for api in opened:
            found.setdefault(api.name, []).append(plan)
    return found


def _target(route: Route, model: Model) -> tuple[str, str]:
    target = route.target
    if isinstance(target, MockTarget):
        return "mock", "mock"
    if isinstance(target, HttpTarget):
        return show_value(target.url)[1:-1], "url"
    if isinstance(target, FunctionTarget):
        return target.function, "function"
    return target.resource, model.declared[target.resource].kind


def _action(route: Route, model: Model) -> str:
    """What a route does with a resource by itself; the first of its kind where none is named."""
    target = route.target
    if not isinstance(target, ServiceTarget):
        return ""
    actions = known_kind(model.declared[target.resource]).actions
    return target.action or next(iter(actions), "")


def _authorizer(authorizer: Authorizer, uses: Uses) -> AuthorizerEntry:
    return AuthorizerEntry(
        name=authorizer.name.text,
        doc=authorizer.doc,
        function="" if authorizer.function is None else authorizer.function.text,
        uses=uses.of_settings(authorizer.settings),
    )


# --- Resources ------------------------------------------------------------------------------------


_Calls: TypeAlias = Mapping[str, Sequence[str]]
"""What is done with a resource by routes, and by which of them."""


def _resource(declared: DeclaredResource, uses: Uses, calls: _Calls) -> ResourceEntry:
    return ResourceEntry(
        kind=declared.kind,
        name=declared.name.text,
        type=known_kind(declared).type,
        id=declared.logical_id,
        when=times(declared) if declared.kind in SCHEDULES else "",
        doc=declared.doc,
        access=_access(declared, calls),
        feeds=tuple(
            FeedEntry(event_of(feed), feed.target.text, feed.target_kind) for feed in declared.feeds
        ),
        uses=uses.of_resource(declared),
    )


def _calls(model: Model) -> dict[str, dict[str, list[str]]]:
    """The routes that do something with each resource by themselves, by its name."""
    found: dict[str, dict[str, list[str]]] = {}
    for api in model.apis:
        for route in api.routes:
            if isinstance(route.target, ServiceTarget):
                actions = found.setdefault(route.target.resource, {})
                call = f"{route.method} {route.path.text}"
                actions.setdefault(_action(route, model), []).append(call)
    return found


def _access(declared: DeclaredResource, routes: _Calls) -> tuple[Access, ...]:
    """Who may do what with a resource, each verb once."""
    functions: dict[str, dict[str, None]] = {}
    for grant in grants_of(declared):
        verb = grant.verb or ", ".join(grant.actions)
        functions.setdefault(verb, {})[grant.function] = None
    return tuple(
        Access(verb, tuple(functions.get(verb, ())), tuple(dict.fromkeys(routes.get(verb, ()))))
        for verb in {**functions, **routes}
    )


def _raw(raw: RawResource, uses: Uses) -> ResourceEntry:
    own = uses.of_settings(raw.settings)
    held = uses.of_value("", raw.properties)
    return ResourceEntry(
        "resource", raw.name.text, raw.type, raw.logical_id, "", raw.doc, (), (), (*held, *own)
    )

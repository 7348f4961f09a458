"""The inventory of a service: its functions, routes and resources, and how they hang together.

In: a model whose settings have been inherited. Out: an `Inventory`, in the order of the source, of
plain text and tuples only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..aws.function_settings import FUNCTION_SETTINGS
from ..aws.kinds import SCHEDULES
from ..model.grants import grants, grants_of, known_kind
from ..model.nodes import (
    DeclaredResource,
    Feed,
    Function,
    FunctionTarget,
    HttpTarget,
    MockTarget,
    Model,
    Route,
)
from ..model.show_values import show_settings, show_value
from ..syntax.nodes import Reference

# Settings in which a resource names functions that it does not call.
_WATCHED = ("of",)
_SHOWN = ("runtime", "memory", "timeout")


class Trigger(NamedTuple):
    """What makes a function run: the kind and name of the source, and what happens there."""

    kind: str
    name: str
    event: str = ""

    @property
    def text(self) -> str:
        """In words: `queue jobs`, `bucket uploads created "incoming/*.jpg"`, `GET /users`."""
        return " ".join(filter(None, (self.kind, self.name, self.event)))


class Leave(NamedTuple):
    """What a function may do: `read`, with which resource; `actions` where no verb says it."""

    verb: str
    kind: str
    resource: str
    actions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """In words: `read users`, `sqs:PurgeQueue jobs`."""
        return f"{self.verb or ', '.join(self.actions)} {self.resource}"


class FunctionEntry(NamedTuple):
    """A function: what it runs with, what triggers it, and what it may do."""

    name: str
    doc: str
    settings: Mapping[str, str]
    triggers: tuple[Trigger, ...]
    may: tuple[Leave, ...]


class RouteEntry(NamedTuple):
    """A route: who may call it, and what answers."""

    api: str
    method: str
    path: str
    auth: str
    target: str
    target_kind: str
    doc: str


class Access(NamedTuple):
    """The functions that may do one thing with a resource."""

    verb: str
    functions: tuple[str, ...]


class FeedEntry(NamedTuple):
    """What a resource feeds."""

    event: str
    target: str
    target_kind: str


class Use(NamedTuple):
    """Another resource that one names in its settings: `retry 3 then dead_jobs` uses `dead_jobs`."""

    setting: str
    kind: str
    resource: str


class ResourceEntry(NamedTuple):
    """A resource: who may do what with it, what it feeds, and which others it names."""

    kind: str
    name: str
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
    functions: tuple[FunctionEntry, ...]
    routes: tuple[RouteEntry, ...]
    resources: tuple[ResourceEntry, ...]
    idle: tuple[str, ...]


def inventory(model: Model) -> Inventory:
    """What a service has."""
    triggers = _triggers(model)
    may = _may(model)
    functions = tuple(
        FunctionEntry(name, function.doc, _settings(function), tuple(triggers[name]), may[name])
        for name, function in model.functions.items()
    )
    return Inventory(
        service=model.service.name.text,
        version=model.service.version,
        stage=model.stage,
        doc=model.service.doc,
        functions=functions,
        routes=tuple(_route(api.name, route, model) for api in model.apis for route in api.routes),
        resources=tuple(_resource(declared, model) for declared in model.declared.values()),
        idle=tuple(entry.name for entry in functions if not entry.triggers),
    )


def _settings(function: Function) -> dict[str, str]:
    """Some settings of a function, in the words of the source."""
    given = {name: function.settings[name] for name in _SHOWN if name in function.settings}
    lines = show_settings(given, FUNCTION_SETTINGS)
    return dict(line.split(" ", 1) for line in lines)


# --- Functions ------------------------------------------------------------------------------------


def _may(model: Model) -> dict[str, tuple[Leave, ...]]:
    return {
        name: tuple(
            Leave(grant.verb, grant.resource.kind, label(grant.resource), grant.actions)
            for grant in given
        )
        for name, given in grants(model).items()
    }


def _triggers(model: Model) -> dict[str, list[Trigger]]:
    """What makes each function run."""
    found: dict[str, list[Trigger]] = {name: [] for name in model.functions}
    for function, trigger in _all_triggers(model):
        if function in found and trigger not in found[function]:
            found[function].append(trigger)
    return found


def _all_triggers(model: Model) -> Iterator[tuple[str, Trigger]]:
    for api in model.apis:
        for route in api.routes:
            if isinstance(route.target, FunctionTarget):
                yield route.target.function, Trigger(route.method, route.path.text)
    for name, authorizer in model.authorizers.items():
        if authorizer.function is not None:
            yield authorizer.function.text, Trigger("authorizer", name)
    for declared in model.declared.values():
        kind, name = declared.kind, label(declared)
        for feed in declared.feeds:
            yield feed.target.text, Trigger(kind, name, _event(feed))
        for setting, named in _named(declared):
            if setting not in _WATCHED:
                yield named, Trigger(kind, name)
    for name, function in model.functions.items():
        for setting in ("on_success", "on_failure"):
            given = function.settings.get(setting)
            if given is not None and isinstance(given.value, Reference):
                yield given.value.path[0], Trigger("function", name, setting)


def _named(declared: DeclaredResource) -> Iterator[tuple[str, str]]:
    """What a resource names in its settings, but for the leave that it gives.

    A state machine names the functions that it calls, a queue the one for its dead letters.
    """
    verbs = known_kind(declared).verbs
    for setting, given in declared.settings.items():
        if setting not in verbs and setting not in ("allow", "cfn"):
            for reference in _references(given.value):
                yield setting, reference.path[0]


def _references(value: Any) -> Iterator[Reference]:
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _references(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _references(part)


def _event(feed: Feed) -> str:
    words = show_value(feed.words) if feed.words is not None else ""
    return " ".join(filter(None, (feed.trigger, words)))


# --- Routes and resources -------------------------------------------------------------------------


def _route(api: str, route: Route, model: Model) -> RouteEntry:
    target, kind = _target(route, model)
    auth = show_value(route.access) if route.access is not None else ""
    return RouteEntry(api, route.method, route.path.text, auth, target, kind, route.doc)


def _target(route: Route, model: Model) -> tuple[str, str]:
    target = route.target
    if isinstance(target, MockTarget):
        return "mock", "mock"
    if isinstance(target, HttpTarget):
        return show_value(target.url).strip('"'), "url"
    if isinstance(target, FunctionTarget):
        return target.function, "function"
    return target.resource, model.declared[target.resource].kind


def _resource(declared: DeclaredResource, model: Model) -> ResourceEntry:
    access: dict[str, list[str]] = {}
    for grant in grants_of(declared):
        verb = grant.verb or ", ".join(grant.actions)
        access.setdefault(verb, []).append(grant.function)
    return ResourceEntry(
        kind=declared.kind,
        name=label(declared),
        doc=declared.doc,
        access=tuple(Access(verb, tuple(names)) for verb, names in access.items()),
        feeds=tuple(
            FeedEntry(_event(feed), feed.target.text, feed.target_kind) for feed in declared.feeds
        ),
        uses=tuple(
            Use(setting, model.declared[name].kind, name)
            for setting, name in dict.fromkeys(_named(declared))
            if name in model.declared
        ),
    )


def label(declared: DeclaredResource) -> str:
    """What a resource is called: its name, or the times of a schedule, which has none."""
    if declared.kind not in SCHEDULES:
        return declared.name.text
    when = {"when": declared.settings["when"]} if "when" in declared.settings else {}
    (line,) = show_settings(when, known_kind(declared).settings)
    return line.removeprefix("when ")

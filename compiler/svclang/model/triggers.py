"""What makes each function run.

    GET /users/{id} -> get_user      get_user: (route, GET /users/{id})
    queue jobs { -> resize }         resize: (queue, jobs)
    function a { on_failure b }      b: (function, a, on_failure)

In: the model. Out: the triggers of every function, in the order of the source, each once. What only
reads of a function, as a subscription of its logs does, is no trigger.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..aws.kinds import SCHEDULES
from ..named_tuples import NamedTuple
from .grants import grants, known_kind
from .mentions import Uses, event_of
from .nodes import DeclaredResource, FunctionTarget, Model
from .show_values import show_settings

# Settings in which a resource names functions that it does not call.
_WATCHED = frozenset({"of", "cfn"})
_DESTINATIONS = ("on_success", "on_failure")


class Trigger(NamedTuple):
    """What makes a function run: the kind and name of the source, and what happens there.

    `kind` is `route` (`name` is its method and path, `api` where it is), `authorizer`, `function`
    (`event` is `invoke`, `on_success` or `on_failure`), `url` (the function's own; `event` says who
    may call it), or the kind of a resource. `event` of a schedule are its times.
    """

    kind: str
    name: str
    event: str = ""
    api: str = ""


def triggers_of_functions(model: Model) -> dict[str, tuple[Trigger, ...]]:
    """What makes each function run."""
    found: dict[str, dict[Trigger, None]] = {name: {} for name in model.functions}
    for function, trigger in _all(model):
        if function in found:
            found[function][trigger] = None
    return {name: tuple(triggers) for name, triggers in found.items()}


def _all(model: Model) -> Iterator[tuple[str, Trigger]]:
    yield from _of_apis(model)
    uses = Uses(model)
    for declared in model.declared.values():
        yield from _of_resource(declared, uses)
    yield from _of_functions(model)


def _of_apis(model: Model) -> Iterator[tuple[str, Trigger]]:
    asked = set()
    for api in model.apis:
        for route in api.routes:
            if route.access is not None:
                asked.add(route.access.authorizer)
            if isinstance(route.target, FunctionTarget):
                call = f"{route.method} {route.path.text}"
                event = "async" if route.asynchronous else ""
                yield route.target.function, Trigger("route", call, event, api.name)
    for name, authorizer in model.authorizers.items():
        if authorizer.function is not None and name in asked:
            yield authorizer.function.text, Trigger("authorizer", name)


def _of_resource(declared: DeclaredResource, uses: Uses) -> Iterator[tuple[str, Trigger]]:
    kind, name = declared.kind, declared.name.text
    for feed in declared.feeds:
        event = times(declared) if kind in SCHEDULES else event_of(feed)
        yield feed.target.text, Trigger(kind, name, event)
    for use in uses.of_resource(declared):
        if use.kind == "function" and use.setting not in _WATCHED:
            yield use.name, Trigger(kind, name)


def _of_functions(model: Model) -> Iterator[tuple[str, Trigger]]:
    for name, function in model.functions.items():
        for setting in _DESTINATIONS:
            given = function.settings.get(setting)
            if given is not None:
                yield given.value.path[0], Trigger("function", name, setting)
        if "url" in function.settings:
            who = show_settings({"url": function.settings["url"]}, known_kind(function).settings)
            yield name, Trigger("url", name, next(who).removeprefix("url "))
    for name, given_leave in grants(model).items():
        for grant in given_leave:
            if known_kind(grant.resource).name == "function" and grant.verb:
                yield grant.resource.name.text, Trigger("function", name, grant.verb)


def times(schedule: DeclaredResource) -> str:
    """The times of a schedule: `5m`, `"0 3 * * ? *"`."""
    when = schedule.settings.get("when")
    if when is None:
        return ""
    (line,) = show_settings({"when": when}, known_kind(schedule).settings)
    return line.removeprefix("when ")

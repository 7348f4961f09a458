"""Give every function and route the settings that it does not state itself.

Before, a route knows its own settings and, apart, those of its API and groups; after, it has all
of them, the innermost winning, and its `access` and `headers` are read off them:

    service photos { memory 256MB }      function get_user          memory 256 MB
    function get_user { timeout 5s }  →                             timeout 5 s
    api { auth tokens; GET /a -> f }     GET /a                     auth tokens

Headers, environment variables and tags add up instead: a group's header stands beside a route's,
and the service's tags beside a function's. What all functions send to one of them, that one does
not send to itself. What means something else on
the API than on a route (`swagger`, `cfn`) is not handed down.
"""

from __future__ import annotations

from ..aws.api_settings import ROUTE_SETTINGS
from ..aws.function_settings import FUNCTION_SETTINGS
from ..aws.invocation_settings import DESTINATIONS
from ..aws.kinds import kind_named
from ..model.nodes import (
    Api,
    DeclaredResource,
    Function,
    Given,
    Model,
    ResponseHeader,
    Route,
    Settings,
)
from ..syntax.nodes import Block

_NOT_INHERITED = frozenset({"swagger", "cfn", "summary"})
_OF_SERVICE_ALONE = frozenset({"version"})
_ADDED_UP = frozenset({"env", "tags"})
# Settings that make no sense beside a container image, which brings its own.
_NOT_WITH_IMAGE = frozenset({"runtime", "code", "layers"})


def inherit_settings(model: Model) -> Model:
    """The model with every setting where it holds."""
    return model._replace(
        functions={
            name: _function(function, model.service.settings)
            for name, function in model.functions.items()
        },
        apis=tuple(_api(api) for api in model.apis),
        declared={
            name: _resource(declared, model.service.settings)
            for name, declared in model.declared.items()
        },
    )


def _resource(declared: DeclaredResource, service: Settings) -> DeclaredResource:
    """A resource with the service's tags beside its own, where its kind has any."""
    kind = kind_named(declared.kind)
    default = service.get("tags")
    if default is None or kind is None or "tags" not in kind.settings:
        return declared
    own = declared.settings.get("tags")
    tags = default if own is None else _added(default, own)
    return declared._replace(settings={**declared.settings, "tags": tags})


def _function(function: Function, service: Settings) -> Function:
    defaults = {
        name: given
        for name, given in service.items()
        if name in FUNCTION_SETTINGS
        and name not in _OF_SERVICE_ALONE
        and not (name in DESTINATIONS and given.value.path[0] == function.name.text)
    }
    if "image" in function.settings:
        defaults = {name: given for name, given in defaults.items() if name not in _NOT_WITH_IMAGE}
    own = {
        name: _added(defaults.get(name), given) if name in _ADDED_UP else given
        for name, given in function.settings.items()
    }
    return function._replace(settings={**defaults, **own})


def _added(default: Given | None, own: Given) -> Given:
    """Data of a function's own beside what the service gives; a key of its own wins."""
    if default is None or not isinstance(default.value, Block) or not isinstance(own.value, Block):
        return own
    keys = {entry.key.text for entry in own.value.entries}
    kept = tuple(entry for entry in default.value.entries if entry.key.text not in keys)
    return own._replace(value=own.value._replace(entries=(*kept, *own.value.entries)))


def _api(api: Api) -> Api:
    return api._replace(routes=tuple(_route(route) for route in api.routes))


def _route(route: Route) -> Route:
    settings: dict[str, Given] = {}
    headers: dict[str, ResponseHeader] = {}
    for level in (*route.inherited, route.settings):
        own = level is route.settings
        for name, given in level.items():
            if name in ROUTE_SETTINGS and (own or name not in _NOT_INHERITED):
                settings[name] = given
        if "header" in level:
            for group in level["header"].value:
                headers.update((header.name.text.lower(), header) for header in group)
    access = settings["auth"].value if "auth" in settings else None
    return route._replace(settings=settings, headers=tuple(headers.values()), access=access)

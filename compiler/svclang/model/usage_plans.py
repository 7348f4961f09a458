"""API keys, plans, and the APIs that they open.

    api { auth key; … }   plan basic { quota 1000/day }   key partner { plan basic }
       →  basic opens api, plans_of(partner) = [basic]

In: the model, with settings inherited. Out: what belongs to what.
"""

from __future__ import annotations

from ..source import Span
from .nodes import Api, DeclaredResource, Model, Route


def asks_for_key(route: Route) -> Span | None:
    """Where a route is told to ask for an API key."""
    if route.access is not None and route.access.kind == "key":
        return route.access.span
    given = route.settings.get("key")
    return given.span if given is not None and given.value else None


def opened_apis(model: Model) -> dict[str, tuple[Api, ...]]:
    """The APIs that each plan opens: those that it names, or all that ask for keys."""
    places = {api.name: at for at, api in enumerate(model.apis)}
    asking = tuple(api for api in model.apis if any(map(asks_for_key, api.routes)))
    found = {}
    for plan in plans(model):
        named = plan.settings.get("of")
        if named is None:
            found[plan.name.text] = asking
        elif named.value is None:
            found[plan.name.text] = model.apis  # which ones could not be understood
        else:
            names = {word.path[0] for word in named.value} & places.keys()
            opened = sorted(places[name] for name in names)
            found[plan.name.text] = tuple(model.apis[at] for at in opened)
    return found


def plans(model: Model) -> list[DeclaredResource]:
    """The plans of a service."""
    return [declared for declared in model.declared.values() if declared.kind == "plan"]


def plans_of(key: DeclaredResource, model: Model) -> list[DeclaredResource]:
    """The plans that a key belongs to, in order."""
    return [model.declared[name] for name in _named_by(key)]


def keyless_plans(model: Model) -> list[DeclaredResource]:
    """The plans that no key belongs to; none where nobody knows where one belongs."""
    keys = [declared for declared in model.declared.values() if declared.kind == "key"]
    if any(map(_is_unread, keys)):
        return []
    named = {name for key in keys for name in _named_by(key)}
    return [plan for plan in plans(model) if plan.name.text not in named]


def _named_by(key: DeclaredResource) -> list[str]:
    given = key.settings.get("plan")
    return [word.path[0] for word in (given.value or () if given else ())]


def _is_unread(key: DeclaredResource) -> bool:
    given = key.settings.get("plan")
    return given is not None and given.value is None


def joined_by_hand(model: Model) -> bool:
    """Whether keys join plans as raw resources, so that nobody knows which belong where."""
    kinds = {raw.type for raw in model.raw_resources.values()}
    return "AWS::ApiGateway::UsagePlanKey" in kinds

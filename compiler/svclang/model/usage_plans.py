"""API keys, plans, and the APIs that they open.

    api { auth key; … }   plan basic { quota 1000/day }   key partner { plan basic }
       →  planned_apis(basic) = [api], plans_of(partner) = [basic]

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


def planned_apis(plan: DeclaredResource, model: Model) -> list[Api]:
    """The APIs that a plan opens: those that it names, or all that ask for keys."""
    named = plan.settings.get("of")
    if named is None:
        return [api for api in model.apis if any(asks_for_key(route) for route in api.routes)]
    if named.value is None:
        return list(model.apis)  # which ones could not be understood
    names = {word.path[0] for word in named.value}
    return [api for api in model.apis if api.name in names]


def plans(model: Model) -> list[DeclaredResource]:
    """The plans of a service."""
    return [declared for declared in model.declared.values() if declared.kind == "plan"]


def plans_of(key: DeclaredResource, model: Model) -> list[DeclaredResource]:
    """The plans that a key belongs to, in order."""
    return [model.declared[name] for name in _named_by(key)]


def has_keys(plan: DeclaredResource, model: Model) -> bool:
    """Whether a key belongs to a plan, or may, since nobody knows where it belongs."""
    keys = (declared for declared in model.declared.values() if declared.kind == "key")
    return any(_is_unread(key) or plan.name.text in _named_by(key) for key in keys)


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

"""Who takes out of a resource what others have put in.

In: a resource, and the service. Out: whether functions have leave for it, what puts something in
without one, and whether its name is handed on to somebody who may do it elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..model.grants import grants_of
from ..model.nodes import DeclaredResource, ServiceTarget
from ..syntax import nodes
from .mentioned import mentioned
from .rule import Context

_HANDING_ON = (nodes.Output, nodes.RawResource, nodes.FunctionDeclaration, nodes.Service)


def takers(declared: DeclaredResource, verb: str, actions: Collection[str]) -> bool:
    """Whether any function has leave by a verb, or by an `allow` of one of the actions."""
    return any(
        grant.verb == verb or not set(actions).isdisjoint(grant.actions)
        for grant in grants_of(declared)
    )


def asked_of(context: Context) -> Mapping[str, frozenset[str]]:
    """The actions that routes have of resources, by their names, without a function between."""
    found: dict[str, set[str]] = {}
    for api in context.model.apis:
        for route in api.routes:
            if isinstance(route.target, ServiceTarget):
                found.setdefault(route.target.resource, set()).add(route.target.action)
    return {name: frozenset(actions) for name, actions in found.items()}


def fed_by_others(context: Context) -> frozenset[str]:
    """The names of what resources feed."""
    every = context.model.declared.values()
    return frozenset(feed.target.text for declared in every for feed in declared.feeds)


def is_named(context: Context, declared: DeclaredResource) -> bool:
    """Whether a resource is named where others may learn of it.

    That is an output, a raw resource, a variable of a function, or the definition of a machine.
    """
    found = context.once(mentioned)
    names = (declared.name.text, declared.logical_id)
    told = (
        each
        for name in names
        for kind in (found.others, found.words)
        for each in kind.get(name, ())
    )
    handed_on = any(isinstance(each, _HANDING_ON) for each in told)
    return handed_on or not found.elsewhere.isdisjoint(names)

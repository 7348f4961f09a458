"""Who may do what with the resources of a service, and how a function learns where they are.

In: the model. Out: for each function, what it was given leave for, and the environment variables
that follow: `table users { read by get_user }` tells `get_user` by `USERS_TABLE`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from ..aws.function_kind import FUNCTION
from ..aws.kind import Kind, Verb
from ..aws.kinds import kind_named
from ..named_tuples import NamedTuple
from ..source import Span
from ..syntax.nodes import Reference
from .nodes import DeclaredResource, Function, Model

# What can give functions leave: resources, and functions themselves.
Granting: TypeAlias = DeclaredResource | Function


class Grant(NamedTuple):
    """One function that was given leave by one resource; `verb` is empty for an `allow`."""

    function: str
    resource: Granting
    verb: str
    actions: tuple[str, ...]
    span: Span


class Variable(NamedTuple):
    """An environment variable that tells a function where a resource is."""

    name: str
    resource: Granting
    attribute: str
    span: Span


def known_kind(declared: Granting) -> Kind:
    """What is known of the kind of a resource that was declared."""
    if isinstance(declared, Function):
        return FUNCTION
    kind = kind_named(declared.kind)
    assert kind is not None
    return kind


def grants_of(declared: Granting) -> Iterator[Grant]:
    """The leave that one resource gives, in the order of the source."""
    kind = known_kind(declared)
    for name, given in declared.settings.items():
        if name in kind.verbs:
            for group in given.value:
                for function in group:
                    yield Grant(function.path[0], declared, name, (), function.span)
        elif name == "allow":
            for each in given.value:
                to: Reference = each["function"]
                actions = tuple(text.plain or "" for text in each["actions"])
                yield Grant(to.path[0], declared, "", actions, to.span)


def grants(model: Model) -> dict[str, list[Grant]]:
    """The leave that each function was given, in the order of the source."""
    found: dict[str, list[Grant]] = {name: [] for name in model.functions}
    granting: list[Granting] = [*model.functions.values(), *model.declared.values()]
    for declared in granting:
        for grant in grants_of(declared):
            found[grant.function].append(grant)
    return found


def variables(given: list[Grant]) -> list[Variable]:
    """The variables that follow from the grants of one function, each once."""
    found: dict[str, Variable] = {}
    for grant in given:
        name = grant.resource.name.text
        for ending, attribute in known_kind(grant.resource).variables:
            variable = f"{screaming(name)}_{ending}"
            found.setdefault(
                f"{variable} {name}", Variable(variable, grant.resource, attribute, grant.span)
            )
    return list(found.values())


def verb_of(grant: Grant) -> Verb | None:
    """What is known of the verb of a grant; None for an `allow`."""
    return known_kind(grant.resource).verbs.get(grant.verb)


def screaming(name: str) -> str:
    """A name as the name of an environment variable: `dead_jobs` and `DeadJobs` → `DEAD_JOBS`."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)
    return "_".join(words).upper()

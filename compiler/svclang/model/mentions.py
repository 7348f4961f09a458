"""What declarations name of each other, beside what they feed and the leave that they give.

    queue jobs { retry 3 then dead_jobs }  →  jobs uses (retry, queue dead_jobs)

In: settings and values of the model. Out: a `Use` for each declaration that they name, each once.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from ..named_tuples import NamedTuple
from .domains import mappings
from .grants import known_kind
from .nodes import DeclaredResource, Feed, Model, Settings
from .references import references_within
from .show_values import show_value
from .usage_plans import planned_apis


class Use(NamedTuple):
    """Another declaration that one names, and the setting in which it does."""

    setting: str
    kind: str
    name: str


def uses_of_resource(declared: DeclaredResource, model: Model) -> tuple[Use, ...]:
    """What a resource names in its settings and in those of its feeds, or means without a word."""
    leave = {*known_kind(declared).verbs, "allow"}
    found = list(uses_of_settings(declared.settings, model, leave))
    for feed in declared.feeds:
        found += uses_of_settings(feed.settings, model)
    if declared.kind == "plan":
        found += [Use("of", "api", api.name) for api in planned_apis(declared, model)]
    if declared.kind == "domain":
        found += [Use("of", "api", each.api.name) for each in mappings(declared, model)]
    return tuple({(use.kind, use.name, use.setting): use for use in found}.values())


def uses_of_settings(
    settings: Settings, model: Model, leave: Container[str] = ()
) -> tuple[Use, ...]:
    """What settings name, but for those that give functions leave."""
    found = [
        use
        for setting, given in settings.items()
        if setting not in leave
        for use in uses_of_value(setting, given.value, model)
    ]
    return tuple(dict.fromkeys(found))


def uses_of_value(setting: str, value: Any, model: Model) -> Iterator[Use]:
    """What a value names; a parameter is not among that, nor what AWS knows by itself."""
    for reference in references_within(value):
        name = reference.path[0]
        kind = _kind(name, model)
        if kind:
            yield Use(setting, kind, name)


def event_of(feed: Feed) -> str:
    """What happens where a resource feeds something: `created "incoming/*.jpg"`, or nothing."""
    words = show_value(feed.words) if feed.words is not None else ""
    return " ".join(filter(None, (feed.trigger, words)))


def _kind(name: str, model: Model) -> str:
    if name in model.declared:
        return model.declared[name].kind
    if name in model.functions:
        return "function"
    if name in model.raw_resources:
        return "resource"
    return "api" if any(api.name == name for api in model.apis) else ""

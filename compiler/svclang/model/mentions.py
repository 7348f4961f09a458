"""What declarations name of each other, beside what they feed and the leave that they give.

    queue jobs { retry 3 then dead_jobs }  →  jobs uses (retry, queue dead_jobs)

In: the model, and settings and values of it. Out: a `Use` for each declaration that they name, each
once.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from ..named_tuples import NamedTuple
from .grants import known_kind
from .nodes import DeclaredResource, Feed, Model, Settings
from .references import references_within
from .show_values import show_value


class Use(NamedTuple):
    """Another declaration that one names, and the setting in which it does."""

    setting: str
    kind: str
    name: str


class Uses:
    """What the declarations of a model name."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._kinds = {
            **dict.fromkeys((api.name for api in model.apis), "api"),
            **dict.fromkeys(model.raw_resources, "resource"),
            **dict.fromkeys(model.functions, "function"),
            **{name: declared.kind for name, declared in model.declared.items()},
        }

    def of_resource(self, declared: DeclaredResource) -> tuple[Use, ...]:
        """What one names in its settings and in those of its feeds, or means without a word."""
        leave = {*known_kind(declared).verbs, "allow"}
        found = list(self.of_settings(declared.settings, leave))
        for feed in declared.feeds:
            found += self.of_settings(feed.settings)
        name = declared.name.text
        found += [Use("of", "api", api.name) for api in self._model.opened.get(name, ())]
        found += [Use("of", "api", each.api.name) for each in self._model.reached.get(name, ())]
        return tuple({(use.kind, use.name, use.setting): use for use in found}.values())

    def of_settings(self, settings: Settings, leave: Container[str] = ()) -> tuple[Use, ...]:
        """What settings name, but for those that give functions leave."""
        found = [
            use
            for setting, given in settings.items()
            if setting not in leave
            for use in self.of_value(setting, given.value)
        ]
        return tuple(dict.fromkeys(found))

    def of_value(self, setting: str, value: Any) -> Iterator[Use]:
        """What a value names; a parameter is not among that, nor what AWS knows by itself."""
        for reference in references_within(value):
            name = reference.path[0]
            kind = self._kinds.get(name)
            if kind is not None:
                yield Use(setting, kind, name)


def event_of(feed: Feed) -> str:
    """What happens where a resource feeds something: `created "incoming/*.jpg"`, or nothing."""
    words = show_value(feed.words) if feed.words is not None else ""
    return " ".join(filter(None, (feed.trigger, words)))

"""Who feeds what through a service of AWS, which the one that is fed must accept it from.

    topic news { -> jobs }      jobs: (sns.amazonaws.com, news, -> jobs)

In: the model. Out: the senders of each resource, by its name, in the order of the source.
"""

from __future__ import annotations

from .grants import known_kind
from .nodes import Model, Sender


def senders(model: Model) -> dict[str, tuple[Sender, ...]]:
    """The senders of every resource that has any.

    What a feed could not bring goes to the queue that its `dead_letter` names, by the same service.
    """
    found: dict[str, list[Sender]] = {}
    for declared in model.declared.values():
        triggers = known_kind(declared).triggers
        for feed in declared.feeds:
            principal = triggers[feed.trigger].principal
            if not principal:
                continue
            dead = feed.settings.get("dead_letter")
            named = [feed.target.text] if dead is None else [feed.target.text, dead.value.path[0]]
            for name in dict.fromkeys(named):
                found.setdefault(name, []).append(Sender(principal, declared, feed))
    return {name: tuple(each) for name, each in found.items()}

"""Which queues hold what could not be handled elsewhere.

queue jobs { retry 3 then dead }
topic news { -> f { dead_letter dead } }     dead: of `jobs`, of `news`, of `f`
function f { dead_letter dead }
"""

from __future__ import annotations

from collections.abc import Iterator

from .nodes import Model


def dead_letter_queues(model: Model) -> frozenset[str]:
    """The names of what something sends there what could not be handled."""
    return frozenset(_named(model))


def _named(model: Model) -> Iterator[str]:
    for function in model.functions.values():
        given = function.settings.get("dead_letter")
        if given is not None:
            yield given.value.path[0]
    for declared in model.declared.values():
        retry = declared.settings.get("retry") if declared.kind == "queue" else None
        if retry is not None and "then" in retry.value:
            yield retry.value["then"].path[0]
        for feed in declared.feeds:
            given = feed.settings.get("dead_letter")
            if given is not None:
                yield given.value.path[0]

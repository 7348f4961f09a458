"""Settings where they are said: by a declaration itself, by what it inherits from, or by a stage.

In: settings of the model, and the trees. Out: those that a declaration says itself; the names of
those that stages put over others; whether two say the same; and what to say instead.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..advice import Advice
from ..edits.text import replacing
from ..model.nodes import Given, Settings
from ..source import Span
from ..syntax.nodes import Block, Reference, Stage
from .rule import Context
from .trees import nodes_of

SERVICE = "service"


def own_settings(settings: Settings, declaration: Span) -> dict[str, Given]:
    """The settings that stand in a declaration itself, and are neither inherited nor a stage's."""
    return {name: given for name, given in settings.items() if declaration.holds(given.name)}


def write_or_take_out(span: Span, name: str, value: str) -> Advice:
    """To write another value of a setting, or to take the setting out, which no fix does."""
    said = f"write `{name} {value}`"
    return Advice(help=f"{said}, or take it out", fix=replacing(span, value, said, safe=False))


def overridden(context: Context) -> Mapping[str, frozenset[str]]:
    """The names of the settings that any stage puts over those of a declaration.

    Those of the service are under `service`, those of an API without a name under `api`.
    """
    found: dict[str, set[str]] = {}
    for stage in nodes_of(context, Stage):
        for statement in stage.block.settings:
            words = statement.words[0] if statement.words else ()
            named = words[0] if words and isinstance(words[0], Reference) else None
            name = named.path[0] if named is not None else statement.name.text
            block = words[-1] if words else None
            if isinstance(block, Block):
                found.setdefault(name, set()).update(each.name.text for each in block.settings)
    return {name: frozenset(settings) for name, settings in found.items()}


def says_the_same(one: Given, other: Given) -> bool:
    """Whether two settings of one name have the same value, as far as that can be told."""
    if one.value is None or other.value is None:
        return one.value is other.value and said(one) == said(other)
    return bool(one.value == other.value) or said(one) == said(other)


def said(given: Given) -> str:
    """The words of a setting as they are written, with single blanks between them."""
    return " ".join(given.span.text.split())

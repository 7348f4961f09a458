"""What is said of resources in each stage, whichever of them is built.

    table users { key id: string }
    stage prod { table users { backup on } }      (prod, users, backup) → `backup on`

In: the trees of a service. Out: statements, the stage's own before those of the declaration.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..named_tuples import NamedTuple
from ..syntax.nodes import Block, Reference, ResourceDeclaration, Setting, Stage
from .rule import Context

_PRODUCTION = ("live", "prd", "prod", "production")


class Override(NamedTuple):
    """What a stage says of one declaration: the whole statement, and what stands in its braces."""

    statement: Setting
    block: Block


class Stages:
    """The statements of a service, by the stage in which they hold.

    `nodes` are the stages that are declared, by their names; `production` the names of those that
    serve people, and that of the stage which is built where it does.
    """

    def __init__(self, context: Context) -> None:
        declarations = [each for file in context.files for each in file.declarations]
        self.declared = {
            each.name.text: each for each in declarations if isinstance(each, ResourceDeclaration)
        }
        self.nodes = {each.name.text: each for each in declarations if isinstance(each, Stage)}
        names = dict.fromkeys((*self.nodes, context.model.stage))
        self.production = tuple(name for name in names if name.lower() in _PRODUCTION)
        self._overrides = {
            name: {_named(each): each for each in _overrides(node)}
            for name, node in self.nodes.items()
        }

    def override(self, stage: str, name: str) -> Override | None:
        """What a stage says of the declaration of a name."""
        return self._overrides.get(stage, {}).get(name)

    def statement(self, stage: str, name: str, setting: str) -> Setting | None:
        """What holds of a resource in a stage; None where nothing is said."""
        over = self.override(stage, name)
        declared = self.declared.get(name)
        blocks = (over.block if over else None, declared.block if declared else None)
        said = (each for block in blocks if block for each in block.settings)
        return next((each for each in said if each.name.text == setting), None)


def stages(context: Context) -> Stages:
    """The stages of a service."""
    return context.once(Stages)


def _overrides(stage: Stage) -> Iterator[Override]:
    for statement in stage.block.settings:
        words = statement.words[0] if statement.words else ()
        if len(words) == 2 and isinstance(words[1], Block):
            yield Override(statement, words[1])


def _named(override: Override) -> str:
    word = override.statement.words[0][0]
    return word.text if isinstance(word, Reference) else ""

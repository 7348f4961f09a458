"""What the declarations of a service mention of each other, as it is written.

    table users { read by get_user }      get_user is mentioned by users
    function f(a: Item) throws Gone       Item and Gone are mentioned by f

In: the trees of all files, and the definitions that they name. Out: by each name, the declarations
that mention it. What stands in quotes may be read by CloudFormation or Swagger, so its words count
as names too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..named_tuples import NamedTuple
from ..source import Span
from ..syntax import nodes
from ..syntax.nodes import Declaration
from .rule import Context

_WORD = re.compile(r"\w+")


class Mentioned(NamedTuple):
    """Declarations by what they mention: types, errors, and names of anything else.

    A stage does not mention what it overrides. `elsewhere` are the words of other files.
    """

    types: Mapping[str, Sequence[Declaration]]
    errors: Mapping[str, Sequence[Declaration]]
    others: Mapping[str, Sequence[Declaration]]
    words: Mapping[str, Sequence[Declaration]]
    elsewhere: frozenset[str]


def mentioned(context: Context) -> Mentioned:
    """What is mentioned by all files; to be asked for with `context.once`."""
    gathered = _Gathered()
    for file in context.files:
        for declaration in file.declarations:
            gathered.of(declaration)
    texts = (source.text for source in context.model.definitions.values())
    elsewhere = frozenset(word for text in texts for word in _WORD.findall(text))
    return Mentioned(gathered.types, gathered.errors, gathered.others, gathered.words, elsewhere)


def is_mentioned(context: Context, declaration: Declaration, *names: str) -> bool:
    """Whether another declaration, or another file, says one of the names of a declaration."""
    found = context.once(mentioned)
    return any(
        name in found.elsewhere
        or any(
            each is not declaration
            for kind in (found.types, found.errors, found.others, found.words)
            for each in kind.get(name, ())
        )
        for name in names
    )


class _Gathered:
    def __init__(self) -> None:
        self.types: dict[str, list[Declaration]] = {}
        self.errors: dict[str, list[Declaration]] = {}
        self.others: dict[str, list[Declaration]] = {}
        self.words: dict[str, list[Declaration]] = {}
        self._declaration: Declaration

    def of(self, declaration: Declaration) -> None:
        """Gathers what one declaration mentions."""
        self._declaration = declaration
        self._within(_parts(declaration))

    def _within(self, node: Iterable[Any]) -> None:
        for part in node:
            if isinstance(part, tuple) and not isinstance(part, Span | nodes.Name):
                self._at(part)

    def _at(self, node: Any) -> None:
        if isinstance(node, nodes.Reference):
            self._put(self.others, node.path[0])
            return
        if isinstance(node, nodes.NamedType):
            self._put(self.types, node.name.text)
        elif isinstance(node, nodes.FunctionDeclaration):
            for name in node.throws:
                self._put(self.errors, name.text)
        elif isinstance(node, nodes.AuthorizerDeclaration) and node.function is not None:
            self._put(self.others, node.function.text)
        elif isinstance(node, nodes.Text):
            for part in node.parts:
                for word in _WORD.findall(part) if isinstance(part, str) else ():
                    self._put(self.words, word)
        self._within(node)

    def _put(self, kind: dict[str, list[Declaration]], name: str) -> None:
        found = kind.setdefault(name, [])
        # By identity: a declaration is too large to be compared.
        if not found or found[-1] is not self._declaration:
            found.append(self._declaration)


def _parts(declaration: Declaration) -> Iterator[Any]:
    """What a declaration says, but for the names of what a stage overrides."""
    if isinstance(declaration, nodes.Stage):
        for setting in declaration.block.settings:
            for phrase in setting.words[-1:]:
                yield phrase[-1:]
    else:
        yield declaration

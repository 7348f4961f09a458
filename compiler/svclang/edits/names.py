"""Edits that give a declaration another name, wherever the trees name it.

In: the trees of all files, and the name where one is declared. Out: a `Fix`, or None where no edit
would do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..diagnostics import Edit, Fix
from ..source import Span
from ..syntax import nodes
from ..syntax.nodes import File, Name

# What references in a route begin with, beside names of declarations.
_LOCAL = frozenset(
    {"auth", "body", "context", "header", "path", "query", "result", "stage", "aws", "service"}
)


class Names:
    """The names of all declarations, and where the files name them."""

    def __init__(self, files: Sequence[File]) -> None:
        declared = [name for file in files for name in map(_name_of, file.declarations) if name]
        self._declared = {name.span for name in declared}
        self._taken = {name.text for name in declared}
        self._mentions: dict[str, list[Span]] = {}
        for file in files:
            for mention in _mentions(file.declarations):
                self._mentions.setdefault(mention.text, []).append(mention)

    def renaming(self, name: Name, new: str) -> Fix | None:
        """A fix that gives a declaration another name, wherever any of the files names it.

        `name` is where it is declared. The fix is never safe: names of files, handlers, environment
        variables and logical ids follow from names. None where the new name is taken, or where a
        reference could mean something else.
        """
        if name.span not in self._declared or new in self._taken or {new, name.text} & _LOCAL:
            return None
        spans = dict.fromkeys((name.span, *self._mentions.get(name.text, ())))
        return Fix(f"rename it to `{new}`", tuple(Edit(span, new) for span in spans), safe=False)


def _name_of(declaration: nodes.Declaration) -> Name | None:
    name = getattr(declaration, "name", None)
    return name if isinstance(name, Name) else None


def _mentions(node: Iterable[Any]) -> Iterator[Span]:
    """Where declarations are named: by a reference, as a type, an error or a function."""
    if isinstance(node, nodes.Reference):
        yield node.span._replace(end=node.span.start + len(node.path[0]))
        return
    for each in _names_in(node):
        if each is not None:
            yield each.span
    for part in node:
        if isinstance(part, tuple) and not isinstance(part, Span | Name):
            yield from _mentions(part)


def _names_in(node: Iterable[Any]) -> tuple[Name | None, ...]:
    """The names of other declarations that a node holds."""
    if isinstance(node, nodes.NamedType):
        return (node.name,)
    if isinstance(node, nodes.FunctionDeclaration):
        return node.throws
    return (node.function,) if isinstance(node, nodes.AuthorizerDeclaration) else ()

"""Edits that give a declaration another name, wherever the trees name it.

In: the trees of all files, and the name where it is declared. Out: a `Fix`, or None where no edit
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


def renaming(files: Sequence[File], name: Name, new: str) -> Fix | None:
    """A fix that gives a declaration another name, wherever any of the files names it.

    `name` is where it is declared. The fix is never safe: names of files, handlers, environment
    variables and logical ids follow from names. None where the new name is taken, or where a
    reference could mean something else.
    """
    declared = [
        each for file in files for each in map(_name_of, file.declarations) if each is not None
    ]
    taken = {each.text for each in declared}
    if name not in declared or new in taken or new in _LOCAL or name.text in _LOCAL:
        return None
    spans = {name.span: None}
    for file in files:
        spans.update(dict.fromkeys(_mentions(file.declarations, name.text)))
    return Fix(f"rename it to `{new}`", tuple(Edit(span, new) for span in spans), safe=False)


def _name_of(declaration: nodes.Declaration) -> Name | None:
    name = getattr(declaration, "name", None)
    return name if isinstance(name, Name) else None


def _mentions(node: Iterable[Any], name: str) -> Iterator[Span]:
    """Where a declaration is named: by a reference, as a type, an error or a function."""
    if isinstance(node, nodes.Reference):
        if node.path[0] == name:
            yield node.span._replace(end=node.span.start + len(name))
        return
    for each in _names_in(node):
        if each is not None and each.text == name:
            yield each.span
    for part in node:
        if isinstance(part, tuple) and not isinstance(part, Span | Name):
            yield from _mentions(part, name)


def _names_in(node: Iterable[Any]) -> tuple[Name | None, ...]:
    """The names of other declarations that a node holds."""
    if isinstance(node, nodes.NamedType):
        return (node.name,)
    if isinstance(node, nodes.FunctionDeclaration):
        return node.throws
    return (node.function,) if isinstance(node, nodes.AuthorizerDeclaration) else ()

"""The structures of a service as they are written, each with what it is called.

In: the context of a rule. Out: a `Structure` for each pair of braces that holds fields, those of
errors and the parameters of functions among them, in the order of the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..named_tuples import NamedTuple
from ..syntax import nodes
from ..syntax.nodes import Field, Name
from ..syntax.walk import nodes_of
from .rule import Context


class Structure(NamedTuple):
    """Fields that stand together, and the declaration that they belong to."""

    owner: Name
    fields: tuple[Field, ...]


def structures(context: Context) -> tuple[Structure, ...]:
    """All structures; what one is derived from is not repeated."""
    return context.once(_structures)


def _structures(context: Context) -> tuple[Structure, ...]:
    return tuple(
        structure
        for file in context.files
        for node in file.declarations
        for structure in _of(node)
        if structure.fields
    )


def _of(node: nodes.Declaration) -> Iterator[Structure]:
    if isinstance(node, nodes.ErrorDeclaration):
        yield Structure(node.name, node.fields)
    elif isinstance(node, nodes.FunctionDeclaration):
        yield Structure(node.name, node.params or ())
    elif not isinstance(node, nodes.TypeDeclaration):
        return
    for each in nodes_of(nodes.StructType, node):
        yield Structure(node.name, each.fields)
    for derived in nodes_of(nodes.WithType, node):
        yield Structure(node.name, derived.fields)

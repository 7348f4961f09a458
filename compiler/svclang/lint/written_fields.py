"""Fields as they are written: each once, however many types are derived from the one that has it.

In: the context of a rule. Out: the fields of types and errors, the parameters and results of
functions, and what routes take and give, in the order of the source. The keys of tables, whose
types are DynamoDB's, are not among them.
"""

from __future__ import annotations

from ..syntax import nodes
from ..syntax.nodes import Field
from ..syntax.walk import nodes_of
from .rule import Context

_OWNERS = (
    nodes.TypeDeclaration,
    nodes.ErrorDeclaration,
    nodes.FunctionDeclaration,
    nodes.ApiDeclaration,
)


def written_fields(context: Context) -> tuple[Field, ...]:
    """All fields and parameters of a service; those that a route takes are dotted."""
    return context.once(_written_fields)


def _written_fields(context: Context) -> tuple[Field, ...]:
    return tuple(
        field
        for file in context.files
        for node in file.declarations
        if isinstance(node, _OWNERS)
        for field in nodes_of(Field, node)
    )


def own_name(field: Field) -> str:
    """The name of a field; of one that a route takes, the last part: `query.since` is `since`."""
    return field.name.text.rpartition(".")[2]


def bare_type(type_: nodes.Type) -> nodes.Type:
    """A type without its `?`."""
    while isinstance(type_, nodes.OptionalType):
        type_ = type_.of
    return type_

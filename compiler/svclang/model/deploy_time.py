"""What a reference will be when the stack is deployed: a number, or a list.

In: the declaration that it leads to. Out: what is known of its value. A declared type is not
looked through, and may be either.
"""

from __future__ import annotations

from ..aws.parameter_types import AWS_TYPES
from ..syntax import nodes
from ..syntax.nodes import Declaration
from .type_words import SCALARS

_NUMBERS = ("int", "long", "float")


def holds_number(node: Declaration) -> bool:
    """Whether a reference to a declaration may stand for a number."""
    if not isinstance(node, nodes.Param):
        return False
    type_ = node.type
    if isinstance(type_, nodes.NamedType):
        name = type_.name.text
        return name in _NUMBERS or (name not in SCALARS and name not in AWS_TYPES)
    members = type_.members if isinstance(type_, nodes.UnionType) else (type_,)
    # A closed set of numbers is written as one of texts, and CloudFormation takes it for both.
    return all(
        isinstance(member, nodes.LiteralType) and member.value.isdigit() for member in members
    )


def holds_list(node: Declaration) -> bool:
    """Whether a reference to a declaration stands for a list."""
    if not isinstance(node, nodes.Param):
        return False
    if isinstance(node.type, nodes.NamedType):
        return "List<" in AWS_TYPES.get(node.type.name.text, "")
    return isinstance(node.type, nodes.ListType)

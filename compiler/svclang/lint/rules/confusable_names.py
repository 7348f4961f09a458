"""Two names that only look different.

What it finds
    Fields of one structure, parameters of one function, or declared types and errors, whose names
    differ in nothing but capitals and underscores: `user_id` and `userId`, `Order` and `ORDER`.

Why it is bad
    Who reads one takes it for the other, and so do generators of clients, which make one name of
    both.

Example
    type Order { user_id: uuid, userId: uuid }

    function get_order(id: uuid) -> Order

Use instead
    type Order { user_id: uuid, recipient_id: uuid }

    function get_order(id: uuid) -> Order

Sources
    https://github.com/IBM/openapi-validator/blob/main/docs/ibm-cloud-rules.md
    https://azure.github.io/typespec-azure/docs/libraries/azure-core/rules/no-case-mismatch/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...diagnostics import Related
from ...syntax import nodes
from ...syntax.nodes import Name
from ..rule import Context, Finding, Rule
from ..structures import structures

_DECLARED = (
    nodes.TypeDeclaration,
    nodes.EnumDeclaration,
    nodes.ErrorDeclaration,
)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each name that looks like an earlier one."""
    for structure in structures(context):
        yield from _alike(field.name for field in structure.fields)
    declared = [node for file in context.files for node in file.declarations]
    yield from _alike(node.name for node in declared if isinstance(node, _DECLARED))


def _alike(names: Iterable[Name]) -> Iterator[Finding]:
    first: dict[str, Name] = {}
    for name in names:
        plain = name.text.replace("_", "").replace("-", "").lower()
        other = first.setdefault(plain, name)
        if other.text != name.text:
            yield Finding(
                f"`{name.text}` and `{other.text}` are easily taken for each other",
                name.span,
                related=(Related(other.span, "the other one"),),
                help="give one of them another name",
            )


RULE = Rule("confusable-names", check)

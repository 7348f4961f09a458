"""What is known of a parameter's value before it is given: its default, its closed set or range.

    param keep: int = 2          →  2
    param level: "a" | "b"       →  "a", "b"
    param nets: [string] = ["x"] →  "x"
    param size: int(1..5)        →  1, 5

In: a reference to a parameter, and what can stand where it does. Out: an error for a value of it
that cannot. What Systems Manager holds is
not known: the default of such a parameter is only where it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..aws.parameter_types import AWS_TYPES
from ..diagnostics import Diagnostic, Related
from ..source import Span
from ..syntax import nodes
from ..syntax.nodes import Declaration, Reference, Value

if TYPE_CHECKING:
    from .read_words import Reader


def unless_known(
    reader: Reader, word: Reference, fits: Callable[[str | int | float], bool], needs: str
) -> Reference | None:
    """A reference, unless it is to a parameter with a value that cannot stand there.

    `needs` says what can, behind the name of the setting.
    """
    symbol = reader.symbols.names.get(word.path[0])
    for value, span in _known_values(symbol.node) if symbol is not None else ():
        if not fits(value):
            reader.diagnostics.append(
                Diagnostic(
                    "wrong-value",
                    f"`{reader.setting.name}` {needs}, and `{word.text}` can be `{value}`",
                    word.span,
                    related=(Related(span, "said here"),),
                    help="give the parameter a value that can stand here",
                )
            )
            return None
    return word


def _known_values(node: Declaration) -> Iterator[tuple[str | int | float, Span]]:
    """The texts and numbers that a parameter is known to be able to hold."""
    if not isinstance(node, nodes.Param) or _is_stored(node):
        return
    if node.default is not None:
        yield from _constants(node.default)
    if isinstance(node.type, nodes.UnionType):
        for member in node.type.members:
            if isinstance(member, nodes.LiteralType):
                yield member.value, member.span
    elif isinstance(node.type, nodes.NamedType) and node.type.name.text in ("int", "long"):
        for each in node.type.constraints:
            if isinstance(each, nodes.Range):
                yield from ((end, each.span) for end in (each.low, each.high) if end is not None)


def _is_stored(node: nodes.Param) -> bool:
    name = node.type.name.text if isinstance(node.type, nodes.NamedType) else ""
    return AWS_TYPES.get(name, "").startswith("AWS::SSM::")


def _constants(value: Value) -> Iterator[tuple[str | int | float, Span]]:
    if isinstance(value, nodes.ListValue):
        for item in value.items:
            yield from _constants(item)
    elif isinstance(value, nodes.Text) and value.plain is not None:
        yield value.plain, value.span
    elif isinstance(value, nodes.Constant) and type(value.value) in (int, float):
        assert value.value is not None
        yield value.value, value.span

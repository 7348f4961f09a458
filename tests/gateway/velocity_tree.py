"""The tree of a Velocity template: what the parser gives and the renderer reads.

A template is a block, a tuple of nodes in the order of the text. Expressions are what stands
in `#if`, in `#set`, in arguments and in indexes.
"""

from typing import Any, NamedTuple


class Text(NamedTuple):
    """Text that is printed as it stands."""

    text: str


class Property(NamedTuple):
    """`.name`."""

    name: str


class Call(NamedTuple):
    """`.name(arguments)`."""

    name: str
    arguments: tuple["Expression", ...]


class Index(NamedTuple):
    """`[key]`."""

    key: "Expression"


class Reference(NamedTuple):
    """`$root.step[step]`, with its own text and the number of backslashes before it."""

    source: str
    root: str
    steps: tuple[Property | Call | Index, ...] = ()
    quiet: bool = False
    backslashes: int = 0


class Literal(NamedTuple):
    """A number, `true`, `false` or a string in which nothing is replaced."""

    value: Any


class Interpolated(NamedTuple):
    """A string in double quotes, which is a template of its own."""

    block: tuple["Node", ...]


class ListOf(NamedTuple):
    """`[a, b]`."""

    items: tuple["Expression", ...]


class MapOf(NamedTuple):
    """`{a: b}`."""

    pairs: tuple[tuple["Expression", "Expression"], ...]


class Range(NamedTuple):
    """`[a..b]`."""

    first: "Expression"
    last: "Expression"


class Not(NamedTuple):
    """`!operand`."""

    operand: "Expression"


class Binary(NamedTuple):
    """`left operator right`; the operator in its short spelling, `==` for `eq`."""

    operator: str
    left: "Expression"
    right: "Expression"


class Set(NamedTuple):
    """`#set(target = value)`."""

    target: Reference
    value: "Expression"


class If(NamedTuple):
    """`#if ... #elseif ... #else ... #end`."""

    branches: tuple[tuple["Expression", tuple["Node", ...]], ...]
    otherwise: tuple["Node", ...]


class ForEach(NamedTuple):
    """`#foreach($name in items) block #end`."""

    name: str
    items: "Expression"
    block: tuple["Node", ...]


class Define(NamedTuple):
    """`#define($name) block #end`: a block that is rendered where `$name` stands."""

    name: str
    block: tuple["Node", ...]


class Leave(NamedTuple):
    """`#stop`, which ends the template, or `#break`, which ends the loop or the template."""

    directive: str


Expression = (
    Reference | Literal | Interpolated | ListOf | MapOf | Range | Not | Binary
)  # what has a value
Node = Text | Reference | Set | If | ForEach | Define | Leave
Block = tuple[Node, ...]

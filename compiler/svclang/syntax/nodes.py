"""The syntax tree: what a `.svc` file says, statement by statement, with every place kept.

Names are not looked up and settings are not understood here: `memory 10 bananas` is a `Setting`
like any other. Every node has a `span`; a declaration, field, route or setting has the `doc` that
stands above it in `///` comments, its lines joined by line ends, empty where there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ..named_tuples import NamedTuple
from ..source import Span

if TYPE_CHECKING:
    from ..diagnostics import Diagnostic
    from ..source import Source


class Name(NamedTuple):
    """A name where it is written: declared, or referred to. Quotes are taken off."""

    text: str
    span: Span


# --- Values ---------------------------------------------------------------------------------------


class Reference(NamedTuple):
    """A bare word or a dotted path: `users.arn`, `auth["cognito:username"]`, `nodejs24.x`."""

    path: tuple[str, ...]
    span: Span

    @property
    def text(self) -> str:
        """The reference as it is written."""
        return self.span.text


class Text(NamedTuple):
    """Quoted text: its literal parts and the references that stand in it as `${…}`.

    Escapes are resolved and, in text of several lines, the common indentation is taken off.
    `"a${b}c"` has the parts `("a", Reference(b), "c")`; text without references has one part,
    and empty text none.
    """

    parts: tuple[str | Reference, ...]
    span: Span

    @property
    def plain(self) -> str | None:
        """The text, or None where it holds references."""
        if not self.parts:
            return ""
        first = self.parts[0]
        return first if len(self.parts) == 1 and isinstance(first, str) else None


class Constant(NamedTuple):
    """`true`, `false`, `null` or a number without a unit."""

    value: bool | int | float | None
    span: Span


class Quantity(NamedTuple):
    """A number with its unit: `10s`, `512MB`, and `100/s`, whose unit is `/s`."""

    amount: int | float
    unit: str
    span: Span


class ListValue(NamedTuple):
    """`[1, 2, 3]`."""

    items: tuple[Value, ...]
    span: Span


class Pair(NamedTuple):
    """`key: value`, as an item of data, an argument of a call or a word of a setting."""

    key: Name
    value: Value
    span: Span
    doc: str = ""


class Call(NamedTuple):
    """`create_user(caller: context.identity.sourceIp)`, `tokens("orders/read")`."""

    callee: Reference
    arguments: tuple[Value | Pair, ...]
    span: Span


class Block(NamedTuple):
    """Braces: entries of data, settings, or both, each in the order in which they are written."""

    entries: tuple[Pair, ...]
    settings: tuple[Setting, ...]
    span: Span


Value: TypeAlias = Reference | Text | Constant | Quantity | ListValue | Call | Block
Word: TypeAlias = Value | Pair


# --- Types ----------------------------------------------------------------------------------------


class Range(NamedTuple):
    """`1..80`, `0..`, `..10` or, with both the same, `5`."""

    low: int | float | None
    high: int | float | None
    span: Span


class Pattern(NamedTuple):
    """`/^[a-z]+$/`, without the slashes."""

    regex: str
    span: Span


class Flag(NamedTuple):
    """A word among constraints: `unique`."""

    name: str
    span: Span


Constraint: TypeAlias = Range | Pattern | Flag


class NamedType(NamedTuple):
    """A type by its name, built in, declared or AWS's (`aws.vpc_id`)."""

    name: Name
    constraints: tuple[Constraint, ...]
    span: Span


class LiteralType(NamedTuple):
    """One member of a closed set of strings: `"debug"`."""

    value: str
    span: Span


class ListType(NamedTuple):
    """`[T]`."""

    item: Type
    constraints: tuple[Constraint, ...]
    span: Span


class MapType(NamedTuple):
    """`[string: T]`."""

    key: Name
    value: Type
    constraints: tuple[Constraint, ...]
    span: Span


class StructType(NamedTuple):
    """`{ street: string, city: string }`."""

    fields: tuple[Field, ...]
    span: Span


class UnionType(NamedTuple):
    """`"a" | "b"`."""

    members: tuple[Type, ...]
    span: Span


class BothType(NamedTuple):
    """`A & B`."""

    parts: tuple[Type, ...]
    span: Span


class OptionalType(NamedTuple):
    """`T?`."""

    of: Type
    span: Span


class PartialType(NamedTuple):
    """`partial T`: T with every field optional."""

    of: Type
    span: Span


class WithoutType(NamedTuple):
    """`T without a, b`."""

    of: Type
    names: tuple[Name, ...]
    span: Span


class WithType(NamedTuple):
    """`T with { more: string }`."""

    of: Type
    fields: tuple[Field, ...]
    span: Span


Type: TypeAlias = (
    NamedType
    | LiteralType
    | ListType
    | MapType
    | StructType
    | UnionType
    | BothType
    | OptionalType
    | PartialType
    | WithoutType
    | WithType
)


class Field(NamedTuple):
    """`name: type = default`: a field, a parameter, a key or what a route takes.

    In `takes`, the name may be dotted (`query.dry`).
    """

    name: Name
    type: Type
    default: Value | None
    span: Span
    doc: str = ""


# --- Settings -------------------------------------------------------------------------------------


class Setting(NamedTuple):
    """One statement of a block: a name, its words, and what it feeds.

    `throttle 100/s burst 200` has one phrase of three words, `read by a, b` the phrases `by a` and
    `b`. A trailing block is the last word of the last phrase, or of the arrow. `arrow` holds the
    phrases behind `->`, None where there is none; the `name` of `-> f` alone is empty, its span
    the arrow's. `fields` are what `key` and `takes` name with their types, `type` is what `gives`
    gives.
    """

    name: Name
    words: tuple[tuple[Word, ...], ...]
    arrow: tuple[tuple[Word, ...], ...] | None
    span: Span
    doc: str = ""
    fields: tuple[Field, ...] = ()
    type: Type | None = None

    @property
    def fed(self) -> Span:
        """From the arrow up to what it feeds, or the whole statement where there is no arrow."""
        if self.arrow is None:
            return self.span
        target = self.arrow[0][0].span
        at = target.source.text.rfind("->", self.span.start, target.start)
        return Span(target.source, max(at, self.span.start), target.end)


# --- Declarations ---------------------------------------------------------------------------------


class Import(NamedTuple):
    """`import "file.svc"`."""

    path: Text
    span: Span


class Service(NamedTuple):
    """`service NAME { … }`."""

    name: Name
    block: Block | None
    span: Span
    doc: str = ""


class Param(NamedTuple):
    """`param NAME: TYPE = DEFAULT`."""

    name: Name
    secret: bool
    type: Type | None
    default: Value | None
    span: Span
    doc: str = ""


class TypeDeclaration(NamedTuple):
    """`type NAME { … }` or `type NAME = …`, and the block of settings behind it."""

    name: Name
    type: Type
    block: Block | None
    span: Span
    doc: str = ""


class EnumMember(NamedTuple):
    """`small = "S"`; without a value the name is the value."""

    name: Name
    value: str
    span: Span
    doc: str = ""


class EnumDeclaration(NamedTuple):
    """`enum NAME { a, b = "B" }`."""

    name: Name
    members: tuple[EnumMember, ...]
    span: Span
    doc: str = ""


class ErrorDeclaration(NamedTuple):
    """`error NAME STATUS "message" { fields }`."""

    name: Name
    status: Constant | None
    message: Text | None
    fields: tuple[Field, ...]
    span: Span
    doc: str = ""


class FunctionDeclaration(NamedTuple):
    """`function NAME(params) -> TYPE throws ERRORS { settings }`.

    `params` is None where there are no parentheses. The function has no signature where it has
    neither parentheses, nor a result, nor errors.
    """

    name: Name
    params: tuple[Field, ...] | None
    result: Type | None
    throws: tuple[Name, ...]
    block: Block | None
    span: Span
    doc: str = ""


class AuthorizerDeclaration(NamedTuple):
    """`authorizer NAME -> FUNCTION { settings }`."""

    name: Name
    function: Name | None
    block: Block | None
    span: Span
    doc: str = ""


class Mock(NamedTuple):
    """`mock VALUE`."""

    value: Value | None
    span: Span


class Route(NamedTuple):
    """`METHOD /path -> target async returns N { settings }`.

    `target` is a Text for a URL, a Reference, a Call or a Mock. `path` is None where the group
    gives it.
    """

    method: Name
    path: Name | None
    target: Text | Reference | Call | Mock
    asynchronous: Name | None
    returns: Constant | None
    block: Block | None
    span: Span
    doc: str = ""


class Group(NamedTuple):
    """`/path { items }`."""

    path: Name
    items: tuple[Route | Group | Setting, ...]
    span: Span
    doc: str = ""


class ApiDeclaration(NamedTuple):
    """`api NAME { routes, groups and settings }`; `name` is None for the API called `api`."""

    name: Name | None
    items: tuple[Route | Group | Setting, ...]
    span: Span
    keyword: Span
    doc: str = ""


class Output(NamedTuple):
    """`output NAME = VALUE { settings }`."""

    name: Name
    value: Value
    block: Block | None
    span: Span
    doc: str = ""


class RawResource(NamedTuple):
    """`resource NAME "AWS::Type" { properties } { settings }`."""

    name: Name
    type: Text
    properties: Block | None
    block: Block | None
    span: Span
    doc: str = ""


class Stage(NamedTuple):
    """`stage NAME { overrides }`."""

    name: Name
    block: Block
    span: Span
    doc: str = ""


class Schedule(NamedTuple):
    """`every 5m -> f` or `cron "…" -> f`."""

    keyword: Name
    when: Value
    arrow: tuple[tuple[Word, ...], ...]
    span: Span
    doc: str = ""


class ResourceDeclaration(NamedTuple):
    """`KIND NAME { … }`, whatever the kind is."""

    kind: Name
    name: Name
    block: Block | None
    span: Span
    doc: str = ""


Declaration: TypeAlias = (
    Import
    | Service
    | Param
    | TypeDeclaration
    | EnumDeclaration
    | ErrorDeclaration
    | FunctionDeclaration
    | AuthorizerDeclaration
    | ApiDeclaration
    | Output
    | RawResource
    | Stage
    | Schedule
    | ResourceDeclaration
)


class Comment(NamedTuple):
    """A comment with its slashes, `//` or `///`, for the formatter."""

    text: str
    span: Span


ANY_NAME = "*"
"""Among the names that are lost: one that was not written, or not as a name."""


class File(NamedTuple):
    """One parsed file.

    `lost` holds the names whose declarations could not be understood: a reference to one of them
    is no further mistake; `ANY_NAME` stands for a name that nobody knows. `damaged` holds the names
    of declarations of which a part was left out.
    """

    source: Source
    declarations: tuple[Declaration, ...]
    comments: tuple[Comment, ...]
    diagnostics: tuple[Diagnostic, ...]
    lost: frozenset[str] = frozenset()
    damaged: frozenset[str] = frozenset()

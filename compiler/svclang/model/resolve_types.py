"""Types: from how they are written to what they mean.

In: the declarations of types and enums, and types of the syntax. Out: types of the model, in which
derivations are worked out and declared types are named:

    type User    { id: uuid, name: string(1..80), nick: string? }
    type NewUser = User without id          ->  { name: string(1..80), nick: string? }
    type Change  = partial NewUser          ->  { name: string(1..80)?, nick: string? }

What cannot be resolved is reported once and stands as an `Unresolved`, which fits anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..advice import Advice, say, take_out, write
from ..diagnostics import Diagnostic, Related
from ..source import Span
from ..syntax import nodes as syntax
from ..syntax.nodes import ANY_NAME, EnumDeclaration, Name, TypeDeclaration, Value
from .check_values import check_value, json_of
from .constraints import LIST, MAP, read_constraints, takes_of
from .derive_types import both, partial, with_fields, without_fields
from .endless_types import endless_types
from .reports import Reports
from .resolve_enums import resolve_enum
from .type_problems import doubled_choice, fields_behind_type, union_of_types, unknown_type
from .type_settings import TypeSettings, holds_fields, read_type_settings
from .type_words import SCALARS, in_words
from .types import (
    Choice,
    DeclaredType,
    Default,
    Field,
    ListOf,
    MapOf,
    Named,
    Optional,
    Scalar,
    ScalarKind,
    Struct,
    Type,
    Unresolved,
    unresolved,
)

_DEEPEST = 50  # types that are derived from each other in a row


class TypeScope(Reports):
    """The declared types of a service, and the types that can be written with them.

    `others` has every other declared name with its kind in words and its place; `lost` the names
    of declarations that could not be understood, `damaged` those of which a part was left out.
    """

    def __init__(
        self,
        declared: Mapping[str, TypeDeclaration | EnumDeclaration],
        others: Mapping[str, tuple[str, Span]],
        lost: frozenset[str],
        damaged: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self.types: dict[str, DeclaredType] = {}
        self._declared = declared
        self._places = {text: each.name.span for text, each in declared.items()}
        self._others = others
        self._lost = lost
        self._damaged = damaged
        self._resolved: dict[str, DeclaredType] = {}
        self._open: list[str] = []
        self._unchecked: list[tuple[Value, Type]] | None = []

    def resolve_all(self) -> None:
        """Resolve every declared type, then check the defaults and examples among them."""
        for name, node in self._declared.items():
            if name in SCALARS:
                self.report("reserved-name", f"`{name}` is a built-in type", node.name.span)
            self._declared_type(name, node.name.span)
        self.types.update((name, self._resolved[name]) for name in self._declared)
        self.diagnostics.extend(endless_types(self.types))
        unchecked, self._unchecked = self._unchecked or [], None
        for value, type_ in unchecked:
            self._check(value, type_)

    # --- What others ask for

    def type(self, node: syntax.Type) -> Type:
        """What a type means; what is wrong with it is reported."""
        if isinstance(node, syntax.NamedType):
            return self._named(node)
        if isinstance(node, syntax.LiteralType):
            return Choice((node.value,), node.span)
        if isinstance(node, syntax.UnionType):
            return self._union(node)
        if isinstance(node, syntax.ListType):
            item = self.type(self._present(node.item, "an item of a list"))
            bounds = read_constraints(node.constraints, LIST, self.diagnostics)
            low, high = _whole(bounds.low), _whole(bounds.high)
            return ListOf(item, node.span, low, high, bounds.unique)
        if isinstance(node, syntax.MapType):
            return self._map(node)
        if isinstance(node, syntax.StructType):
            return Struct(self.fields(node.fields), node.span)
        if isinstance(node, syntax.OptionalType):
            return self._optional(node)
        return self._derived(node)

    def field(self, node: syntax.Field) -> Field:
        """A field or parameter: its `?` is taken off its type, its default is checked."""
        self._check_name(node.name)
        type_ = self.type(node.type)
        optional = isinstance(type_, Optional)
        if isinstance(type_, Optional):
            type_ = type_.of
        default = None
        if node.default is not None:
            default = Default(json_of(node.default)[0], node.default.span)
            self._check(node.default, type_)
        # With a default it is never absent for those who read it.
        return Field(node.name, type_, optional and not default, default, node.span, node.doc)

    def fields(self, nodes: Sequence[syntax.Field]) -> tuple[Field, ...]:
        """Fields or parameters in order, each name once."""
        found: dict[str, Field] = {}
        for node in nodes:
            field = self.field(node)
            first = found.setdefault(node.name.text, field)
            if first is not field:
                is_same = node.span.text.split() == first.span.text.split()
                advice = say("give one of them another name")
                advice = take_out(node.span, safe=False) if is_same else advice
                self.report(
                    "doubled-field",
                    f"`{node.name.text}` is there twice",
                    node.name.span,
                    related=(Related(first.name.span, "first here"),),
                    **advice,
                )
        return tuple(found.values())

    # --- Declarations

    def _declared_type(self, name: str, at: Span) -> DeclaredType | None:
        """A declared type, or None where it is made of itself, which is reported."""
        if name in self._open:
            self._report_circle(self._open[self._open.index(name) :], at)
            return None
        if name not in self._resolved:
            if len(self._open) == _DEEPEST:
                self.report("deep-type", f"more than {_DEEPEST} types are derived in a row", at)
                return None
            self._open.append(name)
            node = self._declared[name]
            self._resolved[name] = (
                resolve_enum(node, self.diagnostics)
                if isinstance(node, EnumDeclaration)
                else self._declaration(node)
            )
            self._open.pop()
        return self._resolved[name]

    def _declaration(self, node: TypeDeclaration) -> DeclaredType:
        written = self._present(node.type, "a declared type", "where the type is used")
        type_ = self.type(written)
        if isinstance(type_, Named) and self._declared_type(type_.name, type_.span) is None:
            type_ = unresolved(type_.span)
        settings = TypeSettings((), ())
        if node.block is not None and holds_fields(node.block):
            self.diagnostics.append(fields_behind_type(node.block.span))
            type_ = unresolved(type_.span)
        elif node.block is not None:
            settings = read_type_settings(node.block, self.diagnostics)
        for example in settings.examples:
            self._check(example, type_)
        doc = node.doc or self._doc_of(written)
        return DeclaredType(node.name, type_, node.span, doc, settings.swagger)

    def _doc_of(self, node: syntax.Type) -> str:
        """The doc that a type takes over from the one that it is derived from."""
        while isinstance(node, syntax.PartialType | syntax.WithoutType | syntax.WithType):
            node = node.of
        if isinstance(node, syntax.NamedType) and node.name.text in self._resolved:
            return self._resolved[node.name.text].doc
        return ""

    # --- Names

    def _named(self, node: syntax.NamedType) -> Type:
        name = node.name.text
        if name in SCALARS:
            return self._scalar(node, name)  # type: ignore[arg-type]
        if name in self._declared:
            if node.constraints:
                self.report(
                    "constraint-does-not-fit",
                    f"`{name}` is a declared type, which has its constraints where it is declared",
                    node.constraints[0].span,
                    related=(Related(self._declared[name].name.span, "declared here"),),
                    help=f"put the constraint into the declaration of `{name}`",
                )
            return Named(name, node.span)
        if name not in self._lost and ANY_NAME not in self._lost:
            self.diagnostics.append(unknown_type(node.name, self._places, self._others))
        return unresolved(node.span)

    def _scalar(self, node: syntax.NamedType, kind: ScalarKind) -> Scalar:
        bounds = read_constraints(node.constraints, takes_of(kind), self.diagnostics)
        return Scalar(kind, node.span, bounds.low, bounds.high, bounds.pattern)

    # --- Composed types

    def _union(self, node: syntax.UnionType) -> Type:
        values: dict[str, Span] = {}
        others = [each for each in node.members if not isinstance(each, syntax.LiteralType)]
        if others:
            self.diagnostics.append(union_of_types(others, (*SCALARS, *self._declared)))
            return unresolved(node.span)
        for member in node.members:
            if not isinstance(member, syntax.LiteralType):
                continue
            if member.value in values:
                first = values[member.value]
                self.diagnostics.append(doubled_choice(member.value, member.span, first))
            values.setdefault(member.value, member.span)
        return Choice(tuple(values), node.span)

    def _map(self, node: syntax.MapType) -> MapOf:
        if node.key.text != "string":
            self.report(
                "wrong-map-key",
                "the keys of a map are strings, as JSON has them",
                node.key.span,
                **write(node.key.span, "string", safe=False),
            )
        value = self.type(self._present(node.value, "a value of a map"))
        bounds = read_constraints(node.constraints, MAP, self.diagnostics)
        return MapOf(value, node.span, _whole(bounds.low), _whole(bounds.high))

    def _optional(self, node: syntax.OptionalType) -> Type:
        of = self.type(node.of)
        if isinstance(of, Optional):
            last = _last(node.span)
            advice = write(last, "", "take it out")
            self.report("doubled-optional", "one `?` is enough", last, **advice)
            return of
        return Optional(of, node.span)

    def _present(
        self, node: syntax.Type, what: str, help: str = "behind the whole, or leave it out"
    ) -> syntax.Type:
        """The type without a `?`, which is reported where there is one."""
        if not isinstance(node, syntax.OptionalType):
            return node
        self.report(
            "misplaced-optional",
            f"{what} cannot be absent",
            _last(node.span),
            label="`?` means nothing here",
            **write(_last(node.span), "", f"put the `?` {help}", safe=False),
        )
        while isinstance(node, syntax.OptionalType):
            node = node.of
        return node

    # --- Derived types

    def _derived(
        self, node: syntax.BothType | syntax.PartialType | syntax.WithoutType | syntax.WithType
    ) -> Type:
        if isinstance(node, syntax.BothType):
            parts = [self._structure(part) for part in node.parts]
            known = [part for part in parts if part is not None]
            complete = len(known) == len(parts)
            merged = both(known, node.span, self.diagnostics)
            return merged if complete else unresolved(node.span)
        changes: list[syntax.PartialType | syntax.WithoutType | syntax.WithType] = []
        base: syntax.Type = node
        while isinstance(base, syntax.PartialType | syntax.WithoutType | syntax.WithType):
            changes.append(base)
            base = base.of
        # A field that was lost to a syntax error may well have been there.
        damaged = isinstance(base, syntax.NamedType) and base.name.text in self._damaged
        struct = self._structure(base)
        for change in reversed(changes):
            struct = self._changed(struct, change, [] if damaged else self.diagnostics)
        return struct or unresolved(node.span)

    def _changed(
        self,
        base: Struct | None,
        change: syntax.PartialType | syntax.WithoutType | syntax.WithType,
        diagnostics: list[Diagnostic],
    ) -> Struct | None:
        if isinstance(change, syntax.WithType):
            # Resolved even where the base is not, so that their mistakes are told.
            fields = self.fields(change.fields)
            return with_fields(base, fields, change.span) if base else None
        if base is None:
            return None
        if isinstance(change, syntax.PartialType):
            return partial(base, change.span)
        return without_fields(base, change.names, change.span, diagnostics)

    def _structure(self, node: syntax.Type) -> Struct | None:
        """The structure that a type is; None where it is none, which is reported."""
        type_ = self.type(node)
        related: tuple[Related, ...] = ()
        while isinstance(type_, Named):
            declared = self._declared_type(type_.name, type_.span)
            if declared is None:
                return None
            related = (*related, Related(declared.name.span, "declared here"))
            type_ = declared.type
        if isinstance(type_, Struct):
            return type_
        if not isinstance(type_, Unresolved):
            self.report(
                "not-a-structure",
                f"only structures have fields, and this is {in_words(type_)}",
                node.span,
                related=related,
                **_without_question(node.span) if isinstance(type_, Optional) else say(),
            )
        return None

    # --- Checks

    def _check(self, value: Value, type_: Type) -> None:
        """Check a constant against a type, once all types are there."""
        if self._unchecked is not None:
            self._unchecked.append((value, type_))
        elif not (isinstance(type_, Named) and type_.name in self._damaged):
            self.diagnostics.extend(check_value(value, type_, self.types)[1])

    def _check_name(self, name: Name) -> None:
        if not name.text or not name.text.isprintable():
            self.report(
                "unprintable-name",
                "a name is not empty and has no control characters",
                name.span,
                help="API Gateway cannot map such a name",
            )

    def _report_circle(self, names: Sequence[str], at: Span) -> None:
        circle = " → ".join(f"`{name}`" for name in (*names, names[0]))
        places = (self._declared[name].name.span for name in names)
        self.report(
            "circular-type",
            f"`{names[0]}` is made of itself: {circle}",
            at,
            label="still being worked out here",
            related=tuple(Related(place, "declared here") for place in places),
            help="write out what one of them is",
        )


def _whole(bound: float | None) -> int | None:
    return None if bound is None else int(bound)


def _without_question(span: Span) -> Advice:
    """To take the last `?` of a type off, where one is there."""
    words, last = "take the `?` off", _last(span)
    return write(last, "", words, safe=False) if last.text == "?" else say(words)


def _last(span: Span) -> Span:
    """The last character of a span."""
    return Span(span.source, span.end - 1, span.end)

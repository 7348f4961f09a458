"""The builder: one method for each rule of the grammar, its children in, a node out.

Lark calls a method as soon as its rule is complete, so there is no tree in between. A child is a
token, a node or what another method returned; an optional one that is absent is None.
"""

# ruff: noqa: D102 - a method is named for its rule, and the grammar says what that is
from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ..advice import Advice, take_out, write
from ..source import Span
from . import nodes
from .maker import Arrow, Children, Maker, Several, present
from .nodes import Field, Name, Pair, Reference, Setting
from .shared_lines import SHARED_LINE, SHARED_LINE_HELP, divided
from .text import path_of
from .words import METHODS

_CONSTANTS = {"true": True, "false": False, "null": None}
_COMMENTED = re.compile(r"[ \t]*+/(/[^\s/].*)")  # a path with one slash too many, and its target
_MOST_CHANGES = 100  # of one derived type; each makes the tree one deeper


# Behind these words, parentheses hold what would stand there without them.
_GROUPING = (("by",), ("to",))


class Builder(Maker):
    """Makes the nodes of one piece of a source after the other; `begin` says of which."""

    def declaration(self, c: Children) -> None:
        self.declarations.append(c[0])

    def file(self, c: Children) -> None:
        """Nothing is left to do: the declarations are kept as they come."""

    # --- Declarations -----------------------------------------------------------------------------

    def import_(self, c: Children) -> nodes.Import:
        return nodes.Import(self.text(c[1:]), self.span(*c))

    def service(self, c: Children) -> nodes.Service:
        return nodes.Service(self.name(c[1]), c[2], self.span(*c), self.doc(c[0]))

    def param(self, c: Children) -> nodes.Param:
        secret, keyword, name, type_, default = c
        first = secret or keyword
        span = self.span(first, name, type_, default)
        return nodes.Param(self.name(name), bool(secret), type_, default, span, self.doc(first))

    def type_(self, c: Children) -> nodes.TypeDeclaration:
        keyword, name, type_, block = c
        span = self.span(keyword, type_, block)
        return nodes.TypeDeclaration(self.name(name), type_, block, span, self.doc(keyword))

    def enum(self, c: Children) -> nodes.EnumDeclaration:
        keyword, name, members = c
        span = self.span(keyword, members)
        return nodes.EnumDeclaration(self.name(name), members.items, span, self.doc(keyword))

    def member(self, c: Children) -> nodes.EnumMember:
        name = self.name(c[0])
        value = name if c[1] is None else self.name(c[1])
        return nodes.EnumMember(name, value.text, self.span(*c), self.doc(c[0]))

    def error(self, c: Children) -> nodes.ErrorDeclaration:
        keyword, name, status, message, fields = c
        return nodes.ErrorDeclaration(
            self.name(name),
            self.number([status]) if status is not None else None,
            self.text([message]) if message is not None else None,
            fields.fields if fields else (),
            self.span(*c),
            self.doc(keyword),
        )

    def function(self, c: Children) -> nodes.FunctionDeclaration:
        keyword, name, params, result, throws, block = c
        return nodes.FunctionDeclaration(
            self.name(name),
            params.items if params else None,
            result,
            throws.items if throws else (),
            block,
            self.span(*c),
            self.doc(keyword),
        )

    def throws(self, c: Children) -> Several:
        names = [token for token in c if token.type not in ("LPAR", "RPAR")]
        return Several(tuple(map(self.name, names)), self.span(*c))

    def authorizer(self, c: Children) -> nodes.AuthorizerDeclaration:
        keyword, name, function, block = c
        function = self.name(function) if function is not None else None
        span = self.span(*c)
        return nodes.AuthorizerDeclaration(
            self.name(name), function, block, span, self.doc(keyword)
        )

    def api(self, c: Children) -> nodes.ApiDeclaration:
        keyword, name, items = c
        return nodes.ApiDeclaration(
            self.name(name) if name is not None else None,
            items.items,
            self.span(*c),
            self.span(keyword),
            self.doc(keyword),
        )

    def output(self, c: Children) -> nodes.Output:
        keyword, name, value, block = c
        return nodes.Output(self.name(name), value, block, self.span(*c), self.doc(keyword))

    def raw_resource(self, c: Children) -> nodes.RawResource:
        keyword, name, type_, properties, block = c
        text, span = self.text([type_]), self.span(*c)
        return nodes.RawResource(self.name(name), text, properties, block, span, self.doc(keyword))

    def stage(self, c: Children) -> nodes.Stage:
        return nodes.Stage(self.name(c[1]), c[2], self.span(*c), self.doc(c[0]))

    def schedule(self, c: Children) -> nodes.Schedule:
        keyword, when, arrow = c
        span = self.span(keyword, arrow)
        return nodes.Schedule(self.name(keyword), when, arrow.phrases, span, self.doc(keyword))

    def resource(self, c: Children) -> nodes.ResourceDeclaration:
        kind, name, block = c
        span = self.span(*c)
        return nodes.ResourceDeclaration(
            self.name(kind), self.name(name), block, span, self.doc(kind)
        )

    # --- Types ------------------------------------------------------------------------------------

    def field(self, c: Children) -> Field:
        name, type_, default = c
        return Field(self.name(name), type_, default, self.span(*c), self.doc(name))

    param_item = typed = field

    def bracketed(self, c: Children) -> Several:
        """What stands between two brackets."""
        return Several(present(c[1:-1]), self.span(*c))

    params = members = constraints = bracketed

    def items(self, c: Children) -> Several:
        return Several(self.each_divided(present(c[1:-1])), self.span(*c))

    def fields(self, c: Children) -> nodes.StructType:
        fields, span = self.bracketed(c)
        for field in filter(_is_required, fields):
            message = "a type stands here; fields are required unless it ends in `?`"
            self.wrong(message, field.span, "write the type alone, as in `string` or `string?`")
        return nodes.StructType(tuple(one for one in fields if not _is_required(one)), span)

    def derived(self, c: Children) -> nodes.Type:
        partial, of, *changes = c
        derived: nodes.Type = of
        if partial is not None:
            derived = nodes.PartialType(of, self.span(partial, of))
        if len(changes) > _MOST_CHANGES:
            self.wrong("this type is changed too many times", changes[_MOST_CHANGES].span)
        for change in changes[:_MOST_CHANGES]:
            span = derived.span.to(change.span)
            if change.items and isinstance(change.items[0], Name):
                derived = nodes.WithoutType(derived, change.items, span)
            else:
                derived = nodes.WithType(derived, change.items, span)
        return derived

    without = throws

    def with_(self, c: Children) -> Several:
        return Several(*c[0])

    def named(self, c: Children) -> nodes.NamedType:
        constraints = c[1].items if c[1] else ()
        return nodes.NamedType(self.name(c[0]), constraints, self.span(*c))

    def literal(self, c: Children) -> nodes.LiteralType:
        return nodes.LiteralType(*self.name(c[0]))

    def list_type(self, c: Children) -> nodes.ListType:
        _, item, _, constraints = c
        return nodes.ListType(item, constraints.items if constraints else (), self.span(*c))

    def map_type(self, c: Children) -> nodes.MapType:
        _, key, value, _, constraints = c
        items = constraints.items if constraints else ()
        return nodes.MapType(self.name(key), value, items, self.span(*c))

    def optional(self, c: Children) -> nodes.OptionalType:
        return nodes.OptionalType(c[0], self.span(*c))

    def union(self, c: Children) -> nodes.Type:
        span = self.span(*c)
        members = tuple(one for one in c if not _is_named(one, "null"))
        if len(members) == len(c) or not members:
            return nodes.UnionType(tuple(c), span)
        of = members[0] if len(members) == 1 else nodes.UnionType(members, span)
        start, end = members[0].span.start, members[-1].span.end
        written = self.source.text[start:end]
        written = f"{written}?" if len(members) == 1 else f"({written})?"
        message = "what may be missing has a type that ends in `?`"
        self.wrong(message, span, **write(span, written))
        return nodes.OptionalType(of, span)

    def intersection(self, c: Children) -> nodes.BothType:
        return nodes.BothType(tuple(c), self.span(*c))

    def range_(self, c: Children) -> nodes.Range:
        low, high = (self.amount(c[at], c[at]) if c[at] is not None else None for at in (0, -1))
        return nodes.Range(low, high, self.span(*present(c)))

    def pattern(self, c: Children) -> nodes.Pattern:
        return nodes.Pattern(c[0][1:-1], self.span(*c))

    def flag(self, c: Children) -> nodes.Flag:
        return nodes.Flag(*self.name(c[0]))

    # --- Values -----------------------------------------------------------------------------------

    def text(self, c: Children) -> nodes.Text:
        return nodes.Text(self.reader.string(c[0], c[0].start_pos), self.span(*c))

    def long_text(self, c: Children) -> nodes.Text:
        return nodes.Text(self.reader.text(c[0], c[0].start_pos), self.span(*c))

    def number(self, c: Children) -> nodes.Constant:
        return nodes.Constant(self.amount(c[0], c[0]), self.span(*c))

    def quantity(self, c: Children) -> nodes.Quantity:
        written = c[0]
        size = next(at for at, letter in enumerate(written) if letter == "/" or letter.isalpha())
        return nodes.Quantity(self.amount(written[:size], written), written[size:], self.span(*c))

    def reference(self, c: Children) -> Reference | nodes.Constant:
        word = c[0]
        if word in _CONSTANTS:
            return nodes.Constant(_CONSTANTS[word], self.span(word))
        return self.named_target(c)

    def named_target(self, c: Children) -> Reference:
        return Reference(path_of(str(c[0])), self.span(c[0]))

    def call(self, c: Children) -> nodes.Call:
        return nodes.Call(self.named_target(c), present(c[2:-1]), self.span(*c))

    def list_value(self, c: Children) -> nodes.ListValue:
        return nodes.ListValue(*self.bracketed(c))

    def pair(self, c: Children) -> Pair:
        key, value = c
        return Pair(self.name(key), value, self.span(*c), self.doc(key))

    entry = pair

    def block(self, c: Children) -> nodes.Block:
        entries = tuple(item for item in c if isinstance(item, Pair))
        settings = self.each_divided(item for item in c if isinstance(item, Setting))
        return nodes.Block(entries, settings, self.span(*c))

    def each_divided(self, items: Iterable[Any]) -> tuple[Any, ...]:
        """All items, with those apart that share a line."""
        found: list[Any] = []
        for item in items:
            first, *others = divided(item) if isinstance(item, Setting) else (item,)
            for each in others:
                self.wrong(SHARED_LINE, each.name.span, **_apart(each.name.span))
            found.extend((first, *others))
        return tuple(found)

    # --- Settings ---------------------------------------------------------------------------------

    def setting(self, c: Children) -> Setting:
        name, words, arrow = c
        return Setting(
            self.name(name),
            _ungrouped(words.items) if words else (),
            arrow.phrases if arrow else None,
            self.span(*c),
            self.doc(name),
        )

    def api_setting(self, c: Children) -> Setting | None:
        setting = self.setting([*c, None])
        method = setting.name.text
        behind = _COMMENTED.match(self.source.text, setting.span.end)
        if method.upper() not in METHODS or setting.words or not behind:
            return setting
        if behind[1].count("}") > behind[1].count("{"):
            return None  # the brace that the comment keeps from being closed is an error already
        span = Span(self.source, setting.span.start, behind.end(1))
        help_ = f"`//` begins a comment; write `{method} {behind[1].split(' //')[0].rstrip()}`"
        slash = Span(self.source, behind.start(1), behind.start(1) + 1)
        self.wrong("a path begins with one `/`", span, **write(slash, "", help_))
        return None

    def feed(self, c: Children) -> Setting:
        phrases, sign, span = c[0]
        return Setting(Name("", sign), (), phrases, span, self.doc(sign))

    def words(self, c: Children) -> Several:
        return Several(tuple(c), c[0][0].span.to(c[-1][-1].span))

    def phrase(self, c: Children) -> tuple[nodes.Word, ...]:
        return tuple(c)

    def arrow(self, c: Children) -> Arrow:
        sign, phrase = c
        return Arrow((phrase,), self.span(sign), self.span(sign, phrase[-1]))

    def key(self, c: Children) -> Setting:
        fields = present(c[1:])
        return Setting(self.name(c[0]), (), None, self.span(*c), self.doc(c[0]), fields)

    takes = key

    def key_value(self, c: Children) -> Setting:
        keyword, value = c
        return Setting(self.name(keyword), ((value,),), None, self.span(*c), self.doc(keyword))

    def gives(self, c: Children) -> Setting:
        keyword, type_ = c
        span = self.span(*c)
        return Setting(self.name(keyword), (), None, span, self.doc(keyword), type=type_)

    # --- The API ----------------------------------------------------------------------------------

    def group(self, c: Children) -> nodes.Group:
        path, items = c
        return nodes.Group(self.name(path), items.items, self.span(*c), self.doc(path))

    def route(self, c: Children) -> nodes.Route:
        method, path, target, *manners, block = c
        manner: dict[type, Any] = {}
        for given in manners:
            if type(given) in manner:
                advice = _without_manner(self.span(given), self.span(manner[type(given)]))
                self.wrong("this is said already", self.span(given), **advice)
            manner.setdefault(type(given), given)
        returns = manner.pop(nodes.Constant, None)
        [asynchronous] = manner.values() or [None]
        return nodes.Route(
            self.name(method),
            self.name(path) if path is not None else None,
            target,
            self.name(asynchronous) if asynchronous is not None else None,
            returns,
            block,
            self.span(*c),
            self.doc(method),
        )

    def returns(self, c: Children) -> nodes.Constant:
        return self.number(c[1:])

    def mock(self, c: Children) -> nodes.Mock:
        return nodes.Mock(c[1], self.span(*c))


def _apart(name: Span) -> Advice:
    """To put what shares its line with what stands in front of it behind a `;`."""
    before = name.source.text[: name.start].rstrip()
    return write(name._replace(start=len(before), end=len(before)), ";", SHARED_LINE_HELP)


def _without_manner(given: Span, first: Span) -> Advice:
    """To leave out what a route says again: `async`, or the status behind `returns`."""
    text = given.source.text
    start = given.start if given.text == "async" else text.rindex("returns", 0, given.start)
    return take_out(given._replace(start=start), "leave it out", safe=given.text == first.text)


def _is_named(type_: nodes.Type, *names: str) -> bool:
    return isinstance(type_, nodes.NamedType) and type_.name.text in names


def _is_required(field: Field) -> bool:
    """Whether it says `required: true`, as in a schema of JSON."""
    says = field.name.text in ("required", "optional", "nullable")
    return says and _is_named(field.type, "true", "false")


def _ungrouped(phrases: tuple[tuple[nodes.Word, ...], ...]) -> tuple[tuple[nodes.Word, ...], ...]:
    """The phrases of `by (a, b)` as those of `by a, b`."""
    first, *others = phrases
    last = first[-1]
    if not isinstance(last, nodes.Call) or last.callee.path not in _GROUPING or not last.arguments:
        return phrases
    held, *more = last.arguments
    return ((*first[:-1], last.callee, held), *((each,) for each in more), *others)

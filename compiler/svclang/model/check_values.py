"""Constants of the language as JSON, checked against a type.

In: a value of the syntax (a default, an example, the body of a mock) and the type that it is to
have. Out: its JSON, and a diagnostic at the smallest span for each part that does not fit. A value
is taken as it is written: defaults of the fields that it leaves out are not filled in.
"""

from __future__ import annotations

from ..advice import Advice, say, write, write_nearest
from ..diagnostics import Diagnostic, Related, listed
from ..source import Span
from ..syntax.nodes import (
    Block,
    Call,
    Constant,
    ListValue,
    Pair,
    Quantity,
    Reference,
    Text,
    Value,
)
from .constraints import WHOLE_NUMBERS
from .data_problems import doubled_keys, no_data, no_entry
from .formats import FORMATS, decoded_length, has_format
from .patterns import matches
from .reports import Reports
from .similar import similar_field
from .type_words import in_words, one_of
from .types import (
    Choice,
    DeclaredType,
    Json,
    ListOf,
    MapOf,
    Scalar,
    Struct,
    Type,
    underlying,
)


def check_value(
    value: Value, type_: Type, types: dict[str, DeclaredType]
) -> tuple[Json, list[Diagnostic]]:
    """A constant as JSON, and what in it does not fit the type."""
    checker = _Checker(types)
    return checker.value(value, type_), checker.diagnostics


def json_of(value: Value) -> tuple[Json, list[Diagnostic]]:
    """A constant as JSON, whatever its type, and what in it is no JSON."""
    return check_value(value, Scalar("any", value.span), {})


class _Checker(Reports):
    """Walks a value and its type together. A part that is no JSON becomes null."""

    def __init__(self, types: dict[str, DeclaredType]) -> None:
        super().__init__()
        self.types = types

    def value(self, value: Value, type_: Type) -> Json:
        type_ = underlying(type_, self.types)
        if isinstance(value, Reference):
            self._reference(value, type_)
            return None
        if isinstance(value, Quantity | Call):
            self.diagnostics.append(no_data(value))
            return None
        if isinstance(value, Text):
            return self._text(value, type_)
        if isinstance(value, Constant):
            return self._constant(value, type_)
        if isinstance(value, ListValue):
            return self._list(value, type_)
        return self._block(value, type_)

    # --- What is no constant

    def _reference(self, value: Reference, type_: Type) -> None:
        if isinstance(type_, Choice):
            self.report(
                "unquoted-text",
                f"{in_words(type_)} is needed here, in quotes",
                value.span,
                label="a bare word is a reference",
                **_choose(value.span, value.text, type_),
            )
            return
        help_ = f'write `"{value.text}"` if it is text'
        if isinstance(type_, Scalar) and type_.kind == "bool":
            advice = write_nearest(value.span, ("true", "false"), help_)
        else:
            advice = write(value.span, f'"{value.text}"', help_, safe=False)
        self.report(
            "not-constant",
            f"a constant is needed here, and `{value.text}` is known only at deploy time",
            value.span,
            **advice,
        )

    # --- Texts

    def _text(self, value: Text, type_: Type) -> Json:
        for part in value.parts:
            if isinstance(part, Reference):
                self.report(
                    "not-constant",
                    f"a constant is needed here, and `{part.text}` is known only at deploy time",
                    part.span,
                )
                return None
        text = value.plain or ""
        if isinstance(type_, Choice):
            self._choice(text, value.span, type_)
        elif isinstance(type_, Scalar) and type_.kind in ("string", *FORMATS):
            self._string(text, value.span, type_)
        elif not _is_any(type_):
            unquoted = _looks_like(text, type_)
            advice = write(value.span, text, "take the quotes off") if unquoted else say()
            self._misfit(value.span, type_, "text", advice)
        return text

    def _choice(self, text: str, span: Span, type_: Choice) -> None:
        if text not in type_.values:
            message = f'`"{text}"` is not {one_of(type_.values)}'
            related = (Related(type_.span, "what there is"),)
            advice = _choose(span, text, type_, "write one of these")
            self.report("wrong-value", message, span, related=related, **advice)

    def _string(self, text: str, span: Span, type_: Scalar) -> None:
        if not has_format(type_.kind, text):
            example = FORMATS[type_.kind].example
            self.report(
                "wrong-value",
                f"{in_words(type_)} is needed here",
                span,
                label=f"no `{type_.kind}`",
                help=f'as in `"{example}"`',
            )
            return
        if type_.kind == "bytes":
            self._within(decoded_length(text), type_, span, "byte", "bytes")
        else:
            self._within(len(text), type_, span, "character", "characters")
        if type_.pattern is not None and not matches(type_.pattern, text):
            message = f"this does not match `/{type_.pattern}/`"
            self.report("wrong-value", message, span, related=(Related(type_.span, "its type"),))

    # --- Numbers, true, false, null

    def _constant(self, value: Constant, type_: Type) -> Json:
        constant = value.value
        if _is_any(type_):
            return constant
        kind = type_.kind if isinstance(type_, Scalar) else ""
        if constant is None:
            advice = say("leave it out: what may be absent (`?`) is then simply not there")
            self._misfit(value.span, type_, "`null`", advice)
        elif isinstance(constant, bool):
            if kind != "bool":
                self._misfit(value.span, type_, f"`{value.span.text}`", _quote(value, type_))
        elif kind in ("int", "long", "float"):
            assert isinstance(type_, Scalar)
            self._number(constant, value.span, type_)
        else:
            self._misfit(value.span, type_, "a number", _quote(value, type_))
        return constant

    def _number(self, number: float, span: Span, type_: Scalar) -> None:
        if type_.kind in WHOLE_NUMBERS:
            if isinstance(number, float):
                is_whole = number == int(number)
                advice = write(span, str(int(number))) if is_whole else say()
                self._misfit(span, type_, "a fraction", advice)
                return
            least, most = WHOLE_NUMBERS[type_.kind]
            if not least <= number <= most:
                message = f"`{type_.kind}` is from {least} to {most}"
                self.report("out-of-range", message, span)
                return
        self._within(number, type_, span)

    # --- Lists and braces

    def _list(self, value: ListValue, type_: Type) -> Json:
        if not isinstance(type_, ListOf):
            if not _is_any(type_):
                self._misfit(value.span, type_, "a list")
                return json_of(value)[0]
            return [self.value(item, type_) for item in value.items]
        items = [self.value(item, type_.item) for item in value.items]
        self._within(len(items), type_, value.span, "item", "items")
        if type_.unique:
            self._unique(value, items)
        return items

    def _unique(self, value: ListValue, items: list[Json]) -> None:
        for at, item in enumerate(items):
            first = next(place for place, other in enumerate(items) if _same(other, item))
            if first < at:
                self.report(
                    "doubled-item",
                    "each item of this list may be there only once",
                    value.items[at].span,
                    related=(Related(value.items[first].span, "it is here already"),),
                )

    def _block(self, value: Block, type_: Type) -> Json:
        self.diagnostics.extend(map(no_entry, value.settings))
        self.diagnostics.extend(doubled_keys(value))
        entries: dict[str, Pair] = {}
        for pair in value.entries:
            entries.setdefault(pair.key.text, pair)
        if isinstance(type_, Struct):
            return self._struct(value, entries, type_)
        if isinstance(type_, MapOf):
            self._within(len(entries), type_, value.span, "entry", "entries")
            return {key: self.value(pair.value, type_.value) for key, pair in entries.items()}
        if not _is_any(type_):
            self._misfit(value.span, type_, "data in braces")
            return json_of(value)[0]
        return {key: self.value(pair.value, type_) for key, pair in entries.items()}

    def _struct(self, value: Block, entries: dict[str, Pair], type_: Struct) -> Json:
        made: dict[str, Json] = {}
        fields = type_.by_name
        for key, pair in entries.items():
            field = fields.get(key)
            if field is None:
                self.report(
                    "unknown-field",
                    f"there is no field `{key}` in this structure",
                    pair.key.span,
                    related=(
                        *similar_field(key, fields),
                        Related(type_.span, "the structure"),
                    ),
                    **write_nearest(
                        pair.key.span,
                        fields,
                        f"its fields are {listed(fields)}" if fields else "",
                        word=key,
                    ),
                )
                made[key] = json_of(pair.value)[0]
            else:
                made[key] = self.value(pair.value, field.type)
        missing = [
            f"`{field.name.text}`"
            for field in type_.fields
            if field.required and field.name.text not in entries
        ]
        if missing:
            self.report(
                "missing-field",
                f"{', '.join(missing)} must be given",
                value.span,
                related=(Related(type_.span, "the structure"),),
            )
        return made

    # --- What they share

    def _within(
        self, size: float, type_: Scalar | ListOf | MapOf, span: Span, one: str = "", more: str = ""
    ) -> None:
        """Check a value, or with `one` and `more` a number of such things, against its bounds."""
        low, high = type_.low, type_.high
        if (low is None or size >= low) and (high is None or size <= high):
            return
        if low is not None and high is not None:
            bounds = f"from {low} to {high}" if low != high else f"exactly {low}"
        else:
            bounds = f"at least {low}" if high is None else f"at most {high}"
        things = f" {one if bounds.endswith(' 1') else more}" if one else ""
        label = "too large" if high is not None and size > high else "too small"
        if one:
            label = f"this has {size} {one if size == 1 else more}"
        related = (Related(type_.span, "its type"),)
        message = f"this takes {bounds}{things}"
        if not one:
            of = "" if bounds.startswith("from") else "of "
            message = f"a number {of}{bounds} is needed here"
        near = "" if one else f"write `{low if label == 'too small' else high}`"
        more = " or more" if high is None else " or less" if low is None else ""
        help_ = f"{near}{more}" if near else ""
        self.report("out-of-range", message, span, label=label, related=related, help=help_)

    def _misfit(self, span: Span, type_: Type, given: str, advice: Advice | None = None) -> None:
        message = f"{in_words(type_)} is needed here, not {given}"
        related = (Related(type_.span, "its type"),)
        self.report("wrong-value", message, span, related=related, **(advice or say()))


def _is_any(type_: Type) -> bool:
    return isinstance(type_, Scalar) and type_.kind == "any"


def _looks_like(text: str, type_: Type) -> bool:
    """Whether text would be of the type if it stood without its quotes."""
    kind = type_.kind if isinstance(type_, Scalar) else ""
    if kind == "bool":
        return text in ("true", "false")
    digits = text.removeprefix("-").replace(".", "", 1 if kind == "float" else 0)
    return kind in ("int", "long", "float") and digits.isascii() and digits.isdigit()


def _choose(span: Span, text: str, type_: Choice, otherwise: str = "") -> Advice:
    """To write the text of a closed set that is meant, in quotes."""
    return write_nearest(span, type_.values, otherwise, word=text, form='"{}"')


def _quote(value: Constant, type_: Type) -> Advice:
    kind = type_.kind if isinstance(type_, Scalar) else ""
    quotable = kind == "string" or (isinstance(type_, Choice) and value.span.text in type_.values)
    return write(value.span, f'"{value.span.text}"') if quotable else say()


def _same(one: Json, other: Json) -> bool:
    """Whether two values are the same JSON: `true` is not 1."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)

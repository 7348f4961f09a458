"""Types, values, settings and documents of the model as text: the words of `show`.

In: any part of the model smaller than a declaration. Out: the language's own notation where it has
one: `string(1..80)?`, `throttle 100/s burst 200`, `"${api.url}/docs"`. Quantities are written in
the largest unit that divides them, whatever the source says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..aws import forms, units
from ..syntax.nodes import (
    Block,
    Call,
    Constant,
    ListValue,
    Name,
    Pair,
    Quantity,
    Reference,
    Text,
)
from .nodes import Access, Given, ResponseHeader
from .types import Choice, ListOf, MapOf, Named, Optional, Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .types import Field, Type

_COLUMNS = 72
"""The longest value of a document that stands on the line of its key."""

_BARE = re.compile(r"[A-Za-z_$/][\w./:$-]*\Z")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_DOCUMENT_KEY = re.compile(r"[\w$/][\w.:$/{}+-]*\Z")
_NO_WORDS = frozenset(("true", "false", "null"))


# --- Types ----------------------------------------------------------------------------------------


def show_type(type_: Type) -> str:
    """A type as the language writes it."""
    if isinstance(type_, Optional):
        return f"{show_type(type_.of)}?"
    if isinstance(type_, Named):
        return type_.name
    if isinstance(type_, Choice):
        return " | ".join(quoted(value) for value in type_.values)
    if isinstance(type_, ListOf):
        unique = ("unique",) if type_.unique else ()
        return f"[{show_type(type_.item)}]{_constraints(type_.low, type_.high, *unique)}"
    if isinstance(type_, MapOf):
        return f"[string: {show_type(type_.value)}]{_constraints(type_.low, type_.high)}"
    if isinstance(type_, Struct):
        fields = ", ".join(show_field(field) for field in type_.fields)
        return f"{{ {fields} }}" if fields else "{}"
    pattern = () if type_.pattern is None else (f"/{type_.pattern}/",)
    return type_.kind + _constraints(type_.low, type_.high, *pattern)


def show_field(field: Field, *, dotted: bool = False) -> str:
    """A field or parameter: `limit: int(1..100) = 20`, `after: string?`.

    `dotted` says that dots in its name divide it, as in `query.dry`.
    """
    mark = "?" if field.optional else ""
    default = f" = {show_json(field.default.value)}" if field.default else ""
    text = field.name.text
    name = text if dotted or _NAME.match(text) else quoted(text)
    return f"{name}: {show_type(field.type)}{mark}{default}"


def _constraints(low: float | None, high: float | None, *others: str) -> str:
    bounds: list[str] = []
    if low is not None and low == high:
        bounds = [units.number(low)]
    elif low is not None or high is not None:
        bounds = [f"{_bound(low)}..{_bound(high)}"]
    words = [*bounds, *others]
    return f"({', '.join(words)})" if words else ""


def _bound(bound: float | None) -> str:
    return "" if bound is None else units.number(bound)


# --- Values ---------------------------------------------------------------------------------------


def quoted(text: str) -> str:
    """Literal text in quotes, a `${` in it marked as text."""
    from json import dumps

    return dumps(text, ensure_ascii=False).replace("${", "\\${")


def _constant(value: object) -> str:
    """A number, a switch or nothing; JSON is imported where there is one."""
    from json import dumps

    return dumps(value)


def show_json(value: object) -> str:
    """A constant of any kind as the language writes it: `{ full: true }`."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        return _braces(f"{_key(key)}: {show_json(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return f"[{', '.join(show_json(item) for item in value)}]"
    return _constant(value)


def show_value(value: Any) -> str:
    """A value of the syntax, or what a form has read, where nothing is known of the form."""
    match value:
        case Reference(path=path):
            return _path(path)
        case Text(parts=parts):
            return f'"{"".join(_part(part) for part in parts)}"'
        case Constant(value=constant):
            return show_json(constant)
        case Quantity(amount=amount, unit=unit):
            return f"{units.number(amount)}{unit}"
        case ListValue(items=items):
            return f"[{', '.join(show_value(item) for item in items)}]"
        case Call(callee=callee, arguments=arguments):
            return f"{_path(callee.path)}({', '.join(show_value(one) for one in arguments)})"
        case Pair(key=key, value=inner):
            return f"{_key(key.text)}: {show_value(inner)}"
        case Block(entries=entries):
            return _braces(show_value(entry) for entry in entries)
        case ResponseHeader(name=name, value=inner):
            return f"{name.text}: {show_value(inner)}"
        case Access(kind="authorizer", authorizer=name, scopes=scopes):
            return name + (f"({', '.join(map(quoted, scopes))})" if scopes else "")
        case Access(kind=kind):
            return kind
        case Name(text=text):
            return text
        case Given(value=inner):
            return show_value(inner)
        case tuple():
            return ", ".join(show_value(item) for item in value)
        case dict():
            return _braces(f"{key} {show_value(item)}" for key, item in value.items())
    return show_json(value)


def _part(part: str | Reference) -> str:
    return quoted(part)[1:-1] if isinstance(part, str) else f"${{{_path(part.path)}}}"


def _path(path: tuple[str, ...]) -> str:
    first, *rest = path
    return first + "".join(
        f".{step}" if re.fullmatch(r"[\w-]+", step) else f"[{quoted(step)}]" for step in rest
    )


def _key(key: str) -> str:
    return (
        key if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*", key) else quoted(key)
    )


def _braces(entries: Iterator[str]) -> str:
    inner = ", ".join(entries)
    return f"{{ {inner} }}" if inner else "{}"


# --- Settings -------------------------------------------------------------------------------------


def show_settings(
    settings: Mapping[str, Given], table: Mapping[str, forms.Setting]
) -> Iterator[str]:
    """A line for each setting, or for each time that it is given where it repeats."""
    for name, given in settings.items():
        setting = table.get(name)
        form = setting.form if setting else None
        repeats = setting is not None and setting.repeats and given.value is not None
        values = given.value if repeats else (given.value,)
        for value in values:
            yield f"{name} {_read(value, form)}".rstrip()


def _read(value: Any, form: forms.Form | None) -> str:
    """What a form has read, in the words that it reads; `?` for what it could not read."""
    if isinstance(value, Reference | Text):
        return show_value(value)
    if value is None and not isinstance(form, forms.Either):
        return "?"
    match form:
        case forms.Either(form=inner, word=word, stands=stands):
            return word if value == stands else _read(value, inner)
        case forms.Duration(unit=unit):
            return units.duration(value, unit)
        case forms.Size(unit=unit):
            return units.size(value, unit)
        case forms.Rate():
            return f"{units.number(value[0])}/{value[1]}"
        case forms.Flag():
            return ""
        case forms.Switch():
            return "on" if value else "off"
        case forms.Words(meaning=meaning):
            word = next((word for word, means in meaning.items() if means == value), "")
            return word or (str(value) if form.text is None else quoted(value))
        case forms.Runtime():
            return str(value)
        case forms.Items(each=each):
            return ", ".join(_read(item, each) for item in value)
        case forms.Parts():
            return _parts(value, form)
        case forms.By():
            return f"by {', '.join(show_value(name) for name in value)}"
        case forms.Allow():
            actions = ", ".join(show_value(action) for action in value["actions"])
            return f"{show_value(value['function'])} to {actions}"
        case forms.Typed(types=types):
            words = {means: word for word, means in reversed(list(types.items()))}
            return ", ".join(f"{each.name}: {words[each.type]}" for each in value)
    return show_value(value)


def _parts(value: Mapping[str, Any], form: forms.Parts) -> str:
    words = [_read(value["first"], form.first)] if "first" in value else []
    words += [
        f"{word} {_read(value[word], form.then[word])}" for word in form.then if word in value
    ]
    inner = forms.table(*form.block)
    block = {name: given for name, given in value.items() if name in inner}
    if block:
        words.append(f"{{ {'; '.join(show_settings(block, inner))} }}")
    return " ".join(words)


# --- Documents ------------------------------------------------------------------------------------


def show_document(node: Any, pad: str = "") -> Iterator[str]:
    """The lines of an object or array of a document, one for each key or item that is small."""
    entries = node.items() if isinstance(node, dict) else (("-", item) for item in node)
    for key, value in entries:
        head = f"{pad}-" if key == "-" else f"{pad}{_document_key(key)}:"
        if isinstance(value, str) and "\n" in value:
            yield f"{head} |"
            yield from (f"{pad}  {line}".rstrip() for line in value.split("\n"))
        elif (line := _flow(value, _COLUMNS - len(head))) is not None:
            yield f"{head} {line}"
        else:
            yield head
            yield from show_document(value, f"{pad}  ")


def _flow(value: Any, room: int) -> str | None:
    """A value on one line, or None where it is too long for that and can be divided."""
    if isinstance(value, dict | list) and value:
        if any(isinstance(leaf, str) and "\n" in leaf for leaf in _items(value)):
            return None
        if sum(1 for _ in _items(value)) > room:
            return None
        line = show_flow(value)
        return line if len(line) <= room else None
    return show_flow(value)


def _items(value: Any) -> Iterator[Any]:
    for item in value.values() if isinstance(value, dict) else value:
        yield item
        if isinstance(item, dict | list):
            yield from _items(item)


def show_flow(value: Any) -> str:
    """A value of a document on one line: `{Fn::GetAtt: [GetUserFunction, Arn]}`."""
    if isinstance(value, str):
        return value if _BARE.match(value) and value not in _NO_WORDS else quoted(value)
    if isinstance(value, dict):
        entries = (f"{_document_key(key)}: {show_flow(item)}" for key, item in value.items())
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(show_flow(item) for item in value)}]"
    return _constant(value)


def _document_key(key: object) -> str:
    text = str(key)
    return text if _DOCUMENT_KEY.match(text) else quoted(text)

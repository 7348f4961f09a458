"""Items of tables: JSON as attribute values, and attribute values as JSON again.

    { "id": "a1", "size": 3, "tags": ["x"] }
        ⇄  { "id": {"S": "a1"}, "size": {"N": "3"}, "tags": {"L": [{"S": "x"}]} }

In: the type of what is put or read, and the template that is written. Out: text of Velocity that
says the one with what the other holds. A template has no functions, so that the type must be known
to the end: no `any`, and no type that holds itself. What an item does not have, or has as NULL, is
left out of what is read.
https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.items import attribute_type
from ...model.mapping_limits import opened
from ...model.types import Field, ListOf, MapOf, Struct, underlying
from ..templates import velocity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...model.nodes import Binding, Model
    from ...model.types import DeclaredType, Json, Type
    from ..templates.velocity import Template

    Types = dict[str, DeclaredType]


def write_item(item: Binding, stated: Mapping[str, str], template: Template, model: Model) -> str:
    """The attributes of an item: those that are stated, and those of what a binding holds."""
    path = velocity.json_path(item.key.split(".") if item.key else ())
    held = template.assign_object(
        "item", f"$input.path({path})", f"$input.json({path}).startsWith('{{')"
    )
    type_ = underlying(item.field.type, model.types)
    fields = type_.fields if isinstance(type_, Struct) else ()
    own = [field for field in fields if field.name.text not in stated]
    return _Writer(template, model.types).fields(held, own, stated, "  ")


class _Items:
    """What both directions share: objects and lists whose commas do not depend on a loop."""

    def __init__(self, template: Template, types: Types) -> None:
        self.template = template
        self.types = types

    def struct(self, held: str, fields: list[Field], indent: str) -> str:
        """An object with a key for each field of the map in the variable `held`."""
        return self.fields(held, fields, {}, indent)

    def fields(self, held: str, fields: list[Field], stated: Mapping[str, str], indent: str) -> str:
        """The same, with keys whose values are stated before them."""
        inner = indent + "  "
        comma = self.template.variable("comma")
        lines = [f'#set(${comma} = "")']
        done = f'#set(${comma} = ",")'
        for name, value in stated.items():
            lines.append(f"${comma} {velocity.json_text(name)}: {value} {done}")
        for field in fields:
            lines.append(self.field(held, field, comma, done, inner))
        return "{" + f"\n{inner}".join(["", *lines]) + f"\n{indent}}}"

    def field(self, held: str, field: Field, comma: str, done: str, indent: str) -> str:
        """One key of an object, where the map in `held` has that field."""
        raise NotImplementedError

    def value(self, at: str, type_: Type, name: str, indent: str) -> str:
        """What the reference `at` leads to, in the form of the direction."""
        raise NotImplementedError

    def listed(self, items: str, type_: ListOf, name: str, indent: str) -> str:
        """Each of `items`, a reference to a list."""
        each = self.template.variable(f"{name}Item")
        item = self.value(each, type_.item, f"{name}Item", indent)
        return self.looped(f"${items}", item, each)

    def mapped(self, type_: MapOf, name: str, indent: str) -> tuple[str, str]:
        """The variable that is to hold a map, and each of its pairs."""
        key = self.template.variable(f"{name}Key")
        held = self.template.variable(name)
        item = self.value(f"{held}.get(${key})", type_.value, f"{name}Item", indent)
        pair = f'"{velocity.escaped("$" + key)}": {item}'
        return held, self.looped(f"${held}.keySet()", pair, key)

    def looped(self, items: str, value: str, each: str) -> str:
        """`value` for each of `items`, with commas between."""
        comma = self.template.variable("comma")
        return (
            f'#set(${comma} = "")#foreach(${each} in {items})${comma} {value}'
            f' #set(${comma} = ",")#end'
        )


class _Writer(_Items):
    """Writes attribute values; what it reads has been checked by the API's validator."""

    def field(self, held: str, field: Field, comma: str, done: str, indent: str) -> str:
        name = field.name.text
        key = velocity.json_text(name)
        value = self.value(f"{held}.get('{velocity.bare_name(name)}')", field.type, name, indent)
        pair = f"${comma} {key}: {value} {done}"
        if field.required:
            return pair
        given = f"#if({velocity.holds(held, name)}){pair}"
        if field.default is None:
            return f"{given}#end"
        default = velocity.json_text(_as_attribute(field.default.value, field.type, self.types))
        return f"{given}#else ${comma} {key}: {default} {done}#end"

    def value(self, at: str, type_: Type, name: str, indent: str) -> str:
        """The attribute value of what the reference `at` leads to."""
        _, below = opened(type_, self.types)
        kind = attribute_type(below)
        if isinstance(below, Struct):
            held = self.template.variable(name)
            inner = self.struct(held, list(below.fields), indent)
            return f'#set(${held} = ${at}){{"M": {inner}}}'
        if isinstance(below, ListOf):
            return f'{{"L": [{self.listed(at, below, name, indent)}]}}'
        if isinstance(below, MapOf):
            held, looped = self.mapped(below, name, indent)
            return f'#set(${held} = ${at}){{"M": {{{looped}}}}}'
        text = self.template.variable(f"{name}Text")
        read = f"#set(${text} = {velocity.text_of(at)})"
        if kind == "BOOL":
            value = velocity.typed(text, below, self.types)
        else:
            value = f'"{velocity.escaped("$" + text)}"'
        return f'{read}{{"{kind}": {value}}}'


class ItemReader(_Items):
    """Reads attribute values."""

    def field(self, held: str, field: Field, comma: str, done: str, indent: str) -> str:
        """One key of an object, left out where there is nothing, or NULL."""
        name = field.name.text
        at = f"{held}.get('{velocity.bare_name(name)}')"
        value = self.value(at, field.type, name, indent)
        null = velocity.text_of(f"{at}.get('NULL')") + ' == ""'
        pair = f"${comma} {velocity.json_text(name)}: {value} {done}"
        return f"#if({velocity.holds(held, name)} && {null}){pair}#end"

    def value(self, at: str, type_: Type, name: str, indent: str) -> str:
        """The JSON of the attribute value that the reference `at` leads to."""
        _, below = opened(type_, self.types)
        kind = attribute_type(below)
        if isinstance(below, Struct):
            held = self.template.variable(name)
            return f"#set(${held} = ${at}.get('M')){self.struct(held, list(below.fields), indent)}"
        if isinstance(below, ListOf):
            listed = self.listed(f"{at}.get('L')", below, name, indent)
            return f"[{listed}]"
        if isinstance(below, MapOf):
            held, looped = self.mapped(below, name, indent)
            return f"#set(${held} = ${at}.get('M')){{{looped}}}"
        text = self.template.variable(f"{name}Text")
        read = f"#set(${text} = " + velocity.text_of(f"{at}.get('{kind}')") + ")"
        return f"{read}{velocity.typed(text, below, self.types)}"


def _as_attribute(value: Json, type_: Type, types: Types) -> dict[str, Json]:
    """The attribute value of a default."""
    below = underlying(type_, types)
    if isinstance(below, Struct) and isinstance(value, dict):
        fields = {field.name.text: field.type for field in below.fields}
        return {"M": {key: _as_attribute(one, fields[key], types) for key, one in value.items()}}
    if isinstance(below, MapOf) and isinstance(value, dict):
        return {"M": {key: _as_attribute(one, below.value, types) for key, one in value.items()}}
    if isinstance(below, ListOf) and isinstance(value, list):
        return {"L": [_as_attribute(one, below.item, types) for one in value]}
    if isinstance(value, bool):
        return {"BOOL": value}
    return {attribute_type(below): value if isinstance(value, str) else str(value)}

"""The settings in the block behind a type.

    type User { id: uuid, name: string } {
      example { id: "f81d4fae-7dec-4d0a-a765-00a0c91e6bf6", name: "Ada" }
      swagger { externalDocs: { url: "https://docs.example.com/user" } }
    }

In: the block. Out: its examples, which are checked against the type, and what is merged into the
type's JSON Schema.
"""

from __future__ import annotations

from ..advice import write_nearest
from ..diagnostics import Diagnostic
from ..named_tuples import NamedTuple
from ..syntax.nodes import Block, Pair, Setting, Value
from .check_values import json_of
from .entries import as_setting

_EXAMPLES = {"example": 'example { name: "Ada" }', "swagger": "swagger { maxProperties: 10 }"}


class TypeSettings(NamedTuple):
    """What the block says."""

    examples: tuple[Value, ...]
    swagger: tuple[Block, ...]


def holds_fields(block: Block) -> bool:
    """Whether the block holds what looks like the fields of a type, and no setting."""
    names = [item.name.text for item in block.settings] + [item.key.text for item in block.entries]
    return bool(block.entries) and not any(name in _EXAMPLES for name in names)


def read_type_settings(block: Block, diagnostics: list[Diagnostic]) -> TypeSettings:
    """The settings of a type; what is wrong with them is reported and left out."""
    for entry in block.entries:
        diagnostics.append(_entry(entry))
    examples: list[Value] = []
    swagger: list[Block] = []
    for setting in block.settings:
        value = _value(setting, diagnostics)
        if value is None:
            continue
        if setting.name.text == "example":
            examples.append(value)
        elif isinstance(value, Block):
            diagnostics.extend(json_of(value)[1])
            swagger.append(value)
        else:
            diagnostics.append(_wrong(setting, value, "needs data in braces"))
    return TypeSettings(tuple(examples), tuple(swagger))


def _value(setting: Setting, diagnostics: list[Diagnostic]) -> Value | None:
    """The one value of a known setting."""
    name = setting.name
    if name.text not in _EXAMPLES:
        diagnostics.append(_unknown(setting))
        return None
    words = [word for phrase in setting.words for word in phrase]
    if not words or setting.arrow is not None:
        diagnostics.append(
            Diagnostic(
                "missing-value",
                f"`{name.text}` needs a value",
                name.span,
                help=f"as in `{_EXAMPLES[name.text]}`",
            )
        )
        return None
    for extra in words[1:]:
        diagnostics.append(
            Diagnostic("too-many-words", f"`{name.text}` takes one value", extra.span)
        )
    first = words[0]
    if isinstance(first, Pair):
        diagnostics.append(_wrong(setting, first, "takes data in braces"))
        return None
    return first


def _wrong(setting: Setting, word: Value | Pair, what: str) -> Diagnostic:
    name = setting.name.text
    return Diagnostic(
        "wrong-value", f"`{name}` {what}", word.span, help=f"as in `{_EXAMPLES[name]}`"
    )


def _unknown(setting: Setting) -> Diagnostic:
    name = setting.name
    if not name.text:
        return Diagnostic("misplaced-arrow", "a type feeds nothing", setting.span)
    return Diagnostic(
        "unknown-setting",
        f"a type has no setting `{name.text}`",
        name.span,
        label="not a setting",
        **write_nearest(name.span, _EXAMPLES, "its settings are `example` and `swagger`"),
    )


def _entry(entry: Pair) -> Diagnostic:
    key = entry.key
    known = key.text in _EXAMPLES
    return Diagnostic(
        "entry-for-setting" if known else "unknown-setting",
        f"the value of a setting follows its name without `:`, as in `{_EXAMPLES[key.text]}`"
        if known
        else f"a type has no setting `{key.text}`",
        key.span,
        **(
            as_setting(entry)
            if known
            else write_nearest(
                key.span, _EXAMPLES, "its settings are `example` and `swagger`", word=key.text
            )
        ),
    )

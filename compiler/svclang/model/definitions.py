"""Definitions of state machines as JSON in which references have names.

    { StartAt: "Resize", States: { Resize: { Type: "Task", Resource: resize, End: true } } }
       →  the same with "Resource": "${Resize}", and Resize = the reference `resize`

A file says `"Resource": "${resize.arn}"` instead. In: a declared machine. Out: its `Definition`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..named_tuples import NamedTuple
from ..source import Source, Span
from ..syntax.nodes import Block, Constant, ListValue, Reference, Text, Value
from .document import Arr, Obj
from .names import pascal
from .nodes import DeclaredResource, Model
from .read_definitions import definition_path

IN_TEXT = re.compile(r"\$\{([A-Za-z_]\w*(?:\.\w+)*)\}")


class Definition(NamedTuple):
    """The states as JSON, and the references in them by the names that stand for them."""

    document: Any
    references: dict[str, Reference]


class Broken(NamedTuple):
    """A file that is no JSON: why, and where."""

    message: str
    span: Span


def definition_of(declared: DeclaredResource, model: Model) -> Definition | Broken | None:
    """The definition of a machine; None where it has none, or none that could be read."""
    given = declared.settings.get("definition")
    if given is None:
        return None
    value = given.value
    references: dict[str, Reference] = {}
    if isinstance(value, Block):
        return Definition(_document(value, references), references)
    if not isinstance(value, Text) or not value.plain:
        return None
    source = model.definitions.get(definition_path(value.plain, given.span))
    if source is None:
        return None
    return _of_file(source, given.span, references)


def _of_file(source: Source, span: Span, references: dict[str, Reference]) -> Definition | Broken:
    from json import JSONDecodeError, loads

    try:
        read = loads(source.text)
    except JSONDecodeError as problem:
        place = Span(source, problem.pos, min(problem.pos + 1, len(source.text)))
        return Broken(problem.msg, place)
    except RecursionError:
        return Broken("it is nested too deeply", Span(source, 0, 1))
    return Definition(_spanned(read, span, references), references)


def name_of(reference: Reference) -> str:
    """The name under which a reference stands in a definition: `resize.arn` → `Resize_Arn`."""
    return "_".join(pascal(step) for step in reference.path)


def names_in(node: Any) -> Iterator[str]:
    """The names of references that stand in a part of a definition."""
    if isinstance(node, str):
        yield from IN_TEXT.findall(node)
    elif isinstance(node, dict):
        for value in node.values():
            yield from names_in(value)
    elif isinstance(node, list):
        for item in node:
            yield from names_in(item)


def _document(value: Value, references: dict[str, Reference]) -> Any:
    if isinstance(value, Block):
        made = Obj(span=value.span)
        for entry in value.entries:
            made.put(entry.key.text, _document(entry.value, references), entry.span)
        return made
    if isinstance(value, ListValue):
        return Arr([_document(item, references) for item in value.items], value.span)
    if isinstance(value, Reference):
        return _named(value, references)
    if isinstance(value, Text):
        parts = (p if isinstance(p, str) else _named(p, references) for p in value.parts)
        return "".join(parts)
    return value.value if isinstance(value, Constant) else None


def _named(reference: Reference, references: dict[str, Reference]) -> str:
    references[name_of(reference)] = reference
    return f"${{{name_of(reference)}}}"


def _spanned(node: Any, span: Span, references: dict[str, Reference]) -> Any:
    """What a file holds, with the place where it is named."""
    if isinstance(node, dict):
        return Obj(((k, _spanned(v, span, references)) for k, v in node.items()), span)
    if isinstance(node, list):
        return Arr((_spanned(item, span, references) for item in node), span)
    if isinstance(node, str):
        return IN_TEXT.sub(
            lambda found: _named(Reference(tuple(found[1].split(".")), span), references), node
        )
    return node

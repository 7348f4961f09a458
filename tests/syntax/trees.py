"""Trees in tests: without places, short enough to read.

`param size: int = 3` is `Param size type=int default=3`: names, references and values stand for
themselves, and what is absent is left out.
"""

from __future__ import annotations

from typing import Any

from svclang.source import Source, Span
from svclang.syntax import parse
from svclang.syntax.nodes import (
    Constant,
    File,
    LiteralType,
    Name,
    NamedType,
    Quantity,
    Range,
    Reference,
    Text,
)


def parsed(text: str) -> File:
    return parse(Source("test.svc", text))


def tree(text: str) -> str:
    """The declarations of a text that has no mistakes, one in a line."""
    file = parsed(text)
    assert not file.diagnostics, [found.message for found in file.diagnostics]
    return "\n".join(map(shown, file.declarations))


def value(text: str) -> str:
    """The tree of a value."""
    return tree(f"output x = {text}").removeprefix("Output x value=")


def type_of(text: str) -> str:
    """The tree of a type."""
    return tree(f"type X = {text}").removeprefix("TypeDeclaration X type=")


def shown(node: Any) -> str:
    """One node."""
    match node:
        case Name():
            return node.text
        case Reference():
            return ".".join(node.path)
        case Text():
            return "+".join(map(shown, node.parts)) or '""'
        case Constant():
            return _CONSTANTS.get(repr(node.value), repr(node.value))
        case LiteralType():
            return shown(node.value)
        case Quantity():
            return f"{node.amount}{node.unit}"
        case Range():
            return f"{_bound(node.low)}..{_bound(node.high)}"
        case NamedType(constraints=()):
            return node.name.text
        case tuple() if hasattr(node, "_fields"):
            return " ".join([type(node).__name__, *_fields(node)])
        case tuple():
            return f"[{', '.join(map(shown, node))}]"
        case str():
            return f'"{node}"'
    return str(node)


_CONSTANTS = {"True": "true", "False": "false", "None": "null"}


def _bound(number: float | None) -> str:
    return "" if number is None else str(number)


def _fields(node: Any) -> list[str]:
    pairs = zip(node._fields, node, strict=True)
    return [
        shown(field) if name in ("name", "key", "method") else f"{name}={_inner(field)}"
        for name, field in pairs
        if field is not None and not isinstance(field, Span) and _is_said(name, field)
    ]


def _is_said(name: str, field: Any) -> bool:
    if name == "params":
        return True
    return field not in ((), "", False)


def _inner(field: Any) -> str:
    text = shown(field)
    return f"({text})" if hasattr(field, "_fields") and " " in text else text

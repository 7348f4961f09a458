"""What a text means, for the comparison of two: its tree without places, its comments, its errors.

In: a text. Out: something that is equal for two texts that mean the same.
"""

from __future__ import annotations

from typing import Any

from svclang.source import Source, Span
from svclang.syntax import parse


def meaning(text: str) -> tuple[Any, list[str], list[tuple[str, str]]]:
    """The declarations, the comments in their order, and what is said about the syntax."""
    file = parse(Source("test.svc", text))
    comments = [comment.text.rstrip() for comment in file.comments]
    said = sorted((found.rule, found.message) for found in file.diagnostics)
    return _placeless(file.declarations), comments, said


def _placeless(node: Any) -> Any:
    if isinstance(node, Span):
        return None
    if isinstance(node, tuple):
        return (type(node).__name__, *map(_placeless, node))
    return type(node).__name__, node

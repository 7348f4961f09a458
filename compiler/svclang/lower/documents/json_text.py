"""Data as JSON in a text, as EventBridge wants the input of a target.

    input { full: true, table: users.name }
       →  !Sub '{"full":true,"table":"${UsersTable}"}'

In: a document, intrinsics in it. Out: text, or an `Fn::Sub` where something is known only when the
stack is deployed.
"""

from __future__ import annotations

import json
from typing import Any

from ...source import Span
from .merge import is_intrinsic
from .values import as_substitution, escape_substitution, substituted


def json_text(document: Any, span: Span) -> Any:
    """The JSON of a document."""
    text = _text(document)
    if "${" not in text.replace("${!", ""):
        return text.replace("${!", "${")
    return substituted(text, span)


def _text(node: Any) -> str:
    if isinstance(node, dict):
        if is_intrinsic(node):
            return f'"{as_substitution(node)}"'
        return f"{{{','.join(f'{_quoted(key)}:{_text(value)}' for key, value in node.items())}}}"
    if isinstance(node, list):
        return f"[{','.join(map(_text, node))}]"
    return _quoted(node) if isinstance(node, str) else json.dumps(node)


def _quoted(text: str) -> str:
    return escape_substitution(json.dumps(text, ensure_ascii=False))

"""An inventory as JSON, for other programs: every entry with all that it has.

{ "service": "photos", "functions": [{ "name": "get_user", "triggers": [{ "kind": "GET", … }],
  "may": [{ "verb": "read", "kind": "table", "resource": "users" }] }], "idle": ["report"] }
"""

from __future__ import annotations

import json
from typing import Any

from .inventory import Inventory


def as_json(found: Inventory) -> str:
    """The whole inventory; the keys are the names of its fields, and keep their order."""
    return json.dumps(_plain(found), indent=2, ensure_ascii=False)


def _plain(node: Any) -> Any:
    if isinstance(node, tuple) and hasattr(node, "_asdict"):
        return {name: _plain(value) for name, value in node._asdict().items()}
    if isinstance(node, tuple):
        return [_plain(item) for item in node]
    return dict(node) if isinstance(node, dict) else node

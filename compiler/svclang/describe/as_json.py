"""An inventory as JSON, for other programs: every entry with all that it has.

{ "format": 1, "service": "photos", "functions": [{ "name": "get_user", "triggers":
  [{ "kind": "route", "name": "GET /users/{id}", … }], … }], "idle": ["report"] }

In: an `Inventory`. Out: the text, as `docs/describe.schema.json` says, with no line end behind it.
"""

from __future__ import annotations

import json
from typing import Any

from .inventory import Inventory

FORMAT = 1
"""It changes when a program that reads the JSON must change. Fields are added without that."""


def as_json(found: Inventory) -> str:
    """The whole inventory; the keys are the names of its fields, and keep their order."""
    return json.dumps({"format": FORMAT, **_plain(found)}, indent=2)


def _plain(node: Any) -> Any:
    if isinstance(node, tuple) and hasattr(node, "_asdict"):
        return {name: _plain(value) for name, value in node._asdict().items()}
    if isinstance(node, tuple):
        return [_plain(item) for item in node]
    return node

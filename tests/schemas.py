"""JSON and the JSON Schemas that speak of it."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

from building import ROOT


def documented(name: str) -> dict[str, Any]:
    """A schema of `docs/`, in which no object has a key that it does not list."""
    schema: dict[str, Any] = json.loads((ROOT / f"docs/{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    closed: dict[str, Any] = _closed(schema)
    return closed


def breaches(made: Any, schema: dict[str, Any]) -> list[str]:
    """Where, and in what, a value is not what a schema says."""
    problems = Draft202012Validator(schema).iter_errors(made)
    return [f"{problem.json_path}: {problem.message}" for problem in problems]


def _closed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _closed(value) for key, value in schema.items()}
    return {**made, "additionalProperties": False} if schema.get("type") == "object" else made

"""The part of JSONPath that points at one place.

In: a path such as `$.users[0]['first name']` and a JSON value. Out: the values found, none or
one. What could find several (`..`, `*`, filters, slices) is `NotModelled`.
https://github.com/json-path/JsonPath
"""

import re
from typing import Any

from gateway.errors import NotModelled

_STEP = re.compile(
    r"\.(?P<name>[^.\[\]*?@()'\"\s]+)"
    r"|\[\s*'(?P<single>(?:[^'\\]|\\.)*)'\s*\]"
    r'|\[\s*"(?P<double>(?:[^"\\]|\\.)*)"\s*\]'
    r"|\[\s*(?P<index>-?\d+)\s*\]"
)


def find(path: str, value: Any) -> list[Any]:
    """What stands at the path: a list of one value, or an empty list."""
    found = [value]
    for step in _steps(path):
        found = [inner for outer in found for inner in _inside(outer, step)]
    return found


def _steps(path: str) -> list[str | int]:
    """Names and indexes, from the outside in."""
    text = path.strip()
    text = text[1:] if text.startswith("$") else f".{text}"
    steps: list[str | int] = []
    position = 0
    while position < len(text):
        match = _STEP.match(text, position)
        if not match:
            raise NotModelled(f"the JSONPath {path!r}")
        steps.append(_step(match))
        position = match.end()
    return steps


def _step(match: re.Match[str]) -> str | int:
    if match["index"] is not None:
        return int(match["index"])
    quoted = match["single"] if match["single"] is not None else match["double"]
    return match["name"] if quoted is None else re.sub(r"\\(.)", r"\1", quoted)


def _inside(value: Any, step: str | int) -> list[Any]:
    if isinstance(step, str):
        return [value[step]] if isinstance(value, dict) and step in value else []
    if isinstance(value, list) and -len(value) <= step < len(value):
        return [value[step]]
    return []

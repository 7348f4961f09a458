"""What the resources of a template wait for, as CloudFormation reads it: whether any can be first.

In: a template as plain data. Out: for each resource those that must be there before it, and the
circles among them, which CloudFormation refuses as circular dependencies.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

# `${Name}` and `${Name.Attribute}`, but not the literal `${!Name}`.
_PLACEHOLDER = re.compile(r"\$\{([^!}][^}]*)\}")


def dependencies(template: Mapping[str, Any]) -> dict[str, set[str]]:
    """The resources that each resource waits for, by logical id."""
    resources: Mapping[str, Any] = template["Resources"]
    found: dict[str, set[str]] = {}
    for logical_id, resource in resources.items():
        waits = resource.get("DependsOn", [])
        named = {waits} if isinstance(waits, str) else set(waits)
        found[logical_id] = (named | set(_named(resource))) & resources.keys()
    return found


def cycles(template: Mapping[str, Any]) -> list[list[str]]:
    """The circles of a template, each as the ids along it; every resource is in one at most."""
    waits = dependencies(template)
    found: list[list[str]] = []
    seen: set[str] = set()
    for start in sorted(waits):
        if start not in seen:
            circle = _way(start, start, waits)
            seen.update(circle)
            if circle:
                found.append(circle)
    return found


def _way(start: str, goal: str, waits: Mapping[str, set[str]]) -> list[str]:
    """The shortest way from one resource to what it waits for, empty where there is none."""
    ways = [[start]]
    reached: set[str] = set()
    while ways:
        way = ways.pop(0)
        for target in sorted(waits[way[-1]]):
            if target == goal:
                return way
            if target not in reached:
                reached.add(target)
                ways.append([*way, target])
    return []


def _named(value: Any) -> Iterator[str]:
    """The logical ids that the intrinsics in a value name."""
    if isinstance(value, list):
        for item in value:
            yield from _named(item)
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        if key == "Ref" and isinstance(inner, str):
            yield inner
        elif key == "Fn::GetAtt":
            yield inner.split(".")[0] if isinstance(inner, str) else inner[0]
        elif key == "Fn::Sub":
            text, variables = (inner, {}) if isinstance(inner, str) else inner
            names = {name.strip().split(".")[0] for name in _PLACEHOLDER.findall(text)}
            yield from sorted(names - variables.keys())
            yield from _named(variables)
        else:
            yield from _named(inner)

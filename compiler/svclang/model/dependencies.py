"""What resources of a template need to be made, and the circles in that.

    F: { Environment: … !Ref Api }, Api: { … !GetAtt F.Arn }  →  { F: [Api], Api: [F] }, a circle

In: the documents of resources, by logical id. A resource needs what it names in a `Ref`, a
`Fn::GetAtt`, a `Fn::Sub` or a `DependsOn`. Everything here is linear in the size of the template.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Documents: TypeAlias = Mapping[str, Mapping[str, Any]]
Graph: TypeAlias = Mapping[str, tuple[str, ...]]

# `${X}` and `${X.Arn}`; what is written `${!X}` stands for itself.
IN_SUBSTITUTION = re.compile(r"\$\{([A-Za-z0-9]+)(?:\.([A-Za-z0-9.]+))?\}")
_INTRINSICS = frozenset({"Ref", "Fn::GetAtt", "Fn::Sub"})
_DEEPER = (dict, list)


def dependencies(documents: Documents) -> dict[str, tuple[str, ...]]:
    """What each resource needs of the others, and of itself, in order."""
    needed = {}
    for name, document in documents.items():
        named = (*waits_for(document), *(found for found, _ in references(document)))
        needed[name] = tuple(dict.fromkeys(found for found in named if found in documents))
    return needed


def referred(node: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What an intrinsic function names itself: logical ids, each with an attribute or without."""
    ref, attribute, text = node.get("Ref"), node.get("Fn::GetAtt"), node.get("Fn::Sub")
    if isinstance(ref, str):
        yield ref, ""
    if isinstance(attribute, list):
        attribute = ".".join(part for part in attribute if isinstance(part, str))
    if isinstance(attribute, str):
        name, _, rest = attribute.partition(".")
        yield name, rest
    values: Any = {}
    if isinstance(text, list) and len(text) == 2:
        text, values = text
    if isinstance(text, str):
        for found in IN_SUBSTITUTION.finditer(text):
            if found[1] not in values:
                yield found[1], found[2] or ""


def waits_for(document: Mapping[str, Any]) -> list[str]:
    """What a resource waits for without a reference."""
    waits = document.get("DependsOn", [])
    return [waits] if isinstance(waits, str) else list(waits)


def references(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What a document refers to: logical ids, each with an attribute or without."""
    found: list[tuple[str, str]] = []
    waiting: list[Any] = [document]
    # It grows while it is read: this walks through whole APIs, and is quicker than recursion.
    for node in waiting:
        if isinstance(node, dict):
            if len(node) == 1 and not _INTRINSICS.isdisjoint(node):
                found += referred(node)
            waiting += [part for part in node.values() if isinstance(part, _DEEPER)]
        else:
            waiting += [part for part in node if isinstance(part, _DEEPER)]
    return found


def circles(graph: Graph) -> list[tuple[str, ...]]:
    """The sets of resources that all need each other, each in the order of the graph.

    Strongly connected components, found as Tarjan does, without recursion.
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    stacked: set[str] = set()
    found: list[tuple[str, ...]] = []
    for root in graph:
        if root in index:
            continue
        ways = [(root, iter(graph[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        stacked.add(root)
        while ways:
            here, rest = ways[-1]
            for target in rest:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    stacked.add(target)
                    ways.append((target, iter(graph[target])))
                    break
                if target in stacked:
                    low[here] = min(low[here], index[target])
            else:
                ways.pop()
                if ways:
                    low[ways[-1][0]] = min(low[ways[-1][0]], low[here])
                if low[here] == index[here]:
                    at = _last(stack, here)
                    members = stack[at:]
                    del stack[at:]
                    stacked.difference_update(members)
                    if len(members) > 1 or here in graph[here]:
                        found.append(tuple(sorted(members, key=index.__getitem__)))
    return found


def _last(stack: list[str], name: str) -> int:
    at = len(stack) - 1
    while stack[at] != name:
        at -= 1
    return at


def shortest(start: str, graph: Graph, within: frozenset[str]) -> list[str]:
    """The shortest way from a resource of a circle back to itself, beginning with it."""
    before: dict[str, str] = {}
    waiting = [start]
    for here in waiting:
        for target in graph[here]:
            if target == start:
                way = [here]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return way[::-1]
            if target in within and target not in before:
                before[target] = here
                waiting.append(target)
    return []

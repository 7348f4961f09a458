"""An inventory as a graph: what a picture of the service shows.

In: an `Inventory`. Out: a `Graph` of nodes and edges. Routes to one target are one node, so that a
large API does not hide the rest; what runs a function is a solid edge, what it may do a dashed one.
"""

from __future__ import annotations

from typing import NamedTuple

from .inventory import FunctionEntry, Inventory


class Node(NamedTuple):
    """A thing in the picture; `kind` decides its shape, `lines` are its label, `group` its box."""

    id: str
    kind: str
    lines: tuple[str, ...]
    group: str = ""


class Edge(NamedTuple):
    """An arrow, with what it says."""

    source: str
    target: str
    label: str = ""
    dashed: bool = False


class Graph(NamedTuple):
    """Nodes and edges, each once, in the order of the source."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph(found: Inventory) -> Graph:
    """The graph of a service."""
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, bool], list[str]] = {}
    _routes(found, nodes, edges)
    for function in found.functions:
        nodes[f"function {function.name}"] = Node("", "function", (function.name,))
    for resource in found.resources:
        key = f"{resource.kind} {resource.name}"
        nodes[key] = Node("", resource.kind, (resource.name,))
    for resource in found.resources:
        for feed in resource.feeds:
            target = f"{feed.target_kind} {feed.target}"
            source = f"{resource.kind} {resource.name}"
            edges.setdefault((source, target, False), []).append(feed.event)
        for use in resource.uses:
            pair = f"{resource.kind} {resource.name}", f"{use.kind} {use.resource}"
            edges.setdefault((*pair, True), []).append(use.setting)
    for function in found.functions:
        _function(function, nodes, edges)
    numbered = {key: f"n{number}" for number, key in enumerate(nodes)}
    return Graph(
        title=found.service,
        nodes=tuple(node._replace(id=numbered[key]) for key, node in nodes.items()),
        edges=tuple(
            Edge(numbered[source], numbered[target], ", ".join(filter(None, said)), dashed)
            for (source, target, dashed), said in edges.items()
            if source in numbered and target in numbered
        ),
    )


Edges = dict[tuple[str, str, bool], list[str]]


def _routes(found: Inventory, nodes: dict[str, Node], edges: Edges) -> None:
    """A node for each target's routes, in the box of their API."""
    for route in found.routes:
        target = f"{route.target_kind} {route.target}"
        key = f"routes {route.api} {target}"
        own = "" if route.auth in ("", "none") else f" ({route.auth})"
        line = f"{route.method} {route.path}{own}"
        before = nodes.get(key, Node("", "route", (), route.api))
        nodes[key] = before._replace(lines=(*before.lines, line))
        edges[key, target, False] = []
        if route.target_kind in ("mock", "url"):
            nodes[target] = Node("", route.target_kind, (route.target,))


def _function(function: FunctionEntry, nodes: dict[str, Node], edges: Edges) -> None:
    own = f"function {function.name}"
    for leave in function.may:
        said = leave.verb or ", ".join(leave.actions)
        edges.setdefault((own, f"{leave.kind} {leave.resource}", True), []).append(said)
    for trigger in function.triggers:
        source = f"{trigger.kind} {trigger.name}"
        if trigger.kind == "authorizer":
            nodes.setdefault(source, Node("", "authorizer", (trigger.name,)))
        if source in nodes:
            edges.setdefault((source, own, False), [trigger.event])

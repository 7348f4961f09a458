"""An inventory as a graph: what a picture of the service shows.

    api { GET /a -> f; GET /b -> f }  →  box api: node "GET /a", "GET /b"; edge to f
    table users { read by f }         →  dashed edge f → table users: read

In: an `Inventory`. Out: a `Graph` of boxes, nodes and edges. Routes to one target are one node, so
that a large API does not hide the rest. What runs or feeds something is a solid edge; what one may
do with another, or only names, a dashed one. Between two nodes there is one edge of each.
"""

from __future__ import annotations

from ..named_tuples import NamedTuple
from .inventory import Inventory, ResourceEntry, RouteEntry

# What a declaration names here comes to it, and not the other way round.
_COMES_FROM = ("bus", "of")
_MOST_LINES = 12


class Box(NamedTuple):
    """A box around the nodes of one API."""

    id: str
    label: str


class Node(NamedTuple):
    """A thing in the picture; `kind` decides its shape, `lines` are its label, `box` is the id."""

    id: str
    kind: str
    lines: tuple[str, ...]
    box: str = ""


class Edge(NamedTuple):
    """An arrow between two nodes or boxes, with what it says."""

    source: str
    target: str
    label: str = ""
    dashed: bool = False


class Graph(NamedTuple):
    """Boxes, nodes and edges, each once, in the order of the source."""

    title: str
    boxes: tuple[Box, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph(found: Inventory) -> Graph:
    """The graph of a service."""
    drawing = _Drawing()
    _draw_routes(found, drawing)
    for function in found.functions:
        drawing.node(_key("function", function.name), "function", (function.name,))
    for resource in found.resources:
        key = _key(resource.kind, resource.name)
        drawing.node(key, resource.kind, _label(resource))
    _draw_authorizers(found, drawing)
    _draw_functions(found, drawing)
    _draw_resources(found, drawing)
    return drawing.graph(found.service)


class _Drawing:
    """Nodes and edges by what they stand for, before they are numbered."""

    def __init__(self) -> None:
        self._boxes: dict[str, str] = {}
        self._nodes: dict[str, Node] = {}
        self._edges: dict[tuple[str, str, bool], dict[str, None]] = {}

    def box(self, key: str, label: str) -> None:
        self._boxes.setdefault(key, label)

    def node(self, key: str, kind: str, lines: tuple[str, ...], box: str = "") -> None:
        self._nodes.setdefault(key, Node("", kind, lines, box))

    def edge(self, source: str, target: str, label: str = "", dashed: bool = False) -> None:
        said = self._edges.setdefault((source, target, dashed), {})
        if label:
            said[label] = None

    def graph(self, title: str) -> Graph:
        """What was drawn; an edge to what is not in the picture is none."""
        ids = {key: f"b{number}" for number, key in enumerate(self._boxes)}
        boxes = tuple(Box(ids[key], label) for key, label in self._boxes.items())
        ids |= {key: f"n{number}" for number, key in enumerate(self._nodes)}
        return Graph(
            title,
            boxes,
            tuple(
                node._replace(id=ids[key], box=ids[node.box] if node.box else "")
                for key, node in self._nodes.items()
            ),
            tuple(
                Edge(ids[source], ids[target], ", ".join(said), dashed)
                for (source, target, dashed), said in self._edges.items()
                if source in ids and target in ids
            ),
        )


def _key(kind: str, name: str) -> str:
    return f"{kind} {name}"


def _label(resource: ResourceEntry) -> tuple[str, ...]:
    """A resource in the words of its declaration."""
    if resource.kind == "resource":
        return (resource.name, resource.type)
    return (f"{resource.kind} {resource.when or resource.name}",)


def _draw_routes(found: Inventory, drawing: _Drawing) -> None:
    """A node for the routes of each target, in the box of their API."""
    routes: dict[tuple[str, str], list[RouteEntry]] = {}
    for route in found.routes:
        target = _key(route.target_kind, route.target)
        routes.setdefault((route.api, target), []).append(route)
    for (api, target), group in routes.items():
        box, key = _key("api", api), f"routes {api} {target}"
        lines = [_line(route) for route in group]
        if len(lines) > _MOST_LINES:
            lines[_MOST_LINES - 1 :] = [f"… and {len(lines) - _MOST_LINES + 1} more"]
        drawing.box(box, api)
        drawing.node(key, "route", tuple(lines), box)
        if group[0].target_kind == "url":
            drawing.node(target, "url", (group[0].target,))
        # A mock answers in the API itself.
        for route in group:
            drawing.edge(key, target, "async" if route.asynchronous else route.action)


def _line(route: RouteEntry) -> str:
    own = [] if route.auth == "none" else [route.auth]
    if route.plans and route.auth != "key":
        own.append("key")
    mark = f" ({', '.join(own)})" if own else ""
    answer = " → mock" if route.target_kind == "mock" else ""
    return f"{route.method} {route.path}{mark}{answer}"


def _draw_authorizers(found: Inventory, drawing: _Drawing) -> None:
    """An authorizer stands in the box of the API that asks it, or beside several."""
    for authorizer in found.authorizers:
        apis = {route.api for route in found.routes if route.auth == authorizer.name}
        if not apis:
            continue
        key = _key("authorizer", authorizer.name)
        box = _key("api", min(apis)) if len(apis) == 1 else ""
        drawing.node(key, "authorizer", (f"authorizer {authorizer.name}",), box)
        if authorizer.function:
            drawing.edge(key, _key("function", authorizer.function))
        for use in authorizer.uses:
            drawing.edge(key, _key(use.kind, use.name), dashed=True)


def _draw_functions(found: Inventory, drawing: _Drawing) -> None:
    for function in found.functions:
        own = _key("function", function.name)
        for trigger in function.triggers:
            if trigger.kind == "url":
                key = _key("url of", function.name)
                drawing.node(key, "url", (f"url ({trigger.event})",))
                drawing.edge(key, own)
        for leave in function.may:
            invokes = leave.kind == "function"
            said = leave.verb or ", ".join(leave.actions)
            drawing.edge(own, _key(leave.kind, leave.resource), said, not invokes)
        for use in function.uses:
            solid = use.setting in ("on_success", "on_failure", "dead_letter")
            drawing.edge(own, _key(use.kind, use.name), use.setting, not solid)


def _draw_resources(found: Inventory, drawing: _Drawing) -> None:
    for resource in found.resources:
        own = _key(resource.kind, resource.name)
        for feed in resource.feeds:
            drawing.edge(own, _key(feed.target_kind, feed.target), feed.event)
        for use in resource.uses:
            other = _key(use.kind, use.name)
            if use.setting in _COMES_FROM and use.kind != "api":
                drawing.edge(other, own)
            else:
                drawing.edge(own, other, use.setting, dashed=True)

"""A graph as a flowchart of Mermaid, which GitHub and many others draw where it stands in a README.

    flowchart LR
      subgraph b0["api"]
        n0["GET /users/{id}"]
      end
      n1("get_user")
      n0 --> n1

In: a `Graph`. Out: the text. Colours and shapes say what family a kind belongs to, and a legend
says which is which; all labels are quoted and escaped, so that no name or URL is taken for syntax.
https://mermaid.js.org/syntax/flowchart.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .graph import Edge, Graph, Node

_BOX, _ROUND, _STADIUM = ("[", "]"), ("(", ")"), ("([", "])")
_CYLINDER, _PIPE, _HEXAGON = ("[(", ")]"), ("[[", "]]"), ("{{", "}}")

# For each family: the colours of what is filled, its border and its text, dark on light so that
# they can be read on any page; and the shapes of its kinds. What is not listed is "other".
_FAMILIES: dict[str, tuple[str, dict[str, tuple[str, str]]]] = {
    "routes": ("fill:#f3f4f6,stroke:#6b7280", {"route": _BOX, "url": _BOX}),
    "function": ("fill:#ffedd5,stroke:#ea580c", {"function": _ROUND}),
    "data": (
        "fill:#dbeafe,stroke:#2563eb",
        {"table": _CYLINDER, "bucket": _CYLINDER, "secret": _CYLINDER},
    ),
    "messages": (
        "fill:#ede9fe,stroke:#7c3aed",
        {
            "queue": _PIPE,
            "stream": _PIPE,
            "topic": _HEXAGON,
            "bus": _HEXAGON,
            "event": _HEXAGON,
            "logs": _HEXAGON,
        },
    ),
    "schedule": ("fill:#dcfce7,stroke:#16a34a", {"every": _STADIUM, "cron": _STADIUM}),
    "access": (
        "fill:#fef9c3,stroke:#ca8a04",
        {"authorizer": _STADIUM, "pool": _CYLINDER, "plan": _BOX, "key": _BOX, "domain": _BOX},
    ),
    "other": ("fill:#ffffff,stroke:#6b7280", {"machine": _PIPE}),
}
_FAMILY = {kind: name for name, (_, kinds) in _FAMILIES.items() for kind in kinds}
_TEXT = "color:#111827"

_LONGEST = 60
# The rest can mean something to Mermaid, to Markdown or to HTML, somewhere in a label.
_PLAIN = re.compile(r"[A-Za-z0-9 /.,:(){}+=?'-]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|[^\x00-\x7f]")
_ICON = re.compile(r"\bfa[a-z]?:", re.IGNORECASE)
_LIST = re.compile(r"\A(\s*)([-+]|\d+[.)])(?=\s|\Z)")


def mermaid(picture: Graph) -> str:
    """The flowchart, from left to right; without a line end behind it."""
    lines = ["flowchart LR", f"  accTitle: {picture.title}"]
    for box in picture.boxes:
        lines.append(f'  subgraph {box.id}["{escaped(box.label)}"]')
        lines += [f"    {_node(node)}" for node in picture.nodes if node.box == box.id]
        lines.append("  end")
    lines += [f"  {_node(node)}" for node in picture.nodes if not node.box]
    lines += [f"  {_edge(edge)}" for edge in picture.edges]
    lines += [f"  {line}" for line in _legend(picture)]
    lines += [f"  {line}" for line in _classes(picture)]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Text in which nothing means something to Mermaid, to Markdown or to HTML; cut if too long.

    Characters are written by their numbers: `#59;` is a semicolon
    (https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters).
    """
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    parts = []
    special = {found.end() - 1 for found in (*_ICON.finditer(text), *_LIST.finditer(text))}
    for at, sign in enumerate(text):
        if not sign.isprintable():
            parts.append("\ufffd")
        elif at in special or not _PLAIN.match(text, at):
            parts.append(f"#{ord(sign)};")
        else:
            parts.append(sign)
    return "".join(parts)


def _node(node: Node) -> str:
    family = _family(node.kind)
    opening, closing = _FAMILIES[family][1].get(node.kind, _BOX)
    text = "<br/>".join(map(escaped, node.lines))
    return f'{node.id}{opening}"{text}"{closing}:::{family}'


def _edge(edge: Edge) -> str:
    arrow = "-.->" if edge.dashed else "-->"
    label = f'|"{escaped(edge.label)}"|' if edge.label else ""
    return f"{edge.source} {arrow}{label} {edge.target}"


def _family(kind: str) -> str:
    return _FAMILY.get(kind, "other")


def _families(picture: Graph) -> list[str]:
    there = {_family(node.kind) for node in picture.nodes}
    return [name for name in _FAMILIES if name in there]


def _legend(picture: Graph) -> Iterator[str]:
    """What the colours and the arrows mean, where there is more than one of either."""
    names = _families(picture)
    if len(names) < 2:
        return
    yield 'subgraph legend["Legend"]'
    for number, name in enumerate(names):
        yield f'  l{number}["{name}"]:::{name}'
    yield '  l0 -->|"runs, feeds"| l1'
    if any(edge.dashed for edge in picture.edges) and len(names) > 2:
        yield '  l1 -.->|"may, uses"| l2'
    yield "end"


def _classes(picture: Graph) -> Iterator[str]:
    for name in _families(picture):
        yield f"classDef {name} {_FAMILIES[name][0]},{_TEXT}"

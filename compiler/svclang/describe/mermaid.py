"""A graph as a flowchart of Mermaid, which GitHub and many others draw where it stands in a README.

    flowchart LR
      subgraph api
        n0["GET /users/{id}"]
      end
      n1("get_user")
      n0 --> n1

https://mermaid.js.org/syntax/flowchart.html
"""

from __future__ import annotations

from collections.abc import Iterator

from .graph import Edge, Graph, Node

# The brackets of each kind's shape; what is not listed is a plain box.
_SHAPES = {
    "function": ("(", ")"),
    "table": ("[(", ")]"),
    "bucket": ("[(", ")]"),
    "secret": ("[(", ")]"),
    "queue": ("[[", "]]"),
    "stream": ("[[", "]]"),
    "topic": ("{{", "}}"),
    "bus": ("{{", "}}"),
    "event": ("{{", "}}"),
    "every": ("((", "))"),
    "cron": ("((", "))"),
    "machine": ("[/", "/]"),
    "authorizer": ("{", "}"),
}
_CALLED = frozenset({"function", "route", "mock", "url"})


def mermaid(picture: Graph) -> str:
    """The flowchart, from left to right."""
    groups = dict.fromkeys(node.group for node in picture.nodes if node.group)
    lines = ["flowchart LR"]
    for number, group in enumerate(groups):
        lines.append(f'  subgraph g{number}["{_escaped(group)}"]')
        lines += [f"    {_node(node)}" for node in picture.nodes if node.group == group]
        lines.append("  end")
    lines += [f"  {_node(node)}" for node in picture.nodes if not node.group]
    lines += [f"  {line}" for line in _edges(picture.edges)]
    return "\n".join(lines)


def _node(node: Node) -> str:
    opening, closing = _SHAPES.get(node.kind, ("[", "]"))
    kind = () if node.kind in _CALLED else (f"<i>{node.kind}</i>",)
    text = "<br/>".join((*kind, *map(_escaped, node.lines)))
    return f'{node.id}{opening}"{text}"{closing}'


def _edges(edges: tuple[Edge, ...]) -> Iterator[str]:
    for edge in edges:
        arrow = "-.->" if edge.dashed else "-->"
        label = f'|"{_escaped(edge.label)}"|' if edge.label else ""
        yield f"{edge.source} {arrow}{label} {edge.target}"


def _escaped(text: str) -> str:
    """Text in which nothing means something to Mermaid or to HTML."""
    signs = {"#": "#35;", "&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;"}
    return "".join(signs.get(sign, sign) for sign in text)

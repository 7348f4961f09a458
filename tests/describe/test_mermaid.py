"""The flowchart of a service, as GitHub draws it."""

from __future__ import annotations

import re

import pytest

from describe.described import described
from svclang.describe.graph import Edge, Graph, Node, graph
from svclang.describe.mermaid import escaped, mermaid

CHART = """\
flowchart LR
  accTitle: shop
  subgraph b0["api"]
    n0["GET /users/{id}"]:::routes
  end
  n1("get_user"):::function
  n2[["queue jobs"]]:::messages
  n0 --> n1
  n1 -.->|"send"| n2
  subgraph legend["Legend"]
    l0["routes"]:::routes
    l1["function"]:::function
    l2["messages"]:::messages
    l0 -->|"runs, feeds"| l1
    l1 -.->|"may, uses"| l2
  end
  classDef routes fill:#f3f4f6,stroke:#6b7280,color:#111827
  classDef function fill:#ffedd5,stroke:#ea580c,color:#111827
  classDef messages fill:#ede9fe,stroke:#7c3aed,color:#111827"""


def test_a_service_is_a_flowchart_with_a_box_for_each_api_and_a_legend() -> None:
    found = described(
        """
        function get_user(id: string) -> string
        api { auth none; GET /users/{id} -> get_user }
        queue jobs { send by get_user }
        """
    )
    assert mermaid(graph(found)) == CHART


def test_what_has_one_colour_needs_no_legend() -> None:
    assert "Legend" not in mermaid(graph(described("function f")))


def test_every_class_that_is_used_is_defined() -> None:
    found = described(
        """
        function f
        bucket b { on created -> f }
        secret s { read by f }
        topic t { -> f }
        every 5m -> f
        resource r "AWS::SNS::Topic" { DisplayName: "x" }
        """
    )
    chart = mermaid(graph(found))
    used = set(re.findall(r":::(\w+)", chart))
    assert used == set(re.findall(r"classDef (\w+) ", chart))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ('say "hi"', "say #34;hi#34;"),
        ("<script>", "#60;script#62;"),
        ("a;b", "a#59;b"),
        ("#quot;", "#35;quot#59;"),
        ("&lt;", "#38;lt#59;"),
        ("`md` *b*", "#96;md#96; #42;b#42;"),
        ("get_user", "get_user"),
        ("_get_", "#95;get#95;"),
        ("1. one", "1#46; one"),
        ("- one", "#45; one"),
        ("fa:fa-user", "fa#58;fa-user"),
        ("a\\nb", "a#92;nb"),
        ("%%{init}%%", "#37;#37;{init}#37;#37;"),
        ("\x1b[31m", "\ufffd#91;31m"),
        ("a\u202eb", "a\ufffdb"),
        ("übung", "übung"),
    ],
)
def test_no_text_of_a_label_is_taken_for_syntax(text: str, safe: str) -> None:
    assert escaped(text) == safe


def test_a_long_label_is_cut() -> None:
    assert escaped("x" * 100) == "x" * 59 + "…"


def test_labels_of_nodes_and_edges_are_quoted() -> None:
    nodes = (Node("n0", "function", ('a"]',)), Node("n1", "table", ("b",)))
    chart = mermaid(Graph("t", (), nodes, (Edge("n0", "n1", 'x"|y'),)))
    assert '  n0("a#34;#93;"):::function\n' in chart
    assert '  n0 -->|"x#34;#124;y"| n1\n' in chart

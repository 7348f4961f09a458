"""The graph of a service: its nodes, and an edge for everything that hangs together."""

from __future__ import annotations

import pytest

from describe.described import described
from svclang.describe.graph import Graph, graph


def edges(text: str) -> list[str]:
    """The edges of declarations, in words: `queue q -> f`, `f ~ send ~> queue q`."""
    return edges_of(graph(described(text)))


def edges_of(picture: Graph) -> list[str]:
    names = {node.id: " + ".join(node.lines) for node in picture.nodes}
    names |= {box.id: f"[{box.label}]" for box in picture.boxes}
    found = []
    for edge in picture.edges:
        line = "~" if edge.dashed else "-"
        said = f" {edge.label} {line}" if edge.label else ""
        found.append(f"{names[edge.source]} {line}{said}> {names[edge.target]}")
    return found


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("function f\napi { auth none; GET /a -> f }", "GET /a -> f"),
        ("function f()\napi { auth none; POST /a -> f async }", "POST /a - async -> f"),
        ("queue q\napi { auth none; POST /a -> q }", "POST /a - send -> queue q"),
        ("function f\nqueue q { -> f }", "queue q -> f"),
        ("function f\nqueue q { send by f }", "f ~ send ~> queue q"),
        ("function f\nqueue q { send by f; receive by f }", "f ~ send, receive ~> queue q"),
        ("function f\nbucket b { on created -> f }", "bucket b - created -> f"),
        ("queue q { retry 3 then d }\nqueue d", "queue q ~ retry ~> queue d"),
        ('bus b\nevent e { bus b; source "x"; -> q }\nqueue q', "bus b -> event e"),
        ("function f\nevery 5m -> f", "every 5m -> f"),
        ("function f { url iam }", "url (iam) -> f"),
        ("function f { invoke by g }\nfunction g", "g - invoke -> f"),
        ("function f { on_failure g }\nfunction g", "f - on_failure -> g"),
        ("plan p\nfunction f\napi { auth key; GET /a -> f }", "plan p ~ of ~> [api]"),
    ],
)
def test_what_hangs_together_has_an_edge(text: str, edge: str) -> None:
    assert edge in edges(text)


def test_routes_to_one_target_are_one_node_in_the_box_of_their_api() -> None:
    picture = graph(
        described("function f\napi { auth none; GET /a -> f; GET /b -> f { auth iam } }")
    )
    (node,) = [node for node in picture.nodes if node.kind == "route"]
    assert node.lines == ("GET /a", "GET /b (iam)")
    assert node.box == picture.boxes[0].id
    assert edges_of(picture) == ["GET /a + GET /b (iam) -> f"]


def test_so_many_routes_that_a_node_would_be_too_high_are_counted() -> None:
    routes = "\n".join(f"GET /a{n} -> f" for n in range(20))
    picture = graph(described(f"function f\napi {{\nauth none\n{routes}\n}}"))
    lines = picture.nodes[0].lines
    assert (len(lines), lines[-1]) == (12, "… and 9 more")


def test_an_authorizer_stands_in_the_api_that_asks_it() -> None:
    one = "function f\nauthorizer who -> f { source header.Authorization }\n"
    api = "{ auth who; GET /a -> mock { ok: true } }"
    picture = graph(described(f"{one}api {api}"))
    (node,) = [node for node in picture.nodes if node.kind == "authorizer"]
    assert node.box == picture.boxes[0].id
    assert "authorizer who -> f" in edges_of(picture)


def test_schedules_at_the_same_time_are_two_nodes() -> None:
    assert edges("function f\nfunction g\nevery 5m -> f\nevery 5m -> g") == [
        "every 5m -> f",
        "every 5m -> g",
    ]


def test_no_two_edges_say_the_same() -> None:
    found = edges("function f\nqueue q { send by f; send by f; -> f }")
    assert found == ["f ~ send ~> queue q", "queue q -> f"]

"""What `svc describe` tells of a service, as an inventory, as tables and as a flowchart."""

from __future__ import annotations

import json

from building import read
from svclang.compile import settle_source
from svclang.describe.as_json import as_json
from svclang.describe.graph import graph
from svclang.describe.inventory import Inventory, inventory
from svclang.describe.mermaid import mermaid
from svclang.describe.text import text
from svclang.model.nodes import Surroundings
from svclang.source import Source

SHOP = """
service shop { runtime python3.13; code "src" }
function get(id: uuid) -> string
function pack
function idle
api { auth iam; GET /orders/{id} -> get }
queue orders { send by get; -> pack }
table packed { key id: string; write by pack; read by get }
every 5m -> pack
"""


def described(source: str) -> Inventory:
    settled = settle_source(Source("test.svc", source), read, Surroundings())
    assert settled.model is not None, settled.diagnostics
    return inventory(settled.model)


def test_a_function_is_listed_with_all_that_triggers_it() -> None:
    functions = {entry.name: entry for entry in described(SHOP).functions}
    triggers = {
        name: [(each.kind, each.name) for each in entry.triggers]
        for name, entry in functions.items()
    }
    assert triggers["pack"] == [("queue", "orders"), ("every", "pack_every_5m")]
    assert len(triggers["get"]) == 1
    assert triggers["idle"] == []


def test_what_nothing_triggers_is_named() -> None:
    assert described(SHOP).idle == ("idle",)


def test_a_resource_is_listed_with_who_may_do_what() -> None:
    resources = {entry.name: entry for entry in described(SHOP).resources}
    assert {each.verb: each.functions for each in resources["packed"].access} == {
        "write": ("pack",),
        "read": ("get",),
    }


def test_the_tables_name_every_function_route_and_resource() -> None:
    shown = text(described(SHOP))
    assert all(word in shown for word in ("GET", "/orders/{id}", "pack", "packed", "every"))


def test_the_json_says_the_same() -> None:
    told = json.loads(as_json(described(SHOP)))
    assert [entry["name"] for entry in told["functions"]] == ["get", "pack", "idle"]
    assert told["idle"] == ["idle"]


def test_the_flowchart_has_an_arrow_for_what_a_queue_feeds() -> None:
    picture = graph(described(SHOP))
    named = {node.id: node.lines[-1] for node in picture.nodes}
    arrows = {(named[edge.source], named[edge.target]) for edge in picture.edges}
    assert {("queue orders", "pack"), ("get", "queue orders")} <= arrows
    assert mermaid(picture).count("flowchart") == 1

"""The tables of `svc describe`: what stands in them, and that they fit a page."""

from __future__ import annotations

import pytest

from describe.described import described
from svclang.describe.text import COLUMNS, text

SHOP = """\
/// Takes orders.
/// At any time.
///
/// And more that is for readers of the source.
function take(body: { id: string }) -> string
function pack { memory 1GB; timeout 1m }
function orphan
api {
  auth none
  POST /orders -> take { auth iam }
  GET /health -> mock { ok: true }
}
queue orders { send by take; -> pack; retry 3 then dead }
queue dead
every 5m -> pack
"""

TABLES = """\
shop 1.0.0, stage dev

ROUTE          AUTH  TARGET
POST  /orders  iam   take
GET   /health  none  mock

FUNCTION  RUNTIME     MEMORY  TIMEOUT  TRIGGERED BY  MAY
take      nodejs24.x  128MB   3s       POST /orders  send orders
pack      nodejs24.x  1GB     1m       queue orders
                                       every 5m
orphan    nodejs24.x  128MB   3s       nothing

RESOURCE       ACCESS        FEEDS    USES
queue  orders  send by take  -> pack  retry dead
queue  dead
every  5m                    -> pack

Nothing triggers orphan."""


def test_tables_say_who_triggers_what_and_who_may_do_what() -> None:
    assert text(described(SHOP)) == TABLES


def test_what_a_service_has_not_is_no_table() -> None:
    assert text(described("function f\nevery 5m -> f")).count("\n\n") == 2
    assert "ROUTE" not in text(described("function f"))


def test_the_first_paragraph_of_the_service_is_its_head() -> None:
    found = described("function f")._replace(doc="Takes\norders.\n\nMore.")
    assert text(found).split("\n")[:3] == ["shop 1.0.0, stage dev", "Takes orders.", ""]


def test_with_several_apis_a_route_says_whose_it_is() -> None:
    api = "{ auth none; GET /a -> f }"
    shown = text(described(f"function f\napi {api}\napi admin {api}"))
    assert "GET  /a  [admin]" in shown
    assert "GET /a [admin]" in shown


def test_a_route_straight_to_a_resource_shows_the_action_once() -> None:
    shown = text(described("queue jobs\napi { auth none; POST /jobs -> jobs.send }"))
    assert "POST  /jobs  none  jobs.send\n" in shown


def test_a_route_with_a_key_says_of_which_plan() -> None:
    shown = text(described("function f\nplan basic\napi { auth iam; GET /a -> f { key on } }"))
    assert "key of basic" in shown


LONG = "a_name_that_goes_on_and_on_for_longer_than_anybody_would_like_to_read"


@pytest.mark.parametrize(
    "declarations",
    [
        f"function {LONG}\nqueue {LONG}_queue {{ send by {LONG}; -> {LONG} }}",
        f'function f\napi {{ auth none; GET /{"x/" * 60}y -> "https://example.com/{"z" * 200}" }}',
        "\n".join(f"function f{n}" for n in range(60)),
    ],
)
def test_no_line_is_wider_than_the_page(declarations: str) -> None:
    shown = text(described(declarations))
    assert max(map(len, shown.split("\n"))) <= COLUMNS


def test_thirty_routes_are_thirty_lines() -> None:
    routes = "\n".join(f"  GET /things/{{id}}/part_{n} -> f_{n}" for n in range(30))
    functions = "\n".join(f"function f_{n}" for n in range(30))
    shown = text(described(f"{functions}\napi {{\n  auth none\n{routes}\n}}"))
    table = shown.split("\n\n")[1].split("\n")
    assert len(table) == 31


def test_what_is_divided_goes_on_indented_and_loses_nothing() -> None:
    functions = [f"function_number_{n}" for n in range(12)]
    declared = "\n".join(f"function {name}" for name in functions)
    shown = text(described(f"{declared}\nqueue q {{ send by {', '.join(functions)} }}"))
    rest = shown.split("RESOURCE")[1]
    assert [name for name in functions if name not in rest] == []
